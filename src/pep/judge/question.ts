import type { Surface } from '../../inspect/inspector.js';
import type { DefinitionFact } from '../../pdp/input-document.js';
import type { MessageFacts } from '../../pip/build-input.js';
import type { Era } from '../../protocol/message.js';

/** One message that the policy is to decide. */
export interface Question extends MessageFacts {
  readonly surface: Surface;
  /** Of the revision that it is written by; undefined where nobody knows. */
  readonly era?: Era;
  /** It repeats a call that was counted: no limit counts it again. */
  readonly retried?: boolean;
  /** It was asked and decided before, and is asked about for what comes of it: nobody says it now, so nothing follows from it. */
  readonly standing?: boolean;
  /** An error is what `result` holds: under that name, and nothing beside it. */
  readonly failed?: boolean;
  /** It is no message but a definition in one, which was looked at before. */
  readonly definition?: DefinitionFact;
}
