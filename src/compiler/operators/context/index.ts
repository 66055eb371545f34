import type { Operator } from '../operator.js';
import { authenticated, claim, client, groups, identityMethod, subject } from './identity.js';
import { after, labels, withoutLabels } from './session.js';
import { time } from './time.js';

/** What rules ask of the context of a call. */
export const CONTEXT_OPERATORS: readonly Operator[] = [
  subject,
  identityMethod,
  authenticated,
  groups,
  claim,
  client,
  time,
  after,
  labels,
  withoutLabels,
];
