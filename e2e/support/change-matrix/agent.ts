/**
 * The scaffold agent under another name, for `tools/agent.mjs`. Every question is a line in `.tmp/asked`, which is
 * no input of anything. Model and effort are its identity, as those of a real model are.
 *
 * It does what a model would do with what it is told, where templates take no notice:
 * a line "for db: …" among the acceptance becomes the plan's brief for that layer; feedback gives the layer another
 * body, and feedback with "promise" in it one more export as well.
 */
export const COUNTS = `
import { createScaffoldAgent } from '@nx-slice/electron';
import { appendFileSync } from 'node:fs';
const scaffold = createScaffoldAgent();
const entryOf = (layer) => 'src/' + layer + '/' + (layer === 'ipc' ? 'main.ts' : 'index.ts');
const planned = (plan, { slice }) => ({
  ...plan,
  briefs: (slice.acceptance ?? []).flatMap((line) => {
    const said = /^for (\\w+): (.+)$/.exec(line);
    return said ? [{ layer: said[1], text: said[2] }] : [];
  }),
});
const heeded = (artifact, layer, told) => {
  if (told.length === 0) return artifact;
  const code = [
    '',
    'const told = ' + told.length + ';',
    'export function ' + layer + 'Heeds(): number {',
    '  return told;',
    '}',
    '',
  ].join('\\n');
  const promises = told.some((line) => line.includes('promise'));
  const files = artifact.files.map((file) => {
    if (file.path !== entryOf(layer)) return file;
    return { ...file, content: file.content + (promises ? code : '\\n// Heeded: ' + told.length + '\\n') };
  });
  return promises
    ? { files, contracts: [...artifact.contracts, { name: layer + 'Heeds', kind: 'function', signature: layer + 'Heeds(): number' }] }
    : { ...artifact, files };
};
export const createAgent = ({ model, effort }) => ({
  identity: { kind: 'counted', version: '1', model, effort },
  trusted: true,
  open: (request) => {
    const talk = scaffold.open(request);
    return {
      close: () => talk.close(),
      ask: async (message, signal) => {
        const step = request.kind === 'plan' ? 'plan' : request.layer;
        appendFileSync(new URL('../.tmp/asked', import.meta.url), request.slice + ' ' + step + '\\n');
        const reply = await talk.ask(message, signal);
        if (reply.kind !== 'answer') return reply;
        const answer = JSON.parse(reply.text);
        return {
          kind: 'answer',
          text: JSON.stringify(
            request.kind === 'plan'
              ? planned(answer, request.spec)
              : heeded(answer, request.layer, request.feedback),
          ),
        };
      },
    };
  },
});
`;
