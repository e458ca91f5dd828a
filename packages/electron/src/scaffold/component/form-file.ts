import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { OperationModel } from '../front-end/slice-model.js';
import { alert, componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** `<entity>-form.tsx`: creates an entry. */
export function formFile(
  model: ComponentModel,
  entity: ComponentEntity,
  create: OperationModel,
): SourceFile {
  const { type, camel, lower } = entity;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-form`,
    lines(
      `/** Creates a ${lower}; what was typed stays until main accepted it. */`,
      `export function ${type}Form() {`,
      `  const { api } = use${model.names.pascal}Context();`,
      `  const create = use${create.pascal}Mutation(api);`,
      `  const [round, setRound] = useState(0);`,
      ``,
      `  const submit: SubmitHandler = (event) => {`,
      `    event.preventDefault();`,
      `    const values = read${type}FormValues(new FormData(event.currentTarget));`,
      `    create.mutate(to${type}Draft(values), {`,
      `      onSuccess: () => setRound((before) => before + 1),`,
      `    });`,
      `  };`,
      ``,
      `  return (`,
      `    <form aria-label="New ${lower}" className="slice-form" onSubmit={submit}>`,
      `      {/* Fields of a new round are new ones, so they are empty. */}`,
      `      <${type}Fields`,
      `        key={round}`,
      `        legend="New ${lower}"`,
      `        values={${camel}Defaults}`,
      `        autoFocus={round > 0}`,
      `      />`,
      `      <button type="submit" disabled={create.isPending}>`,
      `        Add ${lower}`,
      `      </button>`,
      `      {create.isError && (`,
      alert('create.error'),
      `      )}`,
      `    </form>`,
      `  );`,
      `}`,
    ),
  );
}
