import { ARGUMENTS, type Detector } from '../../detector.js';
import { literals } from '../../traits/literals.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAll, hasAny } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { FORMAT_RULES } from './formats.js';

/** Code and prose quote such objects; nobody reads them back. */
const WRITTEN: ReadonlySet<Role> = new Set(['prose', 'code']);
/** The beginning says what it is. */
const LONGEST = 16_384;
/** What types and tags are written with, and the one control that is told apart from no other character. */
const SIGNS = characterSet('!$@<\u007f');
/** Of PHP's objects, which have numbers too. */
const PHP = characterSet(':"{');
/**
 * How the other formats begin, but for long runs. A zero stands for any control and for the beginning of a text: pickles import the modules
 * that they name, each on a line of its own, and Marshal has controls before the mark of an object.
 */
const BEGINNINGS = literals(
  ['rO0AB', 'aced0005', 'tag:yaml', 'AAEAAAD', 'ObjectDataProvider', 'BAh', '\0\0o:', '\0\0u:'].concat(
    'os posix nt subprocess builtins __builtin__ commands sys importlib pickle'.split(' ').map((name) => `\0c${name}\0`),
  ),
);
const TRIGGER =
  /rO0AB|aced0005|[OC]:\+?\d|gA[NRSTU]|\nc?\w|^c\w{1,10}\n|!!|!ruby|tag:yaml|AAEAAAD|\$type|ObjectDataProvider|BAh|_\$\$ND|@(?:type|class)|<(?:java|sun|com)|\u00ac\u00ed|\p{Cc}[oUu]:/iu;

/** Serialized objects whose readers create the classes that they name: data that is code to whoever reads it back. */
export const deserialization: Detector = {
  name: 'deserialization',
  anyName: true,
  surfaces: ARGUMENTS,
  detect({ role, views }, report) {
    for (const view of views) {
      if (!mayHold(view)) continue;
      const text = view.text.slice(0, LONGEST);
      if (!TRIGGER.test(text)) continue;
      for (const { rule, confidence, pattern } of FORMAT_RULES) {
        const match = pattern.exec(text);
        if (match === null) continue;
        const seen = WRITTEN.has(role) ? 'medium' : confidence;
        report({ rule, confidence: seen, severity: 'critical', view, start: match.index, end: match.index + match[0].length });
      }
    }
  },
};

/** How protocols 2 and above begin in Base64. */
const PICKLE = 'gA';

/** Every format has a sign, a beginning of its own, or goes on as a long run. */
function mayHold({ text, traits }: View): boolean {
  return (
    hasAny(traits, SIGNS) ||
    !traits.ascii ||
    (traits.runs.length > 0 && text.includes(PICKLE)) ||
    (traits.literals & BEGINNINGS) !== 0 ||
    (traits.digits > 1 && hasAll(traits, PHP))
  );
}
