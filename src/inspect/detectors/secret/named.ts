import { literals } from '../../traits/literals.js';
import { addressValues } from './address-values.js';
import { hasSigns, isChosen, isOwnWord, isWordAndNumber } from './password.js';
import { isShortRandom, isUuid, looksRandom } from './random.js';
import { isTangled } from './tangled.js';
import { KEY, KEY_WORDS } from './words.js';
import type { Written } from './way.js';

/** `api_key = "…"`, `"password": "…"`, `--token …`, `the access key for staging: …`: a name that promises a secret, then the value. */
const ASSIGNED =
  /(?:(?:api|app|secret|access|private|auth|account|signing|encryption|master|license|shared|storage|subscription|functions)[ ._-]?key(?:_base)?|token|secret|passwd|password|passphrase|passwort|passcode|mot de passe|senha|contrase[ñn]a|pwd|credential)s?[0-9]?(?:[ _-](?:id|value|is|was|for)\b)?(?: [a-z]{2,12}){0,3}(?:\??: ?(?:string|str|&str|&'static str) )?[\s"'`*\]\\]{0,4}(?:=>|[:=]{1,3}| is | [-–] |>|\|)[\s"'`*\\]{0,28}(?:[>|][+-]?\s{1,24})?([^\s"'`,;<>(){}$\\]{8,200})/gi;
/** Any other key: most are names of things, or hashes of them. */
const KEYED =
  /[a-z_]key[0-9]{0,2}(?: [a-z]{2,12}){0,3}[\s"'`\]\\]{0,4}(?:=>|[:=]{1,3})[\s"'`\\]{0,28}([A-Za-z0-9_.~+/=|-]{20,200})|\bkey(?: [a-z]{2,12}){1,3}: ([A-Za-z0-9_.~+/=-]{20,200})/gi;
const SHORTEST_VALUE = 8;
/** The name right before a value. */
const LONGEST_NAME = 64;
const PASSWORD =
  /(?:pass(?:word|wd|phrase|wort|code)|mot de passe|senha|contrase[ñn]a|pwd)s?["'`*\]\\\s]{0,4}(?:=>|[:=]{1,3}|>|\|| is )[\s"'`*\\>|+-]{0,28}$/i;
const SECRET =
  /(?:secret(?:_id)?|token|credential|(?:api|app|private|access|secret)[ ._-]?key)["'`\]\\\s]{0,4}(?:=>|[:=]{1,3}| is |\|)[\s"'`\\]{0,28}$/i;
/** `weatherstack_key = …`: a key of something, which a hash in hexadecimal may be. */
const OWN_KEY =
  /(?:(?:[a-z0-9]{3}_key|[a-z0-9]{3}Key|[A-Z0-9]{3}_KEY)[0-9]{0,2}|\bkey(?: [a-z]{2,12}){1,3})["'`]?\s?(?::=|[=:])\s{0,24}["'`]?$/;
const HASH = /^[0-9a-f]+$|^[0-9A-F]+$/;
/** `projects/acme/locations/…`: the name of a resource. */
const PATH = /^[a-z][a-z0-9_-]{0,40}(?:\/[A-Za-z0-9_.-]{1,40}){3,}$/;
/** `node-modules-cf4bd646…`: what is kept under a hash, by words. */
const HASHED_NAME = /^(?:[A-Za-z0-9.]{1,24}[-_]){2,12}(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Before `token` or `key`, names of what opens nothing. */
const OTHER_TOKEN =
  /(?:group|hash|file|image|media|content|asset|route|query|message|event|item|map|react|commit|blob|checksum|fingerprint|page|next|prev|previous|continuation|cursor|sync|csrf|xsrf|authenticity|max|public|cache|idempotency|primary|foreign|partition|sort|row|object|search|s3|dedup|lookup|sas|client|request|correlation|operation|lock|lease|trace|transaction|encrypted|job|task|resume|change|version|concurrency|snapshot|stream|invite|share)[ _-]?$/i;
/** How .NET names the key of an assembly; a longer value is none. */
const PUBLIC_KEY = /public[ _-]?key[ _-]?$/i;
const TOKEN_OF_ONE = /^[0-9a-f]{16}(?:[^0-9a-z_-]|$)/i;

/** `<secret>{AQAAABAAA …}</secret>`: the element's name promises it, whatever stands before it inside. */
const ELEMENT =
  /(?:token|secret|passwd|password|passphrase|api[_-]?key|access[_-]?key|private[_-]?key)>\s{0,8}[{[]?(?:[A-Za-z0-9_-]{1,40} ){0,2}([A-Za-z0-9_.~+/=%:@!-]{16,400})[}\]]?\s{0,8}<\//gi;
/** `"secret": "u@D7GXt)t>8d(LtH^"`, `secret("…")`, `token !== '…'`; to the end of a word where no quotation marks are. */
const SIGNED =
  /(?:secret|token|passwd|password|passphrase|_pass|pwd|[a-z_]key)[a-z_]{0,12}["'`\]]{0,2}\s{0,2}(?:=>|[:=!]{1,4}|\()\s{0,24}(?:"([^\s"]{12,128})"|'([^\s']{12,128})'|["'`]?([^\s"'`]{12,128}))/gi;
/** `token_url`, `password_pattern`: what is made of signs as well, right before a value. */
const ABOUT =
  /(?:ur[il]|path|link|pattern|regexp?|rules?|format|template|message|text|query|chars?)["'`\]]{0,2}\s{0,2}[=:!>(]{1,4}\s{0,24}["']$/i;
/** `beeboleAuth := "…"`, `_auth=…`; `Authorization: …` without a scheme. */
const AUTH = /(?:[a-z0-9_]auth|authorization)["'`\\]{0,2}\s{0,2}(?:=>|[:=]{1,3})\s{0,4}["'`\\]{0,2}([A-Za-z0-9_.~+/=-]{20,200})/gi;
/** `DB_PASS=…`, `"pass": "…"`; not `PASS: TestName`. */
const PASS =
  /(?:[a-z0-9][_.-]|["'`<])pass(?: encoding="base64")?["'`\]]{0,2}\s{0,2}(?:=>|[:=]{1,3}|>)\s{0,4}["'`]?([^\s"'`,;<>(){}$\\]{8,128})/gi;
/** `Using Key=…`, `key := "…"`; in JSON a key names a thing more often than it opens one. */
const BARE_KEY = /(?:^|[\s(,;])key\s{0,2}(?::=|=>|[:=])\s{0,4}["'`]?([A-Za-z0-9_.~+/=-]{20,200})/gi;
/** `func apiToken() string { return "…" }` */
const RETURNED = /(?:token|secret|password|key)\(\)[ \t\w:<>]{0,24}\{\s{0,16}return\s{1,4}["'`]([^\s"'`]{16,200})["'`]/gi;
/** What a service is called with in the address itself. */
const IN_QUERY =
  /[?&](?:key|api_?key|app_?key|api-key|subscription-key|access_?key|token|access_?token|api_?token|auth_?token|secret|client_?secret|app_?secret)=([A-Za-z0-9_.~%-]{20,200})/gi;

/** By the name of a key or a password. */
export const NAMED: readonly Written[] = [
  // `private_` before the word, `?subscription-`.
  { rule: 'assigned', pattern: ELEMENT, needs: KEY_WORDS, before: 8, behind: { sign: '>', within: 16 }, judge: ifRandom },
  {
    rule: 'assigned',
    pattern: IN_QUERY,
    needs: KEY_WORDS,
    before: 14,
    judge: (value, text, start) =>
      looksRandom(value) || (isUuid(value) && !text.slice(0, start).endsWith('?token=')) ? 'high' : undefined,
  },
  {
    rule: 'assigned',
    pattern: ASSIGNED,
    needs: KEY_WORDS,
    // `subscription-`.
    before: 13,
    judge(read, text, start) {
      const [own, ...behind] = addressValues(read, nameAt(text, start));
      const isOne = isAssigned(own.value, text, start) || behind.some(({ value, offset }) => isPromised(value, text, start + offset));
      return isOne ? 'high' : 'low';
    },
  },
  {
    rule: 'assigned',
    pattern: KEYED,
    needs: KEY,
    before: 1,
    judge(value, text, start) {
      const isHash = HASH.test(value) && !OWN_KEY.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
      return looksRandom(value) && !isHash && !opensNothing(text, start) && !isCode(value, text, start) ? 'high' : undefined;
    },
  },
  {
    rule: 'assigned',
    pattern: PASS,
    needs: KEY_WORDS,
    before: 2,
    judge: (value, text, start) => (!isCode(value, text, start) && (looksRandom(value) || isChosen(value)) ? 'high' : undefined),
  },
  {
    rule: 'assigned',
    pattern: SIGNED,
    needs: KEY_WORDS,
    before: 1,
    judge: (value, text, start) =>
      isTangled(value) ||
      (isQuoted(value, text, start) && hasSigns(value) && !ABOUT.test(text.slice(Math.max(0, start - LONGEST_NAME), start)))
        ? 'high'
        : undefined,
  },
  { rule: 'assigned', pattern: RETURNED, needs: KEY_WORDS, before: 0, judge: ifRandom },
  {
    rule: 'assigned',
    pattern: BARE_KEY,
    needs: KEY,
    before: 1,
    judge: (value, text, start) =>
      [HASH, HASHED_NAME, PATH].some((other) => other.test(value)) || opensNothing(text, start) || isCode(value, text, start)
        ? undefined
        : ifRandom(value),
  },
  { rule: 'assigned', pattern: AUTH, needs: literals(['auth']), before: 1, judge: ifRandom },
];

/** What stands right before a value, without the type that code gives it; in an address within another its `=` is encoded. */
function nameAt(text: string, start: number): string {
  return text
    .slice(Math.max(0, start - LONGEST_NAME), start)
    .replace(/%3D$/i, '=')
    .replace(TYPE, ' =');
}

const TYPE = /\??: ?(?:string|str|&str|&'static str) ?=/i;

/** Whether what stands behind a name that promises a secret is one. */
function isAssigned(value: string, text: string, start: number): boolean {
  if (value.length < SHORTEST_VALUE || isCode(value, text, start)) return false;
  const name = nameAt(text, start);
  if (PASSWORD.test(name)) {
    return (
      looksRandom(value) || isUuid(value) || isChosen(value) || isWordAndNumber(value) || (isOwnWord(value) && isInConnection(text, start))
    );
  }
  if (!looksRandom(value) && !((isUuid(value) || isShortRandom(value)) && SECRET.test(name))) return false;
  return !opensNothing(text, start);
}

/** The same, of a parameter whose name may promise nothing. */
function isPromised(value: string, text: string, start: number): boolean {
  const name = nameAt(text, start);
  return (PASSWORD.test(name) || SECRET.test(name)) && isAssigned(value, text, start);
}

/** Whether the value is none: code makes it (`token = base64.encode(`), or a value is missing and the next line has its own name (`TOKEN=`, `MODEL=v2`). */
function isCode(value: string, text: string, start: number): boolean {
  if (text[start + value.length] === '(' || KEY_ID.test(text.slice(Math.max(0, start - LONGEST_NAME), start))) return true;
  if (SECRETS_NAME.test(value)) return true;
  if (ADDRESS.test(value) && text[start - 1] === ':') return true;
  if (CMDLET.test(value) && /^[\s);|]|^$/.test(text.slice(start + value.length, start + value.length + 1))) return true;
  return NAME_AND_VALUE.test(value) && /\n\s{0,24}$/.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
}

/** `… -u name:password https://example.com`, `https://$API_KEY:@example.com`: the rest of an address, and the machine behind a password that is not there. */
const ADDRESS =
  /^(?:\/\/[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}|@(?:localhost|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}))(?::[0-9]{2,5})?(?:\/[\w./-]{0,120})?$/;
/** What Kubernetes calls the secrets that it makes for an account. */
const SECRETS_NAME = /^[a-z][a-z0-9-]{1,60}-(?:dockercfg|token)-[a-z0-9]{5}$/;

/** PowerShell calls without brackets: `$Token = Get-Base64EncodedToken $Account`. Behind the verb stand words: what is chosen by chance has none. */
const CMDLET =
  /^(?:Add|Convert|ConvertFrom|ConvertTo|Export|Find|Format|Get|Import|Invoke|Join|New|Protect|Read|Request|Resolve|Select|Set|Split|Test|Unprotect|Update)-(?:AD|Az|Mg|PnP|[A-Z]{1,6}[a-z]{2,16}[0-9]{0,3}){1,6}$/;

function isQuoted(value: string, text: string, start: number): boolean {
  const mark = text[start - 1];
  return (mark === '"' || mark === "'") && text[start + value.length] === mark;
}

/** `"private_key_id": "…"` of a service account: which key it is. */
const KEY_ID = /private_key_id["'\\]{0,2}\s?[:=][\s"'\\]{0,4}$/;
const NAME_AND_VALUE = /^[A-Za-z_][A-Za-z0-9_.-]{0,60}[=:]/;

/** `Server=…;User ID=…;Password=…`: where a program takes it from, any word opens. */
function isInConnection(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_CONNECTION), start);
  return before.includes(';') && CONNECTION.test(before);
}

const LONGEST_CONNECTION = 300;
const CONNECTION =
  /(?:server|data source|host|initial catalog|database|user ?id|uid|user(?:name)?)\s?=[^;=\n]{1,100};[^\n]{0,200}(?:password|pwd)\s?=\s?$/i;

function ifRandom(value: string): 'high' | undefined {
  return looksRandom(value) ? 'high' : undefined;
}

/** A member that is called as what opens nothing is. */
export function isOtherToken(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
  return OTHER_TOKEN.test(nameBefore(words, words.length));
}

/** Whether the name right before a value is one of what opens nothing. */
export function opensNothing(text: string, value: number): boolean {
  const name = nameBefore(text, value);
  return OTHER_TOKEN.test(name) || (PUBLIC_KEY.test(name) && TOKEN_OF_ONE.test(text.slice(value, value + 17)));
}

/** What stands before the word that promised the secret. */
function nameBefore(text: string, value: number): string {
  const before = text.slice(Math.max(0, value - 80), value);
  const word = Math.max(before.toLowerCase().lastIndexOf('token'), before.toLowerCase().lastIndexOf('key'));
  return word < 0 ? '' : before.slice(0, word).replace(WORDS_THAT_END_SO, '');
}

/** They end as names of what opens nothing do: `surveysparrow token` is no row's, `unlock token` no lock's. */
const WORDS_THAT_END_SO = /(?:arrow|throw|unlock|resort|climax)[ _-]?$/i;
