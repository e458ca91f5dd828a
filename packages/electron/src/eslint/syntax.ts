/** A construct that is refused wherever it stands, and what to do instead. */
export interface RefusedSyntax {
  readonly selector: string;
  readonly message: string;
}

/** In every file. */
export const EVERYWHERE: readonly RefusedSyntax[] = [
  {
    selector: 'MetaProperty[meta.name="import"]',
    message: 'A slice does not know where it is or how it was built.',
  },
  {
    selector: 'TSModuleDeclaration, [declare=true]',
    message: 'Do not declare what is not there: tsc would believe it.',
  },
  {
    selector:
      ':matches(VariableDeclarator, PropertyDefinition, AccessorProperty)[definite=true]',
    message: 'Give it a value at once instead of promising one to tsc.',
  },
  {
    selector:
      'MemberExpression > Identifier.property[name=/^(constructor|__proto__|prototype)$/], ObjectPattern > Property > Identifier.key[name=/^(constructor|__proto__|prototype)$/], Literal[value=/^(constructor|__proto__|prototype)$/], TemplateElement[value.cooked=/^(constructor|__proto__|prototype)$/]',
    message:
      'What an object was made from leads out of the slice, and every module shares it: leave constructor, prototype and __proto__ alone.',
  },
  {
    selector:
      'MemberExpression[computed=true] > :matches(TemplateLiteral[expressions.length>0], TSAsExpression, BinaryExpression[operator="+"][left.type!="Identifier"][right.type!="Identifier"]).property, ObjectPattern > Property[computed=true] > :matches(TemplateLiteral, TSAsExpression, BinaryExpression).key',
    message:
      'Write the name of a member as it is: one that is put together hides what is reached.',
  },
  {
    selector:
      'TSExportAssignment, TSNamespaceExportDeclaration, TSImportEqualsDeclaration',
    message: 'Use import and export: a slice is made of ES modules.',
  },
  {
    selector:
      ':matches(MemberExpression, ObjectPattern > Property) > Identifier[name=/^(defaultView|contentWindow|contentDocument|getRootNode)$/]:matches(.property, .key), Literal[value=/^(defaultView|contentWindow|contentDocument|getRootNode)$/]',
    message:
      'An element does not lead to the window around it: take what you need as an argument.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^format(ToParts)?$/][arguments.length=0]',
    message: 'Without a value this formats the current time: pass the time.',
  },
];

/** In code, not in tests: what hides a type error. `satisfies` and `as const` say more and hide nothing. */
export const CASTS: readonly RefusedSyntax[] = [
  {
    selector:
      ':matches(TSAsExpression, TSTypeAssertion)[typeAnnotation.typeName.name!="const"]',
    message: 'Let the types say it instead of a cast; `as const` is fine.',
  },
  {
    selector: 'TSTypePredicate',
    message:
      'A type predicate ("value is T") is believed, not checked. Leave it out, so that tsc infers it from what the function does, or return the narrowed value.',
  },
  {
    selector:
      'TSDeclareFunction, MethodDefinition[value.type="TSEmptyBodyFunctionExpression"]',
    message:
      'An overload is not checked against the function below it: give the function one signature, with a union or a generic.',
  },
  {
    selector:
      'CallExpression[callee.object.name="Object"][callee.property.name="assign"]:not([arguments.0.type="ObjectExpression"][arguments.0.properties.length=0][arguments.length=2]), CallExpression[callee.object.name="Object"][callee.property.name="assign"] > SpreadElement',
    message:
      'Object.assign gives a value a type that it need not have: write a new object, { ...a, ...b }.',
  },
  {
    selector:
      'CallExpression[callee.object.name="JSON"][callee.property.name="parse"]:not(CallExpression[callee.property.name=/^(parse|safeParse)$/] > CallExpression):not(VariableDeclarator[id.typeAnnotation.typeAnnotation.type="TSUnknownKeyword"] > CallExpression), MemberExpression[object.name="JSON"][property.name="parse"]:not(CallExpression > MemberExpression.callee), MemberExpression[object.name="JSON"][computed=true]',
    message:
      'JSON.parse returns any, which hides every error: pass it to a schema, as in schema.parse(JSON.parse(text)), or keep it in a const of type unknown.',
  },
  {
    selector:
      'CallExpression[callee.property.name="catch"] > :function > Identifier.params:first-child:not([typeAnnotation]), CallExpression[callee.property.name="then"] > :function:nth-child(2) > Identifier.params:first-child:not([typeAnnotation])',
    message: 'The reason of a promise is any: write (error: unknown).',
  },
  {
    selector:
      ':matches(VariableDeclarator[id.typeAnnotation=undefined], Property, CallExpression, ReturnStatement, ArrowFunctionExpression) > NewExpression[callee.name=/^(Weak)?Map$/][arguments.length=0][typeArguments=undefined]:not(VariableDeclarator[id.typeAnnotation!=undefined] > NewExpression)',
    message:
      'Say what the Map holds, as in new Map<string, number>(): without that it is any.',
  },
];

