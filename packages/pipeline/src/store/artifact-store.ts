import { join } from 'node:path';
import {
  artifactSchema,
  contractSchema,
  fail,
  ok,
  planSectionSchema,
  sealSchema,
  type Diagnostic,
  type PlanSection,
  type Result,
} from '@nx-slice/schemas';
import type { z } from 'zod';
import { diagnostic } from '../diagnostics.js';
import {
  listEntries,
  readText,
  replaceFile,
  replaceFolder,
} from '../edge/files.js';
import { canonical } from '../seal/canonical.js';
import { checkSeal, type SealedFolder } from '../seal/check-seal.js';
import type { Sealed } from '../seal/make-seal.js';
import { checkStoredPaths } from '../verify/path-policy.js';

type Read<T> = Result<T, readonly Diagnostic[]>;

/** The `artifacts/` folder of one slice: the Nx outputs of its tasks, committed like a lockfile. */
export interface ArtifactStore {
  /** The sealed artifact of a layer, its seal checked. */
  readSealed(layer: string): Read<Sealed>;
  /** Whether nothing at all is stored for a task. */
  isEmpty(task: string): boolean;
  readSection(layer: string): Read<PlanSection>;
  /** Any other document below `artifacts/`; `undefined` when there is none. */
  readDocument<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Read<z.output<Schema>> | undefined;
  /**
   * Makes the folder of one task hold exactly these documents, all or none of them: Nx neither clears outputs nor
   * takes back what a failed task left.
   */
  replace(task: string, documents: Readonly<Record<string, unknown>>): void;
  /** Replaces one document that belongs to no task, such as `applied.json`. */
  write(path: string, document: unknown): void;
}

/** @param root absolute path of the slice's folder */
export function openArtifactStore(root: string): ArtifactStore {
  const artifacts = join(root, 'artifacts');

  const readDocument = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Read<z.output<Schema>> | undefined => {
    const text = readText(join(artifacts, path));
    return text === undefined ? undefined : parseDocument(path, text, schema);
  };

  const required = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    remedy: string,
  ): Read<z.output<Schema>> =>
    readDocument(path, schema) ??
    fail([
      diagnostic({
        code: 'ARTIFACT_MISSING',
        stage: 'seal',
        file: `artifacts/${path}`,
        message: `artifacts/${path} is missing`,
        hint: remedy,
      }),
    ]);

  return {
    readDocument,

    readSealed: (layer) => {
      const remedy = `Run the layer again: it writes artifacts/${layer}.`;
      const artifact = required(
        `${layer}/artifact.json`,
        artifactSchema,
        remedy,
      );
      const contract = required(
        `${layer}/contract.json`,
        contractSchema,
        remedy,
      );
      const seal = required(`${layer}/seal.json`, sealSchema, remedy);
      if (!artifact.ok) return artifact;
      if (!contract.ok) return contract;
      if (!seal.ok) return seal;
      const sealed = {
        artifact: artifact.value,
        contract: contract.value,
        seal: seal.value,
      };
      const problems = checkSeal(
        layer,
        sealed.seal,
        readFolder(join(artifacts, layer)),
      );
      return problems.length > 0 ? fail(problems) : ok(sealed);
    },

    isEmpty: (task) => {
      const { files, others } = listEntries(join(artifacts, task));
      return files.length + others.length === 0;
    },

    readSection: (layer) =>
      required(
        `plan/sections/${layer}.json`,
        planSectionSchema,
        'Run the plan again.',
      ),

    replace: (task, documents) => {
      replaceFolder(
        join(artifacts, task),
        Object.entries(documents).map(([path, document]) => ({
          path,
          content: canonical(document),
        })),
      );
    },

    write: (path, document) =>
      replaceFile(join(artifacts, path), canonical(document)),
  };
}

function readFolder(folder: string): SealedFolder {
  const { files, others } = listEntries(folder);
  return {
    texts: new Map(
      files.map((path) => [path, readText(join(folder, path)) ?? '']),
    ),
    others,
  };
}

function parseDocument<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
): Read<z.output<Schema>> {
  const broken = (reason: string) =>
    fail([
      diagnostic({
        code: 'ARTIFACT_BROKEN',
        stage: 'seal',
        file: `artifacts/${path}`,
        message: `artifacts/${path} is not what nx-slice wrote: ${reason}`,
        hint: 'Restore it from git, or delete it and run the task that writes it again.',
      }),
    ]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    const refused = checkStoredPaths(parsed.data, path);
    return refused.length > 0 ? fail(refused) : ok(parsed.data);
  }
  const [issue] = parsed.error.issues;
  return broken(
    issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'shape',
  );
}
