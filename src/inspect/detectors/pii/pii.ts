import type { Detector, Match } from '../../detector.js';
import { roleOfName } from '../../roles/role-names.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import { emails } from './emails.js';
import { mayHoldId } from './may-hold-id.js';
import { FEWEST_DIGITS } from './number-forms.js';
import { numberParts } from './number-parts.js';
import { numbers } from './numbers.js';
import { mayHoldPhone, phones } from './phones.js';
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
    let silent = true;
    for (const view of inspected.views) {
      const { text, traits } = view;
      const hasNumbers = traits.digits >= FEWEST_DIGITS && mayHoldId(text, traits.digits);
      const hasPhones = mayHoldPhone(view);
      const hasAddresses = hasAny(traits, AT);
      if (!hasNumbers && !hasPhones && !hasAddresses) continue;
      const add: Report = (rule, confidence, start, end) =>
        report({
          rule,
          confidence,
          severity: confidence === 'high' ? 'high' : confidence === 'medium' ? 'medium' : 'low',
          view,
          start,
          end,
        } satisfies Match);
      const parts = hasNumbers || hasPhones ? numberParts(view) : [];
      if (hasNumbers && numbers(inspected, view, parts, add)) silent = false;
      if (hasPhones) phones(view, parts, add);
      if (hasPhones || hasAddresses) silent = false;
      if (hasAddresses && roleOfName(inspected.name) !== 'email') emails(text, add);
    }
    return silent;
  },
};
