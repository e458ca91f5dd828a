import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { OperationModel } from '../front-end/slice-model.js';
import { alert, componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** `<entity>-editor.tsx`: changes an entry where it is listed. */
export function editorFile(
  model: ComponentModel,
  entity: ComponentEntity,
  update: OperationModel,
): SourceFile {
  const { type, camel, lower } = entity;
  const values = `${type}FormValues`;
  return componentFile(
    model,
    entity,
    `${entity.kebab}-editor`,
    lines(
      `export interface ${type}EditorProps {`,
      `  readonly ${camel}: ${type};`,
      `  readonly onClose: () => void;`,
      `}`,
      ``,
      `/** Changes a ${lower}: main is sent what a person changed and nothing else. */`,
      `export function ${type}Editor({ ${camel}, onClose }: ${type}EditorProps) {`,
      `  const { api } = use${model.names.pascal}Context();`,
      `  const update = use${update.pascal}Mutation(api);`,
      ``,
      `  // An input may write a value in its own way, so a change is what differs from its first text.`,
      `  const first = useRef<${values}>(null);`,
      `  const remember = useCallback((form: HTMLFormElement | null) => {`,
      `    if (form) first.current = read${values}(new FormData(form));`,
      `  }, []);`,
      ``,
      `  const submit: SubmitHandler = (event) => {`,
      `    event.preventDefault();`,
      `    const values = read${values}(new FormData(event.currentTarget));`,
      `    const patch = to${type}Patch(values, first.current ?? values);`,
      `    if (Object.keys(patch).length === 0) onClose();`,
      `    else update.mutate({ id: ${camel}.id, patch }, { onSuccess: onClose });`,
      `  };`,
      ``,
      `  const legend = \`Edit \${to${type}Heading(${camel})}\`;`,
      `  return (`,
      `    <form ref={remember} aria-label={legend} className="slice-form" onSubmit={submit}>`,
      `      <${type}Fields legend={legend} values={to${values}(${camel})} autoFocus />`,
      `      <button type="submit" disabled={update.isPending}>`,
      `        Save`,
      `      </button>`,
      `      <button type="button" disabled={update.isPending} onClick={onClose}>`,
      `        Cancel`,
      `      </button>`,
      `      {update.isError && (`,
      alert('update.error'),
      `      )}`,
      `    </form>`,
      `  );`,
      `}`,
    ),
  );
}
