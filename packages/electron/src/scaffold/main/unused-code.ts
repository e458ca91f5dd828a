import type { Reference } from '../../domain/model/references.js';
import type { EntityNames, SliceNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, quote } from '../../text.js';

/** A function that refuses what is still referred to. */
export function unusedCode(
  users: readonly Reference[],
  own: EntityNames,
  names: SliceNames,
): string {
  const count = ({ from, field }: Reference): string => {
    const { camel, field: fieldNames } = names.entity(from.name);
    return `store.${camel}.countBy${fieldNames(field.name).pascal}(id)`;
  };
  const words = ({ from }: Reference): { lower: string; lowers: string } => {
    const { lower, lowers } = names.entity(from.name);
    return { lower: quote(lower), lowers: quote(lowers) };
  };
  const refusal = (code: { lower: string; lowers: string }): string =>
    lines(
      'if (count > 0) {',
      `throw new ConflictError(\`This ${own.lower} is still used by \${count} \${count === 1 ? ${code.lower} : ${code.lowers}}\`);`,
      '}',
    );
  return lines(
    `/** Refuses to remove ${article(own.lower)} ${own.lower} that something else refers to. */`,
    'const checkUnused = (id: string): void => {',
    users.length === 1
      ? users.map((user) => [
          `const count = ${count(user)};`,
          refusal(words(user)),
        ])
      : [
          'const uses = [',
          users.map((user) => {
            const { lower, lowers } = words(user);
            return `{ count: ${count(user)}, one: ${lower}, several: ${lowers} },`;
          }),
          '];',
          'for (const { count, one, several } of uses) {',
          refusal({ lower: 'one', lowers: 'several' }),
          '}',
        ],
    '};',
  );
}
