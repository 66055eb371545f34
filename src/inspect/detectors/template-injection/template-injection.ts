import { ARGUMENTS, type Detector } from '../../detector.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import { TEMPLATE_RULES } from './expressions.js';

/** Prose and code are where honest templates are written; a query and a command have expressions of their own. */
const ROLES: ReadonlySet<Role> = new Set(['path', 'url', 'email', 'identifier', 'secret', 'text']);
/** Nobody puts a longer value into a template; of a longer one the beginning is read. */
const LONGEST = 4_096;
/** The trigger takes one of each; for some it is the same. */
const FIRST = characterSet('{<[@$#*~');
const SECOND = characterSet('{%[(#?=$');
const TRIGGER = /[{<[@$#*~][{%[(#?=$]|<%|\$class|\{\s?(?:php|\$smarty|system)/;

/**
 * Expressions of template languages in values that are none. A server that renders a value runs what stands in it: arithmetic is how one finds
 * out, classes and processes are what follows.
 */
export const templateInjection: Detector = {
  name: 'template_injection',
  needs: FIRST,
  anyName: true,
  surfaces: ARGUMENTS,
  roles: ROLES,
  detect({ role, views }, report) {
    for (const view of views) {
      if (!hasAny(view.traits, FIRST) || !hasAny(view.traits, SECOND)) continue;
      const text = view.text.slice(0, LONGEST);
      if (!TRIGGER.test(text)) continue;
      for (const { rule, pattern, word, text: inText } of TEMPLATE_RULES) {
        const confidence = role === 'text' ? inText : word;
        if (confidence === undefined) continue;
        const match = pattern.exec(text);
        if (match === null) continue;
        report({ rule, confidence, severity: 'high', view, start: match.index, end: match.index + match[0].length });
        if (confidence === 'high') break;
      }
    }
  },
};
