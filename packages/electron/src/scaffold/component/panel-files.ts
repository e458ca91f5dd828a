import type { SourceFile } from '@nx-slice/schemas';
import { kebab } from '../../names/index.js';
import { lines, property, quote } from '../../text.js';
import { usedImports, type Import } from '../front-end/used-imports.js';
import { alert, componentFile } from './component-file.js';
import type {
  ComponentEntity,
  ComponentModel,
  PanelModel,
} from './component-model.js';
import { control } from './control.js';
import { selectsOf } from './fields-file.js';
import { readText, valueOf } from './form-value.js';
import { importsOf } from './imports.js';

/** The three modules of a query of the plan's own: its input, its answer, and the panel around them. */
export const panelFiles = (
  model: ComponentModel,
  entity: ComponentEntity,
  panel: PanelModel,
): readonly SourceFile[] => [
  inputFile(model, entity, panel),
  resultsFile(model, entity, panel),
  panelFile(model, entity, panel),
];

const inputType = ({ pascal }: PanelModel): string => `${pascal}Input`;

function inputFile(
  { names }: ComponentModel,
  { camel }: ComponentEntity,
  panel: PanelModel,
): SourceFile {
  const someOptional = panel.inputs.some(({ planned }) => planned.optional);
  const body = lines(
    `export type ${inputType(panel)} = Parameters<${names.pascal}Api[${quote(panel.name)}]>[0];`,
    ``,
    someOptional
      ? `/** What is asked for; an optional field that is empty finds entries without one. */`
      : `/** What is asked for. */`,
    `export const read${inputType(panel)} = (form: FormData): ${inputType(panel)} => ({`,
    ...panel.inputs.map((field) => {
      const text = readText(field);
      const value = valueOf(field, text, `${camel}Values`);
      if (!field.planned.optional)
        return `  ${property(field.name)}: ${value},`;
      return value === text
        ? `  ${property(field.name)}: ${text} || null,`
        : `  ${property(field.name)}: ${text} === '' ? null : ${value},`;
    }),
    `});`,
  );
  return {
    path: `src/component/${kebab(inputType(panel))}.ts`,
    content: lines(
      usedImports(body, [
        { from: '../contract', names: [`type ${names.pascal}Api`] },
        { from: '../contract/limits', names: [`${camel}Values`] },
        { from: './from-local-time', names: ['fromLocalTime'] },
        { from: './one-of', names: ['oneOf'] },
        { from: './text-of', names: ['textOf'] },
      ]),
      ``,
      body,
    ),
  };
}

function resultsFile(
  model: ComponentModel,
  entity: ComponentEntity,
  panel: PanelModel,
): SourceFile {
  const { type, camel, lower, lowers } = entity;
  const name = `${panel.pascal}Results`;
  return componentFile(
    model,
    entity,
    kebab(name),
    lines(
      `export interface ${name}Props {`,
      `  readonly input: ${inputType(panel)};`,
      `}`,
      ``,
      `/** The ${lowers} that match the input, or why there are none to show. */`,
      `export function ${name}({ input }: ${name}Props) {`,
      `  const { api } = use${model.names.pascal}Context();`,
      `  const found = useQuery(${panel.name}Query(api, input));`,
      ``,
      `  if (found.isPending) return <p role="status">Looking for ${lowers}…</p>;`,
      `  if (found.isError) {`,
      `    return (`,
      alert('found.error'),
      `    );`,
      `  }`,
      `  if (found.data.length === 0) return <p role="status">No ${lower} matches</p>;`,
      `  return (`,
      `    <ul aria-label="Matching ${lowers}" className="slice-list">`,
      `      {found.data.map((${camel}) => (`,
      `        <li key={${camel}.id}>{to${type}Heading(${camel})}</li>`,
      `      ))}`,
      `    </ul>`,
      `  );`,
      `}`,
    ),
    [...importsOf(model, entity), ownImport(panel)],
  );
}

function panelFile(
  model: ComponentModel,
  entity: ComponentEntity,
  panel: PanelModel,
): SourceFile {
  const { names } = model;
  const name = `${panel.pascal}Panel`;
  return componentFile(
    model,
    entity,
    kebab(name),
    lines(
      `interface Question {`,
      `  /** Asking the same again is another question. */`,
      `  readonly number: number;`,
      `  readonly input: ${inputType(panel)};`,
      `}`,
      ``,
      `/** Asks for some ${entity.lowers} and shows them. */`,
      `export function ${name}() {`,
      `  const [question, setQuestion] = useState<Question | null>(null);`,
      ``,
      `  const submit: SubmitHandler = (event) => {`,
      `    event.preventDefault();`,
      `    const input = read${inputType(panel)}(new FormData(event.currentTarget));`,
      `    setQuestion((last) => ({ number: (last?.number ?? 0) + 1, input }));`,
      `  };`,
      ``,
      `  return (`,
      `    <>`,
      `      <form aria-label="${panel.label}" className="slice-form" onSubmit={submit}>`,
      `        <fieldset className="slice-fields">`,
      `          <legend>${panel.label}</legend>`,
      ...panel.inputs.map((field) =>
        control(field, {
          names,
          entity,
          selects: selectsOf(model),
          value: null,
          autoFocus: null,
        }),
      ),
      `        </fieldset>`,
      `        <button type="submit">Find</button>`,
      `      </form>`,
      `      {question && <${panel.pascal}Results key={question.number} input={question.input} />}`,
      `    </>`,
      `  );`,
      `}`,
    ),
    [
      ...importsOf(model, entity).filter(({ from }) => from !== '../contract'),
      ownImport(panel),
      {
        from: `./${kebab(`${panel.pascal}Results`)}`,
        names: [`${panel.pascal}Results`],
      },
    ],
  );
}

const ownImport = (panel: PanelModel): Import => ({
  from: `./${kebab(inputType(panel))}`,
  names: [`read${inputType(panel)}`, `type ${inputType(panel)}`],
});
