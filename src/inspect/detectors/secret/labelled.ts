import { isOtherToken } from './named.js';
import { isChosen } from './password.js';
import { isStandIn } from './placeholder.js';
import { looksRandom } from './random.js';
import type { Report } from '../report.js';

/** A pair's label has its own words before: `PROD_DB_PASSWORD`. */
export function isSecretName(label: string): boolean {
  return label.length <= LONGEST_LABEL && SECRET_NAME.test(label);
}

const LONGEST_LABEL = 80;
const SECRET_NAME = /(?:password|passwd|passphrase|pwd|secret|token|credentials?|(?:api|access|private|secret|auth|license)[_-]?key)$/i;

/** `"password": "…"`, whether the answer is a text or an object. */
export function labelledSecret(name: string, text: string, report: Report): void {
  const isMade = looksRandom(text) || (PASSWORD_NAME.test(name) && isChosen(text));
  if (isMade && ONE_VALUE.test(text) && !isStandIn(text) && !isOtherToken(name)) report('assigned', 'high', 0, text.length);
}

const PASSWORD_NAME = /pass(?:word|wd|phrase)$|pwd$/i;
const ONE_VALUE = /^[^\s"'`,;<>(){}$\\]{8,200}$/;
