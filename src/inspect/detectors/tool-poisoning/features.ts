import { ADDRESSED } from './addressed.js';
import { CARRIED_OFF } from './carried-off.js';
import { CONCEALMENT } from './concealment.js';
import { CONDUCT } from './conduct.js';
import { CONSENT } from './consent.js';
import { EXFILTRATION } from './exfiltration.js';
import type { Feature } from './feature.js';
import { HANDED_OVER } from './handed-over.js';
import { MACHINE } from './machine.js';
import { MALICE } from './malice.js';
import { OTHER_CALLS } from './other-calls.js';
import { PERSON } from './person.js';
import { PREFERENCE } from './preference.js';
import { PRETENDED_AUTHORITY } from './pretended-authority.js';
import { PRETEXT } from './pretext.js';
import { PRIVATE_DATA } from './private-data.js';
import { PROMOTION } from './promotion.js';
import { RESULTS } from './results.js';
import { SHADOWING } from './shadowing.js';
import { SIDE_CHANNELS } from './side-channel.js';
import { TAKEN } from './taken.js';
import { TAMPERING } from './tampering.js';
import { TRICKERY } from './trickery.js';
import { TRIGGERS } from './triggers.js';
import { TWO_FACES } from './two-faces.js';
import { UNWATCHED } from './unwatched.js';

/** All families of what a definition says to whoever reads it. */
export const FEATURES: readonly Feature[] = [
  ...CONCEALMENT,
  ...PRIVATE_DATA,
  ...SIDE_CHANNELS,
  ...EXFILTRATION,
  ...HANDED_OVER,
  ...RESULTS,
  ...PERSON,
  ...MACHINE,
  ...CONDUCT,
  ...PRETENDED_AUTHORITY,
  ...ADDRESSED,
  ...CONSENT,
  ...TWO_FACES,
  ...SHADOWING,
  ...PREFERENCE,
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
