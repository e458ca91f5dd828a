import type { SliceModel } from '../front-end/slice-model.js';
import type { Import } from '../front-end/used-imports.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';

/** All that a component of this entity may import; `usedImports` picks what it does. */
export const importsOf = (
  model: ComponentModel,
  entity: ComponentEntity,
): readonly Import[] => [
  {
    from: 'react',
    names: ['useCallback', 'useRef', 'useState'],
  },
  { from: '@tanstack/react-query', names: ['useQuery'] },
  { from: '../context', names: [`use${model.names.pascal}Context`] },
  {
    from: '../contract',
    names: [`type ${entity.type}`, `type ${model.names.pascal}Api`],
  },
  {
    from: '../contract/limits',
    names: [
      `${entity.camel}Limits`,
      `${entity.camel}Values`,
      'maxSearchLength',
    ],
  },
  { from: '../renderer', names: rendererNames(model) },
  ...model.entities.flatMap(entityImports),
  { from: './state-of', names: ['stateOf'] },
  { from: './submit-handler', names: ['type SubmitHandler'] },
];

const rendererNames = ({ reads, changes }: SliceModel): readonly string[] => [
  ...reads.map(({ name }) => `${name}Query`),
  ...changes.map(({ pascal }) => `use${pascal}Mutation`),
];

const entityImports = ({
  camel,
  kebab,
  type,
}: ComponentEntity): readonly Import[] => [
  { from: `./${kebab}-editor`, names: [`${type}Editor`] },
  { from: `./${kebab}-fields`, names: [`${type}Fields`] },
  {
    from: `./${kebab}-form-values`,
    names: [
      `${camel}Defaults`,
      `read${type}FormValues`,
      `to${type}Draft`,
      `to${type}FormValues`,
      `to${type}Patch`,
      `type ${type}FormValues`,
    ],
  },
  { from: `./${kebab}-heading`, names: [`to${type}Heading`] },
  { from: `./${kebab}-item`, names: [`${type}Item`] },
  { from: `./${kebab}-mention`, names: [`${type}Mention`] },
  { from: `./${kebab}-select`, names: [`${type}Select`] },
];
