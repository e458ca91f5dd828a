import { creating } from './creating.js';
import { conflicts } from './conflicts.js';
import { editing } from './editing.js';
import { keeping } from './keeping.js';
import { keyboard } from './keyboard.js';
import { listing } from './listing.js';
import { outOfReach } from './out-of-reach.js';
import { onePage } from './one-page.js';
import { operations } from './operations.js';
import { referring } from './referring.js';
import { removing } from './removing.js';
import { canBeMade } from './spec/slice-under-test.js';
import type { Stage } from './stage.js';

/** Registers every scenario that the spec of a slice calls for. */
export function play(stage: Stage): void {
  const { slice } = stage;
  for (const entity of slice.entities) {
    operations(stage, entity);
    if (!entity.list) continue;
    if (!canBeMade(slice, entity)) continue;
    listing(stage, entity);
    creating(stage, entity);
    conflicts(stage, entity);
    referring(stage, entity);
    keyboard(stage, entity);
    if (entity.update) editing(stage, entity);
    if (entity.remove) removing(stage, entity);
  }
  outOfReach(stage);
  onePage(stage);
  keeping(stage);
}
