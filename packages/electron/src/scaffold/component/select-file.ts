import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { OperationModel } from '../front-end/slice-model.js';
import { alert, componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** `<entity>-select.tsx`: chooses what a reference points to. */
export function selectFile(
  model: ComponentModel,
  entity: ComponentEntity,
  list: OperationModel,
): SourceFile {
  const { type, camel, lower, lowers } = entity;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-select`,
    lines(
      `export interface ${type}SelectProps {`,
      `  readonly label: string;`,
      `  readonly name: string;`,
      `  readonly required: boolean;`,
      `  /** The id that is chosen at first; empty for none. */`,
      `  readonly value: string;`,
      `  readonly autoFocus?: boolean;`,
      `}`,
      ``,
      `/** Chooses one of the ${lowers}. */`,
      `export function ${type}Select({`,
      `  label,`,
      `  name,`,
      `  required,`,
      `  value,`,
      `  autoFocus = false,`,
      `}: ${type}SelectProps) {`,
      `  const { api } = use${model.names.pascal}Context();`,
      `  const listed = useQuery(${list.name}Query(api, {}));`,
      `  const [id, setId] = useState(value);`,
      ``,
      `  const options = listed.data ?? [];`,
      `  const none = required ? 'Choose…' : 'None';`,
      `  return (`,
      `    <>`,
      `      <label className="slice-field">`,
      `        {label}`,
      `        <select`,
      `          name={name}`,
      `          required={required}`,
      `          autoFocus={autoFocus}`,
      `          value={id}`,
      `          onChange={(event) => setId(event.target.value)}`,
      `        >`,
      `          <option value="">{listed.isPending ? 'Loading ${lowers}…' : none}</option>`,
      `          {/* The ${lower} that is chosen stays so while the list is not there. */}`,
      `          {id !== '' && !options.some((option) => option.id === id) && (`,
      `            <option value={id}>{id}</option>`,
      `          )}`,
      `          {options.map((${camel}) => (`,
      `            <option key={${camel}.id} value={${camel}.id}>`,
      `              {to${type}Heading(${camel})}`,
      `            </option>`,
      `          ))}`,
      `        </select>`,
      `      </label>`,
      `      {listed.isError && (`,
      alert('listed.error'),
      `      )}`,
      `    </>`,
      `  );`,
      `}`,
    ),
  );
}
