import { literals } from '../../traits/literals.js';
import { eachMatch } from '../../patterns/matches.js';
import { once } from '../../once.js';
import type { View } from '../../views/view.js';
import { entropy } from './entropy.js';
import data from './issuers.json' with { type: 'json' };
import { Keywords } from './keywords.js';
import { isMadeUp } from './made-up.js';
import { hasSequence, isAlphabet, isFiller } from './placeholder.js';
import { looksRandom } from './random.js';

/** One rule of gitleaks or betterleaks, as `scripts/secret-rules.mjs` writes it. */
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
  /** Names of variables may begin as this credential does: a real one looks random. */
  readonly random?: boolean;
}

interface Issuer {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly isNamed: boolean;
  readonly entropy: number;
  readonly allowed: RegExp | undefined;
  readonly isRandom: boolean;
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
const BEHIND_MANY = 8 * BEHIND;

const rows: readonly IssuerRow[] = data.rules;

/** Without one of the keywords a text has none of these credentials. */
export const ISSUERS = literals(rows.flatMap((row) => row.keywords));

const keywords = new Keywords<() => Issuer>(
  rows.flatMap((row) => {
    const issuer = once(() => issuerOf(row));
    return row.keywords.map((keyword) => [keyword, issuer] as const);
  }),
);

function issuerOf({ rule, name, pattern, flags, entropy: least = 0, allowed, random = false }: IssuerRow): Issuer {
  const value = pattern.replace(END, WIDE_END);
  return {
    rule,
    pattern: new RegExp(name === undefined ? value : `${name}${BETWEEN}(?:${value})`, `${flags}${name === undefined ? 'g' : 'y'}`),
    isNamed: name !== undefined,
    entropy: least,
    allowed: allowed === undefined ? undefined : new RegExp(allowed.join('|')),
    isRandom: random,
  };
}

/** Credentials of known issuers. Each keyword costs one expression over a bounded part of the text: linear in the text. */
export function issuedSecrets({ text, traits: { places } }: View, report: (secret: IssuedSecret) => void): void {
  let searched: Map<Issuer, Searched> | undefined;
  for (let i = 0; i < places.length; i += 2) {
    if (((places[i + 1] ?? 0) & ISSUERS) === 0) continue;
    const at = places[i] ?? 0;
    for (const issuerAt of keywords.at(text, at)) {
      const issuer = issuerAt();
      if (issuer.isNamed) {
        behindName(text, at, issuer, report);
      } else {
        searched ??= new Map<Issuer, Searched>();
        searched.set(issuer, around(text, at, issuer, searched.get(issuer), report));
      }
    }
  }
}

/** The value that a name promises. */
function behindName(text: string, at: number, issuer: Issuer, report: (secret: IssuedSecret) => void): void {
  if (!isOwnWord(text, at)) return;
  issuer.pattern.lastIndex = at;
  const match = issuer.pattern.exec(text);
  if (match === null) return;
  const value = valueOf(match);
  const start = at + match[0].lastIndexOf(value);
  tell(issuer, value, text, start, SECRET_WORD.test(text.slice(at, start)), report);
}

/** Where an issuer's credentials stand in a part of the text that was searched for them. */
interface Searched {
  readonly to: number;
  readonly secrets: readonly Secret[];
}

interface Secret {
  readonly value: string;
  readonly start: number;
  /** Where the match begins that the value ends. */
  readonly from: number;
}

/** The credentials that have the keyword in them. */
function around(text: string, at: number, issuer: Issuer, before: Searched | undefined, report: (secret: IssuedSecret) => void): Searched {
  const isKnown = before !== undefined && (at + BEHIND <= before.to || before.to === text.length);
  const searched = isKnown ? before : search(text, Math.max(0, at - BEFORE), endOf(at, before), issuer);
  for (const { value, start, from } of searched.secrets) {
    if (from > at) break;
    if (at < start + value.length) tell(issuer, value, text, start, false, report);
  }
  return searched;
}

/** Where keywords follow each other closely, one search is for many of them. */
function endOf(at: number, before: Searched | undefined): number {
  return at + (before !== undefined && at < before.to ? BEHIND_MANY : BEHIND);
}

function search(text: string, from: number, end: number, { pattern }: Issuer): Searched {
  const to = Math.min(text.length, end);
  const secrets: Secret[] = [];
  eachMatch(pattern, text.slice(from, to), (match) => {
    const value = valueOf(match);
    secrets.push({ value, start: from + match.index + match[0].lastIndexOf(value), from: from + match.index });
  });
  return { to, secrets };
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
  { rule, isNamed, entropy: least, allowed, isRandom }: Issuer,
  value: string,
  text: string,
  start: number,
  isSaid: boolean,
  report: (secret: IssuedSecret) => void,
): void {
  if (value === '' || allowed?.test(value) === true || entropy(value) <= least || isFiller(value)) return;
  if ((isRandom && !looksRandom(value)) || (isAlphabet(value) && isMadeUp(value, text, start))) return;
  // Of letters alone, or of digits alone, a word or a number may as well stand behind a name.
  if (isNamed && (hasSequence(value) || !(/[0-9]/.test(value) && /[A-Za-z]/.test(value)))) return;
  report({ rule, start, end: start + value.length, isCertain: isSaid || !rule.endsWith('_id') });
}
