const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that JavaScript or TypeScript keeps for itself. */
const KEYWORDS = words(`
  abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger
  declare default delete do else enum eval export extends false finally for from function get global if
  implements import in infer instanceof interface is keyof let module namespace never new null number object
  of package private protected public readonly require return satisfies set static string super switch symbol
  this throw true try type typeof undefined unique unknown using var void while with yield
`);

/** Globals of the language, of the page and of Node that generated code or its reader may mean. */
const GLOBALS = words(`
  AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error
  EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int8Array Int16Array Int32Array
  Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
  SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint8Array Uint8ClampedArray Uint16Array
  Uint32Array WeakMap WeakRef WeakSet URL URLSearchParams Awaited ConstructorParameters Exclude Extract
  InstanceType Iterable NonNullable Omit Parameters Partial Pick PropertyKey Readonly ReadonlyArray Record
  Required ReturnType ThisType Uppercase Lowercase Capitalize Uncapitalize TemplateStringsArray Document
  Element Event EventTarget FormData HTMLElement JSX Node NodeList Window AbortController AbortSignal console
  crypto document fetch global globalThis localStorage navigator process sessionStorage structuredClone window
  Buffer setTimeout clearTimeout setInterval clearInterval setImmediate queueMicrotask exports __dirname
  __filename
`);

/** Members of every object: a property of such a name is found although nobody set it. */
const INHERITED = words(`
  constructor hasOwnProperty isPrototypeOf propertyIsEnumerable prototype toLocaleString toString valueOf
  __proto__ then
`);

/** What templates import. */
const IMPORTED = words(`
  z zod React ReactNode ComponentProps PropsWithChildren createContext useContext useMemo useState useId
  useRef useEffect useCallback useTransition Suspense Fragment QueryClient QueryClientProvider queryOptions
  useQuery useMutation useQueryClient useSuspenseQuery keepPreviousData Api Bridge Channels Contract Handlers
  Operation Service Guard IpcMainLike IpcRendererLike IpcResult IpcError DomainError NotFoundError
  ConflictError Migration SqlDatabase SqlRow SqlValue SqlValues registerContract createBridge createClient
  createFakeIpcMain createTemporaryFolder migrate openNodeSqlite afterEach beforeEach afterAll beforeAll
  describe expect it jest test act cleanup fireEvent render renderHook screen waitFor within userEvent join
`);

/**
 * Names that templates give to what is no entity, in files that also name one: parameters, local values, members
 * of a store. A template that needs another one adds it here. Fewer is better: an entity of such a name gets a suffix.
 */
const LOCAL = words(`
  answer api applyPatch autoFocus before byId change changes check checkUnused count createdAt createFakeApi
  createFakeService createFakeStore createQueryWrapper db error event find findItem first form found
  fromLocalTime heading holder id idSchema Input input isAnother isPending item items label legend list listed
  maxSearchLength mode mutation name newId none now onClose one oneOf onlyId open option options patch patched
  queries query remember required result row search setId setMode setSearch several stateOf store Stored
  submit SubmitHandler T temporary text textOf time timestampSchema toLocalTime transaction unchecked update
  useChange useChanges uses value values work
`);

/** Identifiers that no entity may take. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ...GLOBALS,
  ...INHERITED,
  ...IMPORTED,
  ...LOCAL,
]);
