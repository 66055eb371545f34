import { entropy } from './entropy.js';
import data from './issuers.json' with { type: 'json' };
import { Keywords } from './keywords.js';

/** One rule of gitleaks, as `scripts/secret-rules.mjs` writes it. */
interface IssuerRow {
  readonly rule: string;
  /** One of them is in every text that has such a credential. */
  readonly keywords: readonly string[];
  /** The issuer as people write it before the value; absent where the value tells its issuer by itself. */
  readonly name?: string;
  readonly pattern: string;
  readonly flags: string;
  /** Bits a character that a real one has more than. */
  readonly entropy?: number;
  /** Published examples. */
  readonly allowed?: readonly string[];
}

interface Issuer {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly isNamed: boolean;
  readonly entropy: number;
  readonly allowed: RegExp | undefined;
}

export interface IssuedSecret {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** False of an id, which names who has a secret, where no word says that it is one. */
  readonly isCertain: boolean;
}

/** What stands between a name and its value: a few words, `=`, `:` or `=>`, quotes. */
const BETWEEN = String.raw`[ \t\w.-]{0,20}[\s'"\\]{0,4}(?:=>|:{1,3}=|[?]=|\|\||[=>:,])[\x60'"\s=\\]{0,5}`;
/** A value ends here. gitleaks takes fewer, because it reads lines of code. */
const END = /\(\?:\[\\x60'"\\s;\]\|\\\\\[nr\]\|\$\)/g;
const WIDE_END = String.raw`(?:[\x60'"\s;,)\]}<\\]|$)`;

/** Before a keyword that stands inside of a credential, and behind it. */
const BEFORE = 80;
const BEHIND = 1_200;

const keywords = new Keywords<Issuer>(
  (data.rules as readonly IssuerRow[]).flatMap((row) => {
    const issuer = issuerOf(row);
    return row.keywords.map((keyword) => [keyword, issuer] as const);
  }),
);

function issuerOf({ rule, name, pattern, flags, entropy: least = 0, allowed }: IssuerRow): Issuer {
  const value = pattern.replace(END, WIDE_END);
  return {
    rule,
    pattern: new RegExp(name === undefined ? value : `${name}${BETWEEN}(?:${value})`, `${flags}${name === undefined ? 'g' : 'y'}`),
    isNamed: name !== undefined,
    entropy: least,
    allowed: allowed === undefined ? undefined : new RegExp(`^(?:${allowed.join('|')})$`),
  };
}

/** Credentials of known issuers. Each keyword costs one expression over a bounded part of the text: linear in the text. */
export function issuedSecrets(text: string, report: (secret: IssuedSecret) => void): void {
  keywords.find(text, (at, issuer) => {
    if (issuer.isNamed) behindName(text, at, issuer, report);
    else around(text, at, issuer, report);
  });
}

/** The value that a name promises. */
function behindName(text: string, at: number, issuer: Issuer, report: (secret: IssuedSecret) => void): void {
  if (!isOwnWord(text, at)) return;
  issuer.pattern.lastIndex = at;
  const match = issuer.pattern.exec(text);
  if (match === null) return;
  const value = valueOf(match);
  const start = at + match[0].lastIndexOf(value);
  tell(issuer, value, start, SECRET_WORD.test(text.slice(at, start)), report);
}

/** The credential that has the keyword in it. */
function around(text: string, at: number, issuer: Issuer, report: (secret: IssuedSecret) => void): void {
  const from = Math.max(0, at - BEFORE);
  for (const match of text.slice(from, at + BEHIND).matchAll(issuer.pattern)) {
    const value = valueOf(match);
    const start = from + match.index + match[0].lastIndexOf(value);
    if (start <= at && at < start + value.length) tell(issuer, value, start, false, report);
  }
}

function valueOf(match: RegExpExecArray): string {
  return match.slice(1).find((group) => group !== undefined) ?? match[0];
}

const SECRET_WORD = /key|token|secret|password/i;

/** `okta`, `myOkta`, `MY_OKTA`; not in `rookTable`. */
function isOwnWord(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  return !/[A-Za-z]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text[at] ?? ''));
}

function tell(
  { rule, isNamed, entropy: least, allowed }: Issuer,
  value: string,
  start: number,
  isSaid: boolean,
  report: (secret: IssuedSecret) => void,
): void {
  if (value === '' || allowed?.test(value) === true || entropy(value) <= least) return;
  // Of letters alone, or of digits alone, a word or a number may as well stand behind a name.
  if (isNamed && !(/[0-9]/.test(value) && /[A-Za-z]/.test(value))) return;
  report({ rule, start, end: start + value.length, isCertain: isSaid || !rule.endsWith('_id') });
}
