export { planFromSlice } from './plan-from-slice.js';
export { refuseIntentOnly } from './refuse-intent-only.js';
