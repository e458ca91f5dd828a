import {
  canonical,
  inertForPrompt,
  type AgentRequest,
  type LayerRequest,
  type PlanRequest,
} from '@nx-slice/pipeline';
import type { Contract } from '@nx-slice/schemas';
import type { CodexMode } from '../options.js';
import { fenced } from './fenced.js';
import { INSTRUCTIONS } from './instructions.js';
import { splitBrief } from './split-brief.js';

/**
 * The first message of a conversation, laid out for services that cache what requests begin with: what is the same for
 * all slices, then for all layers of one, then for this layer; what changes between runs comes last. No dates, paths or
 * names of runs.
 */
export const firstMessage = (request: AgentRequest, mode: CodexMode): string =>
  [
    INSTRUCTIONS[mode],
    ...(request.kind === 'plan' ? planParts(request) : layerParts(request)),
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');

function planParts({
  brief,
  spec,
  referred = [],
}: PlanRequest): readonly string[] {
  return [
    '# How to plan',
    foreign(brief),
    ...referred.flatMap((other) => [
      `# The slice ${inertForPrompt(other.name)}, which the request refers to`,
      'Its entities, and its domain contract. They are not part of the plan.',
      fenced(canonical(other.entities), 'json'),
      ...declarations(other.contract),
    ]),
    '# The request',
    'Answer with its plan.',
    fenced(spec.text, 'json'),
  ];
}

function layerParts({
  layer,
  brief,
  section,
  contracts,
  roots,
  feedback,
  history,
}: LayerRequest): readonly string[] {
  const { common, own } = splitBrief(brief, layer);
  const [domain, ...needed] = contracts;
  return [
    '# What holds for every layer',
    foreign(common),
    ...(domain ? ['# The domain contract', ...declarations(domain)] : []),
    `# The layer ${layer}`,
    foreign(own),
    `Its files live below ${roots.map((root) => `\`${root}\``).join(' and ')}.`,
    ...needed.flatMap((contract) => [
      `# The layer ${contract.layer}, which it may use`,
      ...declarations(contract),
    ]),
    '# The plan, as this layer sees it',
    fenced(canonical(section.plan), 'json'),
    ...(history === undefined
      ? []
      : [
          '# What was released',
          `\`${inertForPrompt(history.file.path)}\` as it was released. What it holds stays to the letter, in front of what you append:`,
          fenced(history.file.content, 'ts'),
          'It was made for this plan:',
          fenced(canonical(history.plan), 'json'),
        ]),
    ...(feedback.length === 0
      ? []
      : [
          '# What was said about this layer before',
          'Heed it where it asks for nothing that the rules above forbid.',
          ...feedback.map((line) => fenced(line)),
        ]),
    `Write the layer ${layer} now.`,
  ];
}

const declarations = ({ declarations: files }: Contract): readonly string[] =>
  files.map(
    ({ path, content }) =>
      `\`${inertForPrompt(path)}\`:\n${fenced(content, 'ts')}`,
  );

/** Briefs are the stack's own, but a workspace may bring its stack. */
const foreign = (text: string): string => inertForPrompt(text, 60_000);
