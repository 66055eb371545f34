import type { Confidence } from '../../../pdp/input-document.js';
import { literals } from '../../literals.js';
import { eachMatch } from '../../matches.js';
import type { Traits } from '../../traits.js';
import type { View } from '../../views/view.js';
import { HANDED_OVER, handedOver, isPlainPassword } from './handed-over.js';
import { isStandIn } from './placeholder.js';
import { isChosen, isUuid, looksRandom } from './random.js';

export type Report = (rule: string, confidence: Confidence, start: number, end: number) => void;

/** `user:password@` in a URL. */
const IN_URL = /[a-z][a-z0-9+.-]{1,16}:\/\/[^\s/:@'"<>]{1,64}:([^\s/@'"<>]{3,128})@[^\s@/'"<>]/gi;
const BEARER = /\b(?:bearer|basic|token)\s{1,4}([A-Za-z0-9_.~+/=-]{16,})/gi;
/** Addresses that are their own credential. */
const WEBHOOK =
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/_+-]{20,120}|discord(?:app)?\.com\/api\/webhooks\/[0-9]{16,20}\/[A-Za-z0-9_-]{40,80}|(?:[a-z0-9-]{1,60}\.webhook|outlook)\.office\.com\/webhook(?:b2)?\/[A-Za-z0-9@/-]{60,200}|chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_&=%-]{60,200}/g;
const NPM_AUTH = /:_(?:authToken|password|auth)=([^\s"'$]{12,200})/g;
/** 32 hexadecimal digits and a data centre; a bot's number and its token. */
const MAILCHIMP = /\b[0-9a-f]{32}-us[0-9]{1,2}\b/g;
const TELEGRAM = /\b[0-9]{8,10}:AA[0-9A-Za-z_-]{33}\b/g;
const AZURE_KEY = /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,88}={0,2})/g;
/** `api_key = "…"`, `"password": "…"`, `--token …`, `the access key for staging: …`: a name that promises a secret, then the value. */
const ASSIGNED =
  /(?:(?:api|app|secret|access|private|auth|account|signing|encryption|master|license|shared|storage)[ _-]?key|token|secret|passwd|password|passphrase|pwd|credential)s?(?:[ _-](?:id|value|is|was|for)\b)?(?: [a-z]{2,12}){0,3}[\s"'`\]\\]{0,4}(?:=>|[:=]{1,3}| is )[\s"'`\\]{0,5}([^\s"'`,;<>(){}$\\]{8,200})/gi;
/** Any other key: most are names of things, or hashes of them. */
const KEYED =
  /[a-z_]key(?: [a-z]{2,12}){0,3}[\s"'`\]\\]{0,4}(?:=>|[:=]{1,3})[\s"'`\\]{0,5}([A-Za-z0-9_.~+/=-]{20,200})|\bkey(?: [a-z]{2,12}){1,3}: ([A-Za-z0-9_.~+/=-]{20,200})/gi;
/** The name right before a value. */
const LONGEST_NAME = 40;
const PASSWORD = /(?:pass(?:word|wd|phrase)|pwd)s?["'`\]\\\s]{0,4}(?:=>|[:=]{1,3})[\s"'`\\]{0,5}$/i;
const SECRET = /(?:secret|api[ _-]?key|private[ _-]?key|access[ _-]?key)["'`\]\\\s]{0,4}(?:=>|[:=]{1,3})[\s"'`\\]{0,5}$/i;
/** `weatherstack_key = …`: a key of something, which a hash in hexadecimal may be. */
const OWN_KEY = /[a-z0-9]{3}_key["'`]?\s?[=:]\s?["'`]?$/i;
const HASH = /^[0-9a-f]+$|^[0-9A-F]+$/;
/** Before `token` or `key`, names of what opens nothing. */
const OTHER_TOKEN =
  /(?:page|next|prev|previous|continuation|cursor|sync|csrf|xsrf|max|public|cache|idempotency|primary|foreign|partition|sort|row|object|search|s3|dedup|lookup|sas)[ _-]?$/i;

/** One way to write a credential; the value is the first group, or all of the match. */
interface Written {
  readonly rule: string;
  readonly pattern: RegExp;
  /** The group of words of which each match has one. */
  readonly needs: number;
  /** Undefined where the value is no credential. */
  readonly judge: (value: string, text: string, start: number) => Confidence | undefined;
}

const certain = () => 'high' as const;
const KEY_WORDS = literals(['key', 'token', 'secret', 'pass', 'pwd', 'credential']);
const MARKS = literals([':_authToken=', ':_password=', ':_auth=', 'AccountKey=', 'SharedAccessKey=', ':AA', '-us']);

const MARKED: readonly Written[] = [
  {
    rule: 'url_password',
    pattern: IN_URL,
    needs: literals(['://']),
    judge: (value) => (isPlainPassword(decoded(value)) ? 'low' : 'high'),
  },
  {
    rule: 'authorization',
    pattern: BEARER,
    needs: literals(['bearer', 'basic', 'token']),
    judge: (value) => (looksRandom(value) ? 'high' : 'medium'),
  },
  {
    rule: 'webhook',
    pattern: WEBHOOK,
    needs: literals(['hooks.slack.com/', '.com/api/webhooks/', '.office.com/webhook', '/messages?key=']),
    judge: certain,
  },
  { rule: 'mailchimp_key', pattern: MAILCHIMP, needs: MARKS, judge: certain },
  { rule: 'telegram_token', pattern: TELEGRAM, needs: MARKS, judge: certain },
  { rule: 'npm_token', pattern: NPM_AUTH, needs: MARKS, judge: certain },
  { rule: 'azure_key', pattern: AZURE_KEY, needs: MARKS, judge: certain },
];

/** By the name of a key or a password. */
const NAMED: readonly Written[] = [
  {
    rule: 'assigned',
    pattern: ASSIGNED,
    needs: KEY_WORDS,
    judge(value, text, start) {
      const name = text.slice(Math.max(0, start - LONGEST_NAME), start);
      if (PASSWORD.test(name)) return looksRandom(value) || isChosen(value) ? 'high' : 'low';
      if (!looksRandom(value) && !(isUuid(value) && SECRET.test(name))) return 'low';
      return OTHER_TOKEN.test(nameBefore(text, start)) ? 'low' : 'high';
    },
  },
  {
    rule: 'assigned',
    pattern: KEYED,
    needs: KEY_WORDS,
    judge(value, text, start) {
      const isHash = HASH.test(value) && !OWN_KEY.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
      return looksRandom(value) && !isHash && !OTHER_TOKEN.test(nameBefore(text, start)) ? 'high' : undefined;
    },
  },
];

const ANY = [...MARKED, ...NAMED].reduce((all, { needs }) => all | needs, HANDED_OVER);

export function mayBeWritten({ literals: words }: Traits): boolean {
  return (words & ANY) !== 0;
}

/** Credentials by what people write around them. */
export function writtenSecrets(view: View, report: Report): void {
  written(view, MARKED, report);
  if ((view.traits.literals & HANDED_OVER) !== 0) handedOver(view, (start, end) => report('assigned', 'high', start, end));
  written(view, NAMED, report);
}

function written({ text, traits }: View, ways: readonly Written[], report: Report): void {
  for (const { rule, pattern, needs, judge } of ways) {
    if ((traits.literals & needs) === 0) continue;
    eachMatch(pattern, text, (match) => {
      const value = match[1] ?? match[2] ?? match[0];
      if (isStandIn(value)) return;
      const start = match.index + match[0].lastIndexOf(value);
      const confidence = judge(value, text, start);
      if (confidence !== undefined) report(rule, confidence, start, start + value.length);
    });
  }
}

/** A member that is called as what opens nothing is. */
export function isOtherToken(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
  return OTHER_TOKEN.test(nameBefore(words, words.length));
}

/** What stands before the word that promised the secret. */
function nameBefore(text: string, value: number): string {
  const before = text.slice(Math.max(0, value - 80), value);
  const word = Math.max(before.toLowerCase().lastIndexOf('token'), before.toLowerCase().lastIndexOf('key'));
  return word < 0 ? '' : before.slice(0, word);
}

/** A template in a URL is written in escapes. */
function decoded(value: string): string {
  return value.replace(/%[0-9a-f]{2}/gi, '*');
}
