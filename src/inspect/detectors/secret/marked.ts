import { literals } from '../../traits/literals.js';
import { isPlainPair } from './pair.js';
import { isPlainPassword, isWordForOne } from './password.js';
import { looksRandom } from './random.js';
import type { Written } from './way.js';

/** `user:password@` in a URL; a long user alone. */
const IN_URL =
  /[a-z][a-z0-9+.-]{1,16}:\/\/(?:[^\s/:@'"<>]{0,64}(?:@[^\s/:@'"<>]{1,64})?:([^\s/@'"<>]{3,128}(?:@[^\s/@'"<>:]{1,64}){0,2})|([A-Za-z0-9_-]{32,128}))@[^\s@/'"<>]/gi;
/** Where errors are told to: what stands before it, everybody may know. */
const DSN = /^@[^\s/'"]{1,100}\/[0-9]{1,20}(?:[^\w/]|$)/;
const BEARER = /\b(?:bearer:?|basic|token)\s{1,4}([A-Za-z0-9_.~+/=-]{16,})/gi;
/** Addresses that are their own credential. */
const WEBHOOK =
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/_+-]{20,120}|discord(?:app)?\.com\/api\/webhooks\/[0-9]{16,20}\/[A-Za-z0-9_-]{40,80}|(?:[a-z0-9-]{1,60}\.webhook|outlook)\.office\.com\/webhook(?:b2)?\/[A-Za-z0-9@/-]{60,200}|tines\.com\/webhook\/[a-z0-9]{32}\/[a-z0-9]{32,64}|chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_&=%-]{60,200}|hooks\.zapier\.com\/hooks\/catch\/[0-9]{4,10}\/[A-Za-z0-9]{5,12}/g;
const NPM_AUTH = /:_(?:authToken|password|auth)=([^\s"'$]{12,200})/g;
/** 32 hexadecimal digits and a data centre; a bot's number and its token. */
const MAILCHIMP = /\b[0-9a-f]{32}-us[0-9]{1,2}\b/g;
const TELEGRAM = /\b[0-9]{8,10}:AA[0-9A-Za-z_-]{33}\b/g;
const AZURE_KEY = /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,88}={0,2})/g;

/** An organisation's id and a session's token; a number of a project and a server's key. */
const SALESFORCE = /\b00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?!A[QR][A-Za-z0-9_.]{59,199}/g;
/** One of Fly.io or more, with commas between. */
const FLY = /\bFlyV1 {1,3}([A-Za-z0-9=_,/+-]{80,1000})/g;
const BRAINTREE = /access_token\$(?:production|sandbox)\$([0-9a-z]{16}\$[0-9a-f]{32})/g;
/** The private parts of a key in JSON (RFC 7518 §6), which says its type somewhere beside; of each of them the key can be made again. */
const PRIVATE_JWK = /"(?:d|p|q|dp|dq|qi|k)" ?:\s{0,4}"([A-Za-z0-9_-]{40,1000})/g;
const FIREBASE = /\bAAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,160}/g;
/** A password as crypt(3), Apache and Argon2 keep it. */
const PASSWORD_HASH =
  /\$((?:2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}|(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|5\$(?:rounds=[0-9]{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}|6\$(?:rounds=[0-9]{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}|g?y\$[./A-Za-z0-9]{1,12}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|argon2(?:id|i|d)\$v=19\$m=[0-9]{1,8},t=[0-9]{1,4},p=[0-9]{1,3}\$[A-Za-z0-9+/]{8,64}\$[A-Za-z0-9+/]{16,128}|[89]\$[./A-Za-z0-9]{8,16}\$[./A-Za-z0-9]{43}))/g;
/** What Kerberos answers with, from which a password can be guessed. */
const KERBEROS = /\$krb5(?:asrep|tgs|pa)\$[0-9]{2}\$[^\s:$]{0,128}(?:[:$*][^\s:$]{0,128}){0,4}[:$]([0-9a-fA-F]{64,1000})/g;
const MARKS = literals([':_authToken=', ':_password=', ':_auth=', 'AccountKey=', 'SharedAccessKey=', ':AA', '-us']);
const HASHES = literals(['$2a$', '$2b$', '$2y$', '$1$', '$apr1$', '$5$', '$6$', '$y$', '$gy$', '$argon2', '$8$', '$9$']);
const KERBEROS_MARKS = literals(['$krb5']);
const LONG = literals([
  '!AQ',
  '!AR',
  'FlyV1 ',
  ':APA91b',
  'access_token$production$',
  'access_token$sandbox$',
  ...['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'].flatMap((part) => [`"${part}":`, `"${part}" :`]),
]);

const LONGEST_DSN = 128;
/** With the name of a service that it is an account of. */
const LONGEST_USER = 1 + 64 + 1 + 64;

/** A word for a password, as `]` ends what may be left out. */
const PLACE_IN_BRACKETS = /^[A-Za-z_-]{1,32}\]$/;

const certain = () => 'high' as const;

/** By a mark that stands beside nothing else: a scheme, a header, an address, a prefix. */
export const MARKED: readonly Written[] = [
  {
    rule: 'url_password',
    pattern: IN_URL,
    needs: literals(['://']),
    before: 17,
    // `://`, a name, a colon and a password.
    behind: { sign: '@', within: 3 + 64 + 1 + 128 },
    judge(value, text, start) {
      const end = start + value.length;
      // `user[:password]@host` says how such an address is written.
      if (PLACE_IN_BRACKETS.test(value) && text.startsWith('[:', start - 2)) return undefined;
      if (text[start - 1] === '/') return looksRandom(value) && !DSN.test(text.slice(end, end + LONGEST_DSN)) ? 'high' : 'low';
      const user = /[^/]*$/.exec(text.slice(Math.max(0, start - LONGEST_USER), start - 1))?.[0] ?? '';
      return isPlainPassword(decoded(value)) || isWordForOne(value, user) ? 'low' : 'high';
    },
  },
  {
    rule: 'authorization',
    pattern: BEARER,
    needs: literals(['bearer', 'basic', 'token']),
    before: 0,
    judge: (value) => (looksRandom(value) && !isPlainPair(value) ? 'high' : 'medium'),
  },
  {
    rule: 'webhook',
    pattern: WEBHOOK,
    needs: literals([
      'hooks.slack.com/',
      '.com/api/webhooks/',
      '.office.com/webhook',
      '/messages?key=',
      'tines.com/webhook/',
      'hooks.zapier.com/hooks/',
    ]),
    before: 68,
    judge: certain,
  },
  { rule: 'mailchimp_key', pattern: MAILCHIMP, needs: MARKS, before: 32, judge: certain },
  { rule: 'telegram_token', pattern: TELEGRAM, needs: MARKS, before: 10, judge: certain },
  { rule: 'npm_token', pattern: NPM_AUTH, needs: MARKS, before: 0, judge: certain },
  { rule: 'salesforce_token', pattern: SALESFORCE, needs: LONG, before: 18, judge: certain },
  { rule: 'fly_token', pattern: FLY, needs: LONG, before: 0, judge: (value) => (looksRandom(value) ? 'high' : undefined) },
  { rule: 'braintree_token', pattern: BRAINTREE, needs: LONG, before: 0, judge: certain },
  {
    rule: 'private_key',
    pattern: PRIVATE_JWK,
    needs: LONG,
    before: 0,
    judge: (_, text, start) => (hasKeyType(text, start) ? 'high' : undefined),
  },
  { rule: 'firebase_key', pattern: FIREBASE, needs: LONG, before: 11, judge: certain },
  {
    rule: 'password_hash',
    pattern: PASSWORD_HASH,
    needs: HASHES,
    before: 0,
    judge: (_, text, start) => (isKept(text, start - 1) ? 'high' : 'medium'),
  },
  { rule: 'password_hash', pattern: KERBEROS, needs: KERBEROS_MARKS, before: 0, judge: certain },
  { rule: 'azure_key', pattern: AZURE_KEY, needs: MARKS, before: 0, judge: certain },
];

/** Whether a hash stands as files of accounts have it, behind a name and a colon or in a line of its own: in code and in sentences it is an example. */
function isKept(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === ':' || text[at - 1] === '\n';
}

function hasKeyType(text: string, start: number): boolean {
  return text.slice(Math.max(0, start - LONGEST_JWK), start + LONGEST_JWK).includes('"kty"');
}

const LONGEST_JWK = 4_096;

/** A template in a URL is written in escapes. */
function decoded(value: string): string {
  return value.replace(/%[0-9a-f]{2}/gi, '*');
}
