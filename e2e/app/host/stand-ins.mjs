/**
 * Where the built app imports `electron` or `node:sqlite`, Node gives it what stands in for them. Loaded with
 * `--import`, before anything of the app.
 */
import { register } from 'node:module';

const url = (name) => new URL(name, import.meta.url).href;

register('./resolve-hook.mjs', {
  parentURL: import.meta.url,
  data: { electron: url('electron.mjs'), 'node:sqlite': url('sqlite.mjs') },
});
