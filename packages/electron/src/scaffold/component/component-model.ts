import type { Plan, PlanField } from '@nx-slice/schemas';
import { isForeign } from '../../domain/model/foreign.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { free } from '../../names/free.js';
import { sentence } from '../../names/index.js';
import {
  sliceModel,
  type EntityModel,
  type OperationModel,
  type SliceModel,
} from '../front-end/slice-model.js';

/** A field with the label of its input. */
export interface FieldModel {
  readonly name: string;
  readonly label: string;
  readonly planned: PlanField;
}

/** An entity with the parts that its operations call for. */
export interface ComponentEntity extends EntityModel {
  readonly inputs: readonly FieldModel[];
  readonly hasForm: boolean;
  /** An entry is changed where it is listed. */
  readonly hasEditor: boolean;
  readonly hasHeading: boolean;
  readonly hasSelect: boolean;
  readonly hasMention: boolean;
  readonly panels: readonly PanelModel[];
}

/** A query of the plan's own, and what it asks for. */
export interface PanelModel extends OperationModel {
  readonly inputs: readonly FieldModel[];
}

export interface ComponentModel extends SliceModel {
  readonly entities: readonly ComponentEntity[];
}

export function componentModel(plan: Plan): ComponentModel {
  const slice = sliceModel(plan);
  const entities = slice.entities.map(withInputs);
  const referred = (fields: (entity: Entity) => readonly FieldModel[]) =>
    new Set(entities.flatMap(fields).map(({ planned }) => planned.entity));
  const chosen = referred(({ hasForm, hasEditor, inputs, panels }) => [
    ...(hasForm || hasEditor ? inputs : []),
    ...panels.flatMap((panel) => panel.inputs),
  ]);
  const mentioned = referred(({ list, inputs }) => (list ? inputs : []));
  return {
    ...slice,
    entities: entities.map((entity) => ({
      ...entity,
      hasHeading: isForeign(entity)
        ? chosen.has(entity.name) || mentioned.has(entity.name)
        : entity.list !== null || entity.panels.length > 0,
      hasSelect: entity.list !== null && chosen.has(entity.name),
      hasMention: entity.list !== null && mentioned.has(entity.name),
    })),
  };
}

type Entity = ReturnType<typeof withInputs>;

function withInputs(entity: EntityModel) {
  const input = (name: string): FieldModel => ({
    name,
    label:
      entity.fields.find((field) => field.name === name)?.label ??
      sentence(name),
    planned: fieldOf(entity.planned, name),
  });
  // What the buttons of an item say already.
  const labels = new Set([
    ...(entity.update ? ['Edit'] : []),
    ...(entity.remove ? ['Delete'] : []),
  ]);
  return {
    ...entity,
    inputs: entity.planned.fields.map(({ name }) => input(name)),
    hasForm: entity.create !== null,
    hasEditor: entity.list !== null && entity.update !== null,
    commands: entity.commands.map((command) => ({
      ...command,
      label: free(command.label, ' again', labels),
    })),
    panels: entity.queries.map((query) => ({
      ...query,
      inputs: (query.planned.where ?? []).map(input),
    })),
  };
}
