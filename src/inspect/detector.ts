import type { Severity } from '../pdp/decision.js';
import type { Confidence } from '../pdp/input-document.js';
import type { JsonValue } from '../protocol/json/json.js';
import type { Surface } from './inspector.js';
import type { Role } from './roles/roles.js';
import type { CharacterSet } from './traits/traits.js';
import type { View } from './views/view.js';
import type { MemberOf } from './walk.js';

/** One text of a message with all that a detector may know of it. */
export interface InspectedText {
  readonly surface: Surface;
  readonly tool: string | undefined;
  /** The nearest member name above; attacker-written. */
  readonly name: string;
  /** Of the `value` of a pair: what the pair calls it; as attacker-written, so it may tell more of a text but never excuse it. */
  readonly label?: string | undefined;
  readonly role: Role;
  /** Of a member name: the object that it is in. */
  readonly memberOf?: MemberOf | undefined;
  /** A person typed it into a form of a server's, which must not ask for credentials whatever it calls them (MCP, elicitation). */
  readonly typed?: boolean | undefined;
  /** Texts that only stand beside each other: what all of their words are like says nothing of any. */
  readonly isLoose?: boolean | undefined;
  /** The text as it came, first. */
  readonly views: readonly View[];
  /** All that it came with. Of a text that is clean nobody may ask: what is kept of it knows nothing of the rest. */
  readonly message: JsonValue;
}

/** What a tool's server is called with. */
export const ARGUMENTS: ReadonlySet<Surface> = new Set(['arguments']);
/** What a server has a model or a person read. */
export const SHOWN: ReadonlySet<Surface> = new Set(['result', 'sampling', 'elicitation']);
/** Where something is sent to somebody who acts upon it. */
export const SENT: ReadonlySet<Surface> = new Set(['arguments', 'definition', 'sampling', 'elicitation']);

export interface Match {
  /** Without the detector's name: `dotdot`, `card`. */
  readonly rule: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly view: View;
  /** Offsets in `view.text`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Looks for one kind of attack or data. `high` confidence means certain enough to block a call by default. Every pattern
 * runs in linear time: no nested or adjacent open-ended repetition, no back-reference, no look-around.
 */
export interface Detector {
  /** The first part of every rule id, and the key under `sanitize:`. */
  readonly name: string;
  /** Roles it looks at; absent means all. */
  readonly roles?: ReadonlySet<Role>;
  /** Places where it looks at every role: the sender chooses what its texts are called, and who reads them does not go by it. */
  readonly everyRole?: ReadonlySet<Surface>;
  /** Places it looks at; absent means all. What a value does to the server that takes it, says nothing about one that the server gives. */
  readonly surfaces?: ReadonlySet<Surface>;
  /** Places where it looks for what is split over several texts as well: who reads it reads them as one. */
  readonly overSeveral?: ReadonlySet<Surface>;
  /** It looks at commands that are given word by word, as one line. */
  readonly inWords?: true;
  /** Of ASCII alone nothing is for it that has none of these. */
  readonly needs?: CharacterSet;
  /** It says the same of a text whatever member the text stands under. */
  readonly anyName?: true;
  /**
   * Of the same text with the same beside it the same, each time. True where it has nothing to say of the views, wherever they stand and whatever
   * they are called: then it is not asked of the same text again.
   */
  detect(inspected: InspectedText, report: (match: Match) => void): boolean | void;
}
