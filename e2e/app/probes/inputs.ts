import type { PlannedCall } from './planned-calls.js';
import { samplesOf, type Samples, type Values } from './sample-data.js';

/** An input that main accepts. */
export function validInput(call: PlannedCall, samples: Samples): Values {
  const { first, second, draft } = samplesOf(samples, call);
  const { kind, where } = call.operation;
  switch (kind) {
    case 'list':
      return {};
    case 'get':
    case 'command':
      return { id: first.id };
    case 'create':
      return draft;
    case 'update':
      return { id: first.id, patch: draft };
    case 'remove':
      return { id: second.id };
    case 'query':
      return Object.fromEntries(
        (where ?? []).map((name) => [name, first[name]] as const),
      );
  }
}
