import type { SourceFile } from '@nx-slice/schemas';
import { isForeign } from '../../../domain/model/foreign.js';
import type { ComponentEntity, ComponentModel } from '../component-model.js';
import { editorTest } from './editor-test.js';
import { formTest } from './form-test.js';
import { fullFile } from './full-file.js';
import { itemTest } from './item-test.js';
import { listTest } from './list-test.js';
import { panelTest } from './panel-test.js';
import { supportFiles } from './support-files.js';

/** The tests of the component layer, and what they share. */
export function componentTests(model: ComponentModel): readonly SourceFile[] {
  const tests = model.entities
    .filter((entity) => !isForeign(entity))
    .flatMap((entity) => testsOf(model, entity));
  return [...tests, ...supportFiles(model, tests)];
}

function testsOf(
  model: ComponentModel,
  entity: ComponentEntity,
): readonly SourceFile[] {
  const { create, list, update, panels } = entity;
  return [
    ...(create ? [formTest(model, entity, create)] : []),
    ...(list
      ? [
          listTest(model, entity, list),
          itemTest(model, entity),
          ...(update ? [editorTest(model, entity, update)] : []),
        ]
      : []),
    ...panels.map((panel) => panelTest(model, entity, panel)),
    ...(list || panels.length > 0 ? [fullFile(model, entity)] : []),
  ];
}
