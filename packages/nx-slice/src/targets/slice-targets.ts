import type { TargetConfiguration } from '@nx/devkit';
import { agentSettings, type Options } from '../options.js';
import { SUBMISSION } from '../submission-mark.js';
import { VERSION } from '../version.js';
import {
  ARTIFACTS,
  EVERYTHING,
  ownAgent,
  ownBriefs,
  pluginInputs,
  written,
  type Inputs,
} from './inputs.js';

const metadata = (
  description: string,
  command: string,
): NonNullable<TargetConfiguration['metadata']> => ({
  description,
  technologies: ['nx-slice'],
  help: { command: `npx nx run <slice>:${command} --help`, example: {} },
});

/** A row of the stack, as far as targets need it. */
export interface Layer {
  readonly name: string;
  readonly needs: readonly string[];
  /** The one of its files that may only grow, once it was applied. */
  readonly history?: string;
}

/**
 * The targets of a slice. They are the same for every slice and every content of slice.json: Nx hashes a
 * project's whole configuration into each of its tasks, so one value of slice.json in here would re-run every
 * layer when it changes. What is particular to a slice reaches the hash through files. The one exception is which
 * other slices it refers to: Nx has to know whose plans come first.
 *
 * @param own the plugin's projects in this workspace; see `ownProjects`
 * @param referred the projects of the slices that it refers to; see `referredProjects`
 */
export function sliceTargets(
  layers: readonly Layer[],
  options: Options,
  own: readonly string[],
  referred: readonly string[],
): Readonly<Record<string, TargetConfiguration>> {
  const plugin = pluginInputs(own);
  return {
    plan: planTarget(layers, options, plugin, referred),
    ...Object.fromEntries(
      layers.map((layer) => [layer.name, layerTarget(layer, options, plugin)]),
    ),
    explain: {
      executor: 'nx-slice:explain',
      options: {
        ...said(options, [
          'agent',
          'model',
          'effort',
          'layers',
          'briefs',
          ...REACH,
        ]),
      },
      cache: false,
      metadata: metadata(
        'Say what the next run would use again, what it would ask an agent for, and why',
        'explain',
      ),
    },
    verify: {
      executor: 'nx-slice:verify',
      options: {
        ...said(options, ['isolation', 'unsandboxed', 'briefs']),
        version: VERSION,
      },
      cache: true,
      dependsOn: ['plan', ...layers.map(({ name }) => name)],
      inputs: [ARTIFACTS, ...plugin],
      outputs: ['{projectRoot}/artifacts/verify'],
      metadata: metadata(
        'Judge all layers of the slice together: types, lint, tests',
        'verify',
      ),
    },
    generate: {
      executor: 'nx-slice:generate',
      options: {
        // What comes of a merge is judged where verify judges.
        ...said(options, ['app', 'briefs', 'isolation', 'unsandboxed']),
        version: VERSION,
      },
      // It writes sources that people edit: never restored from a cache, and cheap when nothing changed.
      cache: false,
      // Two slices share the app's generated files.
      parallelism: false,
      // The app is not whole without what it refers to.
      dependsOn: [
        'verify',
        ...(referred.length > 0
          ? [
              {
                projects: [...referred],
                target: 'generate',
                params: 'forward' as const,
              },
            ]
          : []),
      ],
      inputs: [EVERYTHING, ...plugin],
      metadata: metadata(
        'Generate the slice: plan, layers, verify, then write what passed into the repository',
        'generate',
      ),
    },
    eject: {
      executor: 'nx-slice:eject',
      cache: false,
      parallelism: false,
      metadata: metadata(
        'Hand the generated files over to people for good: they are never written again',
        'eject',
      ),
    },
  };
}

/** How the plan or a layer is made: nothing that is said of others, or changing that would make it again. */
function makingOf(options: Options, layer: string) {
  const { agent, model, effort } = agentSettings(options, layer);
  return {
    agent,
    ...(model === null ? {} : { model }),
    ...(effort === null ? {} : { effort }),
    ...said(options, [
      'briefs',
      'maxAttempts',
      'isolation',
      'unsandboxed',
      ...REACH,
    ]),
  };
}

const REACH = ['command', 'env', 'mode', 'recordings'] as const;

/** Only what was said: what is left out does not change the hash of a task. */
const said = <Name extends keyof Options>(
  options: Options,
  names: readonly Name[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    names
      .filter((name) => options[name] !== undefined && options[name] !== false)
      .map((name) => [name, options[name]]),
  );

const planTarget = (
  layers: readonly Layer[],
  options: Options,
  plugin: Inputs,
  referred: readonly string[],
): TargetConfiguration => ({
  executor: 'nx-slice:plan',
  options: { ...makingOf(options, 'plan'), version: VERSION },
  cache: true,
  ...(referred.length > 0
    ? { dependsOn: [{ projects: [...referred], target: 'plan' }] }
    : {}),
  inputs: [
    '{projectRoot}/slice.json',
    ...ownBriefs(options.briefs, 'plan'),
    ...ownAgent(agentSettings(options, 'plan').agent),
    // Of the slices that it refers to: what else is in their plans is no reason to plan again.
    ...(referred.length > 0 ? [written('plan/contract.json')] : []),
    ...plugin,
  ],
  outputs: ['{projectRoot}/artifacts/plan'],
  metadata: metadata(
    `Plan the slice from its slice.json: the domain contract, and a section for each of ${layers.map(({ name }) => name).join(', ')}`,
    'plan',
  ),
});

const layerTarget = (
  { name, needs, history }: Layer,
  options: Options,
  plugin: Inputs,
): TargetConfiguration => ({
  executor: 'nx-slice:layer',
  options: { layer: name, ...makingOf(options, name), version: VERSION },
  cache: true,
  dependsOn: ['plan', ...needs],
  inputs: [
    written('plan/contract.json'),
    written(`plan/sections/${name}.json`),
    ...needs.map((need) => written(`${need}/contract.json`)),
    `{projectRoot}/feedback/${name}.json`,
    // What was applied of it: no task below writes that.
    ...(history === undefined
      ? []
      : [`{projectRoot}/artifacts/history/${name}.json`]),
    ...ownBriefs(options.briefs, name),
    ...ownAgent(agentSettings(options, name).agent),
    { env: SUBMISSION },
    ...plugin,
  ],
  outputs: [`{projectRoot}/artifacts/${name}`],
  metadata: metadata(
    `Have the ${name} layer written and judge it: ${['plan', ...needs].join(', ')} ► ${name}`,
    name,
  ),
});
