import { beforeEach, describe, test } from '@jest/globals';
import { agentConformance } from '../../src/conformance.js';
import { says } from '../../src/scripted-agent.js';
import { artifact, layerRequest } from '../command/a-command.js';
import { aFolder, repair, scripted, talk } from './a-folder.js';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});

describe('an agent that is recorded', () => {
  for (const { name, run } of agentConformance({
    createAgent: () =>
      folder.recording(scripted(says(artifact), says(artifact))),
    request: layerRequest,
  })) {
    test(name, run);
  }
});

describe('an agent that replays', () => {
  beforeEach(async () => {
    const answer = says(artifact);
    const agent = folder.recording(scripted(answer, answer, answer));
    await talk(agent, layerRequest, [{ kind: 'request' }, repair('no')]);
    await talk(agent, layerRequest);
  });
  for (const { name, run } of agentConformance({
    createAgent: () => folder.replaying(),
    request: layerRequest,
  })) {
    test(name, run);
  }
});
