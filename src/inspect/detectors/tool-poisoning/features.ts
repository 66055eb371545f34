import { CONDUCT } from './conduct.js';
import { CONTROL } from './control.js';
import type { Feature } from './feature.js';
import { HANDED_OVER } from './handed-over.js';
import { MACHINE } from './machine.js';
import { ORDERS } from './orders.js';
import { PERSON } from './person.js';
import { PROMOTION } from './promotion.js';
import { RESULTS } from './results.js';
import { SHADOWING } from './shadowing.js';
import { TRIGGERS } from './triggers.js';

/** All families of what a definition says to whoever reads it. */
export const FEATURES: readonly Feature[] = [
  ...ORDERS,
  ...HANDED_OVER,
  ...RESULTS,
  ...PERSON,
  ...MACHINE,
  ...CONDUCT,
  ...CONTROL,
  ...SHADOWING,
  ...TRIGGERS,
  ...PROMOTION,
];
