import { ADDRESSED } from './addressed.js';
import { ASKED_OF_FIELDS } from './asked-of-fields.js';
import { CARRIED_OFF } from './carried-off.js';
import { CHECKS_DROPPED } from './checks-dropped.js';
import { CONCEALMENT } from './concealment.js';
import { CONDUCT } from './conduct.js';
import { CONSENT } from './consent.js';
import { COVERT_CHANNELS } from './covert-channels.js';
import { DETOURS } from './detours.js';
import { DISPARAGED } from './disparaged.js';
import { EXFILTRATION } from './exfiltration.js';
import { FALSEHOODS } from './falsehoods.js';
import type { Feature } from './feature.js';
import { FETCHED_CODE } from './fetched-code.js';
import { FIXED_CALLS } from './fixed-calls.js';
import { FOREIGN_MATTER } from './foreign-matter.js';
import { GATED_ORDERS } from './gated-orders.js';
import { GATHERED } from './gathered.js';
import { HANDED_OVER } from './handed-over.js';
import { IN_PLACE_OF } from './in-place-of.js';
import { INTERESTED_PARTIES } from './interested-parties.js';
import { MACHINE } from './machine.js';
import { MAKERS_ENDS } from './makers-ends.js';
import { MALICE } from './malice.js';
import { MARKUP_COMMENTS } from './markup-comments.js';
import { NAMED_CALLS } from './named-calls.js';
import { NEXT_CALLS } from './next-calls.js';
import { ORDERS_ASIDE } from './orders-aside.js';
import { OTHER_CALLS } from './other-calls.js';
import { OTHER_LANGUAGES } from './other-languages.js';
import { OVERRULED } from './overruled.js';
import { OWED_SECRETS } from './owed-secrets.js';
import { PERSON } from './person.js';
import { PREFERENCE } from './preference.js';
import { PRESSURE } from './pressure.js';
import { PRETENDED_AUTHORITY } from './pretended-authority.js';
import { PRETEXT } from './pretext.js';
import { PRIVATE_DATA } from './private-data.js';
import { PROMOTION } from './promotion.js';
import { REPLACED_VALUES } from './replaced-values.js';
import { REQUIRED_CALLS } from './required-calls.js';
import { RESULTS } from './results.js';
import { SECRECY } from './secrecy.js';
import { SHADOWING } from './shadowing.js';
import { SIDE_CHANNELS } from './side-channel.js';
import { SIDE_EFFECTS } from './side-effects.js';
import { SPOKEN_BEFORE } from './spoken-before.js';
import { STEERING_FILES } from './steering-files.js';
import { TAKEN } from './taken.js';
import { TAMPERING } from './tampering.js';
import { TRICKERY } from './trickery.js';
import { TRIGGERS } from './triggers.js';
import { TWO_FACES } from './two-faces.js';
import { UNWATCHED } from './unwatched.js';
import { WEAKENED } from './weakened.js';
import { WHITEWASH } from './whitewash.js';

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
  ...SIDE_EFFECTS,
  ...STEERING_FILES,
  ...FETCHED_CODE,
  ...CHECKS_DROPPED,
  ...SECRECY,
  ...SPOKEN_BEFORE,
  ...NEXT_CALLS,
  ...PRESSURE,
  ...COVERT_CHANNELS,
  ...FALSEHOODS,
  ...INTERESTED_PARTIES,
  ...OVERRULED,
  ...FOREIGN_MATTER,
  ...ORDERS_ASIDE,
  ...REQUIRED_CALLS,
  ...FIXED_CALLS,
  ...DISPARAGED,
  ...ASKED_OF_FIELDS,
  ...REPLACED_VALUES,
  ...DETOURS,
  ...MARKUP_COMMENTS,
  ...OTHER_LANGUAGES,
  ...WHITEWASH,
  ...WEAKENED,
  ...MAKERS_ENDS,
  ...IN_PLACE_OF,
  ...GATHERED,
  ...GATED_ORDERS,
  ...OWED_SECRETS,
  ...NAMED_CALLS,
];
