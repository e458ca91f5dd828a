// A process that asks Codex and waits, to be ended from outside. It uses the built package, as a user does.
import { createCodexAgent } from '../../../dist/index.js';

const talk = createCodexAgent(JSON.parse(process.env.OPTIONS)).open(
  JSON.parse(process.env.REQUEST),
);
await talk.ask({ kind: 'request' }, new AbortController().signal);
