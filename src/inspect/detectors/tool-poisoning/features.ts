import { CARRIED_OFF } from './carried-off.js';
import { CONDUCT } from './conduct.js';
import { CONTROL } from './control.js';
import type { Feature } from './feature.js';
import { HANDED_OVER } from './handed-over.js';
import { MACHINE } from './machine.js';
import { MALICE } from './malice.js';
import { ORDERS } from './orders.js';
import { OTHER_CALLS } from './other-calls.js';
import { PERSON } from './person.js';
import { PRETEXT } from './pretext.js';
import { PROMOTION } from './promotion.js';
import { RESULTS } from './results.js';
import { SHADOWING } from './shadowing.js';
import { TAKEN } from './taken.js';
import { TAMPERING } from './tampering.js';
import { TRICKERY } from './trickery.js';
import { TRIGGERS } from './triggers.js';
import { UNWATCHED } from './unwatched.js';

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
  ...PRETEXT,
  ...TAMPERING,
  ...TAKEN,
  ...UNWATCHED,
  ...OTHER_CALLS,
  ...CARRIED_OFF,
  ...MALICE,
  ...TRICKERY,
  ...PROMOTION,
];
