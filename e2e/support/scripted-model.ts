import type { AgentRequest } from '@nx-slice/pipeline';
import { createScaffoldAgent } from '@nx-slice/electron';
import { artifactSchema, type Artifact } from '@nx-slice/schemas';
import {
  ev,
  lastOutput,
  reply,
  type FakeRequest,
  type Script,
} from '../../packages/agents/test/codex/support/fake-responses.js';

/** What is wrong with a first answer. */
export type Fault = 'prose' | 'refusal' | 'shape' | 'type' | 'lint';

/**
 * A model that writes what the scaffold agent would, behind the service that Codex talks to. Its first answers have
 * faults, by layer; told what is wrong, it mends them.
 *
 * @param requestOf what a layer was asked for, or the plan
 */
export function scriptedModel(
  requestOf: (name: string) => AgentRequest | undefined,
  faults: Readonly<Record<string, Fault>>,
): Script {
  const good = async (name: string): Promise<string> => {
    const request = requestOf(name);
    if (!request) throw new Error(`Nobody asked for ${name}`);
    const answer = await createScaffoldAgent()
      .open(request)
      .ask({ kind: 'request' }, new AbortController().signal);
    if (answer.kind === 'failure') throw new Error(JSON.stringify(answer));
    return answer.text;
  };
  return (request, response) => {
    const name = askedFor(request);
    const isTold = textsOf(request).some((text) =>
      /^(?:Your answer|What you wrote) was refused/.test(text),
    );
    const fault = isTold ? undefined : faults[name];
    const say = (...events: Parameters<typeof reply>[1]) =>
      reply(response, [ev.created(), ...events, ev.completed()]);
    if (fault === 'prose') return say(ev.message('Sure, here it is!'));
    if (fault === 'refusal') return say(ev.refusal('I would rather not.'));
    void good(name).then((text) => {
      if (name === 'plan') {
        return say(ev.message(`{"plan":${text},"artifact":null}`));
      }
      const artifact = spoilt(artifactSchema.parse(JSON.parse(text)), fault);
      if (!JSON.stringify(request.body.text).includes('"notes"')) {
        const answer = { plan: null, artifact };
        return say(ev.message(JSON.stringify(answer)));
      }
      // With tools: the files first, then what is promised.
      if (lastOutput(request) === undefined) {
        return say(
          ev.call(`c${request.number}`, 'exec_command', {
            cmd: artifact.files.map(writing).join('\n'),
            yield_time_ms: 20_000,
            login: false,
          }),
        );
      }
      const { contracts } = artifact;
      return say(ev.message(JSON.stringify({ contracts, notes: 'done' })));
    });
  };
}

const textsOf = ({ body }: FakeRequest): readonly string[] =>
  body.input.flatMap(({ content = [] }) =>
    content.map(({ text = '' }) => text),
  );

/** The layer whose conversation it is. */
function askedFor(request: FakeRequest): string {
  for (const text of textsOf(request)) {
    const layer = /Write the layer (\w+) now\./.exec(text)?.[1];
    if (layer !== undefined) return layer;
  }
  return 'plan';
}

const EXTRA: Readonly<Partial<Record<Fault, string>>> = {
  type: "export const wrong: number = 'text';\n",
  lint: 'export const now = (): number => Date.now();\n',
};

function spoilt(artifact: Artifact, fault: Fault | undefined): Artifact {
  if (fault === 'shape') {
    return { ...artifact, contracts: [{ name: '', kind: '', signature: '' }] };
  }
  const extra = fault === undefined ? undefined : EXTRA[fault];
  // Of migrations nothing else would be seen: a file that may only grow is read before anything is compiled.
  const spoiled = artifact.files.find(
    ({ path }) => path !== 'src/db/migrations.ts',
  );
  return extra === undefined
    ? artifact
    : {
        ...artifact,
        files: artifact.files.map((file) =>
          file === spoiled ? { ...file, content: file.content + extra } : file,
        ),
      };
}

const writing = ({ path, content }: Artifact['files'][number]): string =>
  `mkdir -p "$(dirname ${path})" && cat > ${path} <<'END_OF_FILE'\n${content}END_OF_FILE`;
