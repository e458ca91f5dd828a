import type {
  Agent,
  AgentReply,
  AgentRequest,
  LayerRequest,
  PlanRequest,
} from '@nx-slice/pipeline';
import { diagnostic } from '@nx-slice/pipeline';
import { readSlice, type Artifact } from '@nx-slice/schemas';
import { formatFiles } from '../format-files.js';
import { refuseChange } from './db/change/refuse-change.js';
import { planFromSlice, refuseIntentOnly } from './plan/index.js';
import { TEMPLATES } from './templates.js';
import { templatesVersion } from './templates-version.js';

/**
 * Writes a slice from templates: deterministic, offline, without a key. It needs a slice.json that says
 * everything; what is described by its intent alone needs a model.
 */
export const createScaffoldAgent = (): Agent => ({
  identity: {
    kind: 'scaffold',
    version: templatesVersion(),
    model: null,
    effort: null,
  },
  trusted: true,
  open: (request) => ({
    ask: async (message, signal) => {
      signal.throwIfAborted();
      return message.kind === 'request' ? answer(request) : cannotRepair();
    },
    close: () => Promise.resolve(),
  }),
});

const answer = (request: AgentRequest): Promise<AgentReply> =>
  request.kind === 'plan'
    ? Promise.resolve(answerPlan(request))
    : answerLayer(request);

function answerPlan({ spec }: PlanRequest): AgentReply {
  const read = readSlice(spec.text, spec.file);
  if (!read.ok) return failure(read.error);
  const refused = refuseIntentOnly(read.value, spec.file);
  return refused.length > 0
    ? failure(refused)
    : {
        kind: 'answer',
        text: JSON.stringify(planFromSlice(read.value.slice)),
      };
}

async function answerLayer(request: LayerRequest): Promise<AgentReply> {
  const template = TEMPLATES[request.layer];
  if (!template) {
    return failure([
      diagnostic({
        code: 'SCAFFOLD_UNKNOWN_LAYER',
        stage: 'agent',
        layer: request.layer,
        message: `The scaffold agent has no templates for the layer ${request.layer}`,
        hint: 'Use an agent with a model for a stack of your own.',
      }),
    ]);
  }
  const { section, history } = request;
  const refused = refuseChange(section.plan, history);
  if (refused.length > 0) return failure(refused);
  const { files, contracts } = template(section.plan, history);
  const artifact: Artifact = {
    files: [...(await formatFiles(files))],
    contracts: [...contracts],
  };
  return { kind: 'answer', text: JSON.stringify(artifact) };
}

/** Templates give the same answer to the same request: asking again is of no use. */
const cannotRepair = (): AgentReply =>
  failure([
    diagnostic({
      code: 'SCAFFOLD_CANNOT_REPAIR',
      stage: 'agent',
      message: 'The scaffold agent cannot repair what its templates wrote',
      hint: 'This is a defect of nx-slice: please report it with the slice.json.',
    }),
  ]);

const failure = (
  diagnostics: Extract<AgentReply, { kind: 'failure' }>['diagnostics'],
): AgentReply => ({ kind: 'failure', diagnostics, again: false });
