import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { comment, lines, property } from '../../text.js';
import { schemasOf } from '../model/schemas-of.js';
import { operationSchemas } from './operation-schemas.js';

/** The entry of the contract: schemas, types, and every operation. */
export function contractIndexFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { pascal, camel } = names;
  const operations = plan.operations.map((operation) => ({
    operation,
    ...operationSchemas(plan, operation, names),
  }));
  const code = operations
    .map(({ input, output }) => `${input} ${output}`)
    .join(' ');
  const uses = (name: string): boolean =>
    new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(code);
  const usesOnlyId = uses('onlyId');
  const implied = ['idSchema', 'timestampSchema'].filter(
    (name) => uses(name) || (name === 'idSchema' && usesOnlyId),
  );
  const entities = plan.entities.map((entity) => {
    const own = names.entity(entity.name);
    const all = schemasOf(plan, entity, own);
    return {
      ...all,
      file: `./${own.kebab}-schema`,
      used: [...all.values, `${own.camel}Rules`].filter(uses),
    };
  });

  return {
    path: 'src/contract/index.ts',
    content: lines(
      `import type { Api, Operation } from '@nx-slice/kernel/ipc/contract';`,
      (usesOnlyId || code.includes('z.')) && `import { z } from 'zod';`,
      `import type { ${pascal}Operation } from './channels';`,
      implied.length > 0 &&
        `import { ${implied.join(', ')} } from './implied-fields';`,
      uses('maxSearchLength') && `import { maxSearchLength } from './limits';`,
      entities.map(
        ({ used, file }) =>
          used.length > 0 && `import { ${used.join(', ')} } from '${file}';`,
      ),
      '',
      entities.map(({ values, types, file }) => [
        `export { ${values.join(', ')} } from '${file}';`,
        `export type { ${types.join(', ')} } from '${file}';`,
      ]),
      usesOnlyId && ['', 'const onlyId = z.strictObject({ id: idSchema });'],
      '',
      '/** Every operation of the slice, with what it takes and what it answers. */',
      `export const ${camel}Contract = {`,
      operations.map(({ operation, input, output }) => [
        operation.intent !== null && `/** ${comment(operation.intent)} */`,
        `${property(operation.name)}: { input: ${input}, output: ${output} },`,
      ]),
      `} satisfies Record<${pascal}Operation, Operation>;`,
      '',
      `export type ${pascal}Contract = typeof ${camel}Contract;`,
      '',
      `/** The slice as the page calls it. */`,
      `export type ${pascal}Api = Api<${pascal}Contract>;`,
      '',
    ),
  };
}
