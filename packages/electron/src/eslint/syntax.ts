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
      'MemberExpression > Identifier.property[name=/^(constructor|__proto__)$/], ObjectPattern > Property > Identifier.key[name=/^(constructor|__proto__)$/], Literal[value=/^(constructor|__proto__)$/]',
    message: 'What an object was made from leads out of the slice.',
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
];

const RAW_HTML =
  '/^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|srcdoc|srcDoc)$/';
const WAYS_OUT = '/^(setAttribute|setAttributeNS|ownerDocument)$/';

/** In code for the page. */
export const PAGE: readonly RefusedSyntax[] = [
  {
    selector: `JSXAttribute[name.name=${RAW_HTML}], Property[key.name=${RAW_HTML}], Property[key.value=${RAW_HTML}], MemberExpression[property.name=${RAW_HTML}], MemberExpression[property.value=${RAW_HTML}]`,
    message: 'Render text as children; React escapes it.',
  },
  {
    selector: `MemberExpression[property.name=${WAYS_OUT}], MemberExpression[property.value=${WAYS_OUT}]`,
    message:
      'Say it in JSX: an element does not lead a component to the page around it.',
  },
  {
    selector:
      'JSXOpeningElement[name.name=/^(script|iframe|object|embed|style|link|base|meta|frame|webview)$/]',
    message:
      'The page belongs to the app: a slice brings no scripts, styles or frames.',
  },
];
