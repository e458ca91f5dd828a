import type { Plan, SourceFile } from '@nx-slice/schemas';
import { isForeign } from '../../domain/model/foreign.js';
import type { LayerTemplate } from '../layer-template.js';
import {
  componentModel,
  type ComponentEntity,
  type ComponentModel,
} from './component-model.js';
import { editorFile } from './editor-file.js';
import { exportsOf } from './exports-of.js';
import { fieldsFile } from './fields-file.js';
import { formFile } from './form-file.js';
import { formValuesFile } from './form-values-file.js';
import { headingFile } from './heading-file.js';
import { indexFile } from './index-file.js';
import { itemFile } from './item-file.js';
import { listFile } from './list-file.js';
import { mentionFile } from './mention-file.js';
import { panelFiles } from './panel-files.js';
import { searchFile } from './search-file.js';
import { selectFile } from './select-file.js';
import { sharedFiles } from './shared-files.js';
import { componentTests } from './tests/index.js';

/** What a person sees and uses, entity by entity. */
export const componentTemplate: LayerTemplate = (plan: Plan) => {
  const model = componentModel(plan);
  const files = model.entities.flatMap((entity) => filesOf(model, entity));
  return {
    files: [
      ...files,
      ...sharedFiles(files),
      indexFile(model),
      ...componentTests(model),
    ],
    contracts: exportsOf(model),
  };
};

function filesOf(
  model: ComponentModel,
  entity: ComponentEntity,
): readonly SourceFile[] {
  const { create, update, list, hasForm, hasEditor } = entity;
  const when = (
    condition: unknown,
    file: () => SourceFile,
  ): readonly SourceFile[] => (condition ? [file()] : []);
  // What another slice keeps is chosen and named here, nothing more.
  if (isForeign(entity)) {
    return [
      ...when(entity.hasHeading, () => headingFile(entity)),
      ...(list
        ? [
            ...when(entity.hasSelect, () => selectFile(model, entity, list)),
            ...when(entity.hasMention, () => mentionFile(model, entity, list)),
          ]
        : []),
    ];
  }
  return [
    ...when(hasForm || hasEditor, () => formValuesFile(entity)),
    ...when(hasForm || hasEditor, () => fieldsFile(model, entity)),
    ...(create ? [formFile(model, entity, create)] : []),
    ...when(entity.hasHeading, () => headingFile(entity)),
    ...(list
      ? [
          listFile(model, entity, list),
          itemFile(model, entity),
          ...(update ? [editorFile(model, entity, update)] : []),
          ...when(entity.isSearchable, () => searchFile(model, entity)),
          ...when(entity.hasSelect, () => selectFile(model, entity, list)),
          ...when(entity.hasMention, () => mentionFile(model, entity, list)),
        ]
      : []),
    ...entity.panels.flatMap((panel) => panelFiles(model, entity, panel)),
  ];
}
