import { describe, test } from '@jest/globals';
import { agentConformance } from '../../src/conformance.js';
import { ANSWERS, commandThat, layerRequest } from './a-command.js';

describe('a command', () => {
  for (const { name, run } of agentConformance({
    createAgent: () => commandThat(ANSWERS),
    request: layerRequest,
  })) {
    test(name, run);
  }
});
