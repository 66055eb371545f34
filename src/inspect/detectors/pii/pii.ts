import type { Detector, Match } from '../../detector.js';
import { roleOfName } from '../../role-names.js';
import { characterSet, hasAny } from '../../traits.js';
import { emails } from './emails.js';
import { FEWEST_DIGITS } from './number-forms.js';
import { numberParts } from './number-parts.js';
import { numbers } from './numbers.js';
import { phones } from './phones.js';
import type { Report } from '../report.js';

const AT = characterSet('@');

/**
 * Numbers that stand for a person or an account: high where structure and checksum leave hardly any accident or a word
 * beside it says so. E-mail addresses and phone numbers are in half of all honest calls: low, and a recipient's own
 * address (`to`, `email`) is not reported at all.
 */
export const pii: Detector = {
  name: 'pii',
  detect(inspected, report) {
    for (const [number, view] of inspected.views.entries()) {
      const hasNumbers = view.traits.digits >= FEWEST_DIGITS;
      const hasAddresses = hasAny(view.traits, AT);
      if (!hasNumbers && !hasAddresses) continue;
      const add: Report = (rule, confidence, start, end) =>
        report({
          rule,
          confidence,
          severity: confidence === 'high' ? 'high' : confidence === 'medium' ? 'medium' : 'low',
          view,
          start,
          end,
        } satisfies Match);
      if (hasNumbers) {
        const parts = numberParts(view, inspected.views[number - 1]);
        for (let i = 0; i < parts.length; i += 2) numbers(inspected, view, parts[i] ?? 0, parts[i + 1] ?? 0, add);
        for (let i = 0; i < parts.length; i += 2) phones(view, parts[i] ?? 0, parts[i + 1] ?? 0, add);
      }
      if (hasAddresses && roleOfName(inspected.name) !== 'email') emails(view.text, add);
    }
  },
};
