import { APP_ORIGIN } from '../electron-free-app.js';
import type { SenderFrame } from '../main-process.js';

const top = (url: string): SenderFrame => ({ url, parent: null });

/** The window's own page. */
export const PAGE = top(`${APP_ORIGIN}/`);

/** Senders that main must not listen to, by what is wrong with them. */
export const STRANGERS: Readonly<Record<string, SenderFrame | null>> = {
  'a frame that is gone': null,
  'a page of the web': top('https://evil.test/'),
  'a page whose host begins as the app does': top(`${APP_ORIGIN}.evil/`),
  'a page of another host of the scheme': top('app://other/'),
  'a page of another port': top(`${APP_ORIGIN}:8080/`),
  'a page that has the app as its user name': top(`${APP_ORIGIN}@evil.test/`),
  'a page that has the app in its path': top(`https://evil.test/${APP_ORIGIN}`),
  'a page of the same host on the web': top('https://bundle/'),
  'a blob of the app': top(`blob:${APP_ORIGIN}/0`),
  'a file': top('file:///etc/passwd'),
  'text as a page': top('data:text/html,'),
  'an empty page': top('about:blank'),
  'no URL': top('not a url'),
  nothing: top(''),
  'a frame in the page': { url: PAGE.url, parent: PAGE },
  'a frame of the web in the page': {
    url: 'https://evil.test/',
    parent: PAGE,
  },
  'the page in a frame of the web': {
    url: PAGE.url,
    parent: top('https://evil.test/'),
  },
};
