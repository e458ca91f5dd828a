import type { SourceFile } from '@nx-slice/schemas';
import { property, lines } from '../../text.js';
import type { OperationModel } from '../front-end/slice-model.js';
import { alert, componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';
import { details } from './details.js';

/** One button of an item. */
interface Action {
  readonly operation: OperationModel;
  readonly label: string;
}

const actionsOf = ({
  commands,
  remove,
}: ComponentEntity): readonly Action[] => [
  ...commands.map((operation) => ({ operation, label: operation.label })),
  ...(remove ? [{ operation: remove, label: 'Delete' }] : []),
];

/** `<entity>-item.tsx`: one entry of the list, with what a person may do to it. */
export function itemFile(
  model: ComponentModel,
  entity: ComponentEntity,
): SourceFile {
  const { type, camel, lower, hasEditor } = entity;
  const actions = actionsOf(entity);
  const hasActions = hasEditor || actions.length > 0;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-item`,
    lines(
      `export interface ${type}ItemProps {`,
      `  readonly ${camel}: ${type};`,
      `}`,
      ``,
      hasActions
        ? `/** One ${lower} of the list, with what a person may do to it. */`
        : `/** One ${lower} of the list. */`,
      `export function ${type}Item({ ${camel} }: ${type}ItemProps) {`,
      ...changes(model, actions),
      hasEditor &&
        `  const [mode, setMode] = useState<'shown' | 'edited' | 'shown again'>('shown');`,
      `  const heading = to${type}Heading(${camel});`,
      ``,
      hasEditor && [
        `  if (mode === 'edited') {`,
        `    return (`,
        `      <li aria-label={heading} className="slice-item">`,
        `        <${type}Editor ${camel}={${camel}} onClose={() => setMode('shown again')} />`,
        `      </li>`,
        `    );`,
        `  }`,
      ],
      `  return (`,
      `    <li aria-label={heading} className="slice-item">`,
      `      <strong className="slice-heading">{heading}</strong>`,
      details(model, entity),
      hasActions && [
        `<div className="slice-actions">`,
        hasEditor && [
          `<button`,
          `  type="button"`,
          `  aria-label={\`Edit \${heading}\`}`,
          `  autoFocus={mode === 'shown again'}`,
          `  onClick={() => setMode('edited')}`,
          `>`,
          `  Edit`,
          `</button>`,
        ],
        ...actions.map((action) => button(entity, action, actions.length > 1)),
        `</div>`,
      ],
      actions.length === 1 && [
        `{change.isError && (`,
        alert('change.error'),
        `)}`,
      ],
      actions.length > 1 && [`{error && (`, alert('error'), `)}`],
      `    </li>`,
      `  );`,
      `}`,
    ),
  );
}

function changes(
  { names }: ComponentModel,
  actions: readonly Action[],
): readonly string[] {
  const [first, ...others] = actions;
  if (!first) return [];
  const api = `  const { api } = use${names.pascal}Context();`;
  return others.length === 0
    ? [api, `  const change = use${first.operation.pascal}Mutation(api);`]
    : [
        api,
        `  const changes = {`,
        ...actions.map(
          ({ operation: { name, pascal } }) =>
            `    ${property(name)}: use${pascal}Mutation(api),`,
        ),
        `  };`,
        `  const { isPending, error } = stateOf(Object.values(changes));`,
      ];
}

function button(
  { camel }: ComponentEntity,
  { operation, label }: Action,
  isOneOfMany: boolean,
): string {
  const change = isOneOfMany ? `changes.${operation.name}` : 'change';
  return lines(
    `<button`,
    `  type="button"`,
    `  aria-label={\`${label} \${heading}\`}`,
    `  disabled={${isOneOfMany ? 'isPending' : 'change.isPending'}}`,
    `  onClick={() => ${change}.mutate({ id: ${camel}.id })}`,
    `>`,
    `  ${label}`,
    `</button>`,
  );
}
