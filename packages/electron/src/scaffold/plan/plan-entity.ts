import type { PlanEntity, SliceEntity } from '@nx-slice/schemas';
import { planField } from './plan-field.js';

const newestFirst = { field: 'createdAt', direction: 'desc' } as const;

/** `-pinned` is descending, `pinned` ascending. */
const planOrder = (order: string): PlanEntity['orderBy'][number] =>
  order.startsWith('-')
    ? { field: order.slice(1), direction: 'desc' }
    : { field: order, direction: 'asc' };

export const planEntity = (entity: SliceEntity): PlanEntity => {
  const orderBy = (entity.orderBy ?? []).map(planOrder);
  return {
    name: entity.name,
    fields: entity.fields.map(planField),
    orderBy: orderBy.length === 0 ? [newestFirst] : orderBy,
    search: entity.search ?? [],
  };
};
