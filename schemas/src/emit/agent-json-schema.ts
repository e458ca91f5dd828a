import type { z } from 'zod';
import {
  isJsonArray,
  isJsonObject,
  withoutKey,
  type Json,
  type JsonObject,
} from '../json.js';
import { strictModeProblems } from '../strict-mode.js';
import { toJson } from './to-json.js';

/**
 * The form of a document that a model can be held to: without the keywords that strict mode lacks. What they say is
 * still checked, by zod, when the answer arrives. Throws when the document itself breaks a rule: that is a bug.
 */
export const agentJsonSchema = (schema: z.ZodType): JsonObject => {
  const agentForm = withoutUnsupported(withoutKey(toJson(schema), '$schema'));
  const problems = strictModeProblems(agentForm);
  if (problems.length > 0) {
    throw new Error(`Not a schema for strict mode:\n${problems.join('\n')}`);
  }
  return agentForm;
};

const isUnsupported = (keyword: string, value: Json): boolean => {
  switch (keyword) {
    case 'minLength':
    case 'maxLength':
      return typeof value === 'number';
    case 'minimum':
    case 'maximum':
      // zod's bounds of every whole number: supported, but no news to a model.
      return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
    default:
      return false;
  }
};

const withoutUnsupported = (json: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(json)
      .filter(([keyword, value]) => !isUnsupported(keyword, value))
      .map(([keyword, value]) => [keyword, inside(value)]),
  );

const inside = (json: Json): Json => {
  if (isJsonArray(json)) {
    return json.map(inside);
  }
  return isJsonObject(json) ? withoutUnsupported(json) : json;
};