/** In code, not in tests: what a module does before anybody calls it. */
export const AT_IMPORT: readonly RefusedSyntax[] = [
  {
    selector: [
      'Program > ExpressionStatement:not([directive]):not([expression.left.property.name="displayName"])',
      'Program > :matches(BlockStatement, DoWhileStatement, ForInStatement, ForOfStatement, ForStatement, IfStatement, LabeledStatement, SwitchStatement, ThrowStatement, TryStatement, WhileStatement)',
      'StaticBlock',
      'AwaitExpression:not(:function AwaitExpression)',
      ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > CallExpression[callee.type=/FunctionExpression$/]',
      'PropertyDefinition[static=true] > CallExpression[callee.type=/FunctionExpression$/]',
    ].join(', '),
    message:
      'A module only declares: move this into a function that somebody calls, since whatever imports the module would run it.',
  },
];

const RAW_HTML =
  '/^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|srcdoc|srcDoc)$/';
const WAYS_OUT =
  '/^(setAttribute|setAttributeNS|ownerDocument|nativeEvent|composedPath)$/';
/** What an element loads, sends or runs as soon as it is set. */
const LOADS =
  '/^(src|srcset|href|action|formAction|cssText|on(blur|change|click|error|focus|input|load|message|submit|(key|mouse|pointer)[a-z]+))$/';
/** The address of another computer: nobody means a part of this one by it. */
const REMOTE = String.raw`/^\s*((https?|wss?):)?\/\/[\w[]/i`;
const REMOTE_STYLE = String.raw`/url\(\s*.?((https?):)?\/\//i`;
/** Attributes whose text is read by a person. A link is followed by one, if the app lets it. */
const READ = '/^(alt|href|placeholder|title|aria-.*)$/';
const FOREIGN =
  '/^(script|iframe|object|embed|style|link|base|meta|frame|webview)$/';
const BY_CALL = '/^(createElement|cloneElement)$/';

/** A name that is used as such, however it is written: a member, a key, a part of a pattern, a type. */
const mentioned = (names: string): string =>
  [
    `MemberExpression > Identifier.property[name=${names}]`,
    `Property > Identifier.key[name=${names}]`,
    `JSXAttribute[name.name=${names}]`,
    `Literal[value=${names}]`,
    `TemplateElement[value.cooked=${names}]`,
  ].join(', ');

/** In code for the page. */
export const PAGE: readonly RefusedSyntax[] = [
  {
    selector: mentioned(RAW_HTML),
    message:
      'Raw HTML runs what is in it. Render text as children; React escapes it.',
  },
  {
    selector:
      'JSXSpreadAttribute Property[computed=true], VariableDeclarator > ObjectExpression > Property[computed=true]:matches([key.type="BinaryExpression"], [key.type="TemplateLiteral"], [key.type="CallExpression"])',
    message:
      'Write the names of props as they are: one that is put together hides what is set.',
  },
  {
    selector: `${mentioned(WAYS_OUT)}, MemberExpression[property.name="document"]:matches([object.name="view"], [object.property.name="view"])`,
    message:
      'Say it in JSX: an element or an event does not lead a component to the page around it.',
  },
  {
    selector: `JSXOpeningElement[name.name=${FOREIGN}], VariableDeclarator[init.value=${FOREIGN}][id.name=/^[A-Z]/]`,
    message:
      'The page belongs to the app: a slice brings no scripts, styles or frames.',
  },
  {
    // By import only: an entity may be called Element, and be created.
    selector: `ImportDeclaration[source.value="react"] > ImportSpecifier[imported.name=${BY_CALL}], ImportDeclaration[source.value="react"][importKind!="type"] > :matches(ImportNamespaceSpecifier, ImportDefaultSpecifier)`,
    message:
      'Import what you need from React by name, and write JSX: elements that are made by a call are not checked.',
  },
  {
    selector: `AssignmentExpression > MemberExpression.left[property.name=${LOADS}]`,
    message:
      'Set it in JSX: what an element loads, sends or runs must be there to be read.',
  },
  {
    selector: [
      `Literal[value=${REMOTE}]:not(JSXAttribute[name.name=${READ}] > Literal)`,
      `TemplateElement[value.cooked=${REMOTE}]`,
      `Literal[value=${REMOTE_STYLE}], TemplateElement[value.cooked=${REMOTE_STYLE}]`,
    ].join(', '),
    message:
      'A slice talks to main and to no other computer: it loads nothing and sends nothing by an address.',
  },
  {
    selector: String.raw`TemplateElement[value.cooked=/^\s*javascript:/i]`,
    message: 'An address is no place for a script: use onClick.',
  },
];
