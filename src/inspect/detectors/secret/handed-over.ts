import { literals } from '../../traits/literals.js';
import { opensNothing } from './named.js';
import { hasSigns, isChosen, isOwnWord, isPlainPassword } from './password.js';
import { isPair } from './pair.js';
import { isShortRandom, isUuid, looksRandom } from './random.js';
import { KEY_WORDS, PAIR_WORDS } from './words.js';
import { way, type Written } from './way.js';

/** Words that are met seldom enough to be looked for together. */
const RARE = literals([
  'machine',
  'networkcredential',
  'directoryentry',
  'opendsobject',
  'psexec',
  'curlopt_',
  'identified',
  'convertto-securestring',
  'sig=',
  'bundle_',
  '<add key="',
  '<add name="',
  '.password=',
  'auths',
  'jdbc:',
  'proceed to installation',
  'unseal key',
  '_pat',
  ':5432:',
  ':6432:',
  'sshpass',
  ' login',
  'redis-cli',
  'mysql',
  'mongosh',
  'mongodump',
  'mongorestore',
  'ldapsearch',
  'smbclient',
  'cookie: ',
  'type="password"',
]);
const isNoExample = (value: string) => !isPlainPassword(value);
/** `password "…"` where a declaration or a statement has it; `log in with the name x and password 'y'` is told to somebody. */
function isDeclared(text: string, start: number): boolean {
  return DECLARED.test(start > LONGEST_BEFORE ? text.slice(start - LONGEST_BEFORE, start) : `\n${text.slice(0, start)}`);
}

const LONGEST_BEFORE = 100;
const DECLARED = /(?:[\n{;,(]|\b(?:with|login|encrypted|set)[ \t])[ \t]{0,40}[\w.-]{0,40}(?: key)?[ \t]{1,4}["']$/i;
/** What a page gives back with a form, of one session and for no more. */
const FORM_TOKEN = /(?:authenticity|csrf|xsrf|verification)[_-]?token["'\\]{0,4}[^\n]{0,60}$/i;
const LONGEST_PAIR = 100;
const isStrong = (value: string) => isChosen(value) || looksRandom(value);
const isStrongOrShort = (value: string) => isStrong(value) || isShortRandom(value);

/** Where credentials stand that no `=` or `:` goes before: command lines, `.netrc`, calls, pairs of a name and a value. */
export const HANDED_OVER: readonly Written[] = [
  way(RARE, /\bmachine\s{1,8}\S{3,100}\s{1,8}login\s{1,8}\S{1,64}\s{1,8}password\s{1,8}([^\s"'$]{4,128})/g, isNoExample),
  // Bundler: a host of gems, and what it is asked with.
  way(RARE, /\bBUNDLE_[A-Z0-9_]{2,60}__[A-Z]{2,12}["']?\s{0,2}[=:]\s{0,2}["']?[\w.~%-]{1,64}:([^\s"';:$@]{6,128})/g, isNoExample),
  way(
    RARE,
    /\bjdbc:[^\s"'<>]{4,160}?[?&;:](?:password|pwd)=([^\s"'&;<>(){}$%]{4,128})/gi,
    (value) => isNoExample(value) && isOwnWord(value),
  ),
  // Of registries, as Docker keeps them.
  way(RARE, /\bauths["\\=]{0,9}\s{0,3}:?\s{0,3}\{[^<>]{1,200}?"auth\\{0,7}"\s{0,3}:\s{0,3}\\{0,7}"([A-Za-z0-9+/]{8,400}={0,2})/g, isPair),
  // What Jenkins and Vault begin with.
  way(RARE, /\bproceed to installation:\s{1,8}([0-9a-f]{32})\b/g, () => true),
  way(RARE, /\bunseal key(?: [0-9])?:\s{1,4}([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44}|[0-9a-f]{64,66})/gi, looksRandom),
  // `app:…@host` of Oracle.
  way(RARE, /\bjdbc:oracle:(?:thin|oci8?):\w{1,64}\/([^\s"'@$<{]{6,128})@/gi, isStrongOrShort),
  // `.pgpass`.
  way(RARE, /(?:^|\n)[\w.*-]{1,100}:(?:5432|6432):[\w*-]{1,64}:[\w*-]{1,64}:([^\s:$<{]{8,128})[ \t]{0,8}(?:\r?\n|$)/g, isStrongOrShort, {
    before: 101,
  }),
  // Programs that take a password behind one letter.
  way(
    RARE,
    /\b(?:sshpass|(?:docker|podman|registry|acr|oras) login|redis-cli|mysql(?:dump|admin|sh|import)?|mongo(?:sh|dump|restore)|ldapsearch|smbclient)\s(?:[^\n|;&]{0,60}?\s)?-(?:[paw]|pw)\s?["'\\]{0,2}([^\s"'$<{(%=-][^\s"'\\]{7,128})/gi,
    isStrongOrShort,
    { before: 9 },
  ),
  // A personal token by the end of its name: `ADO_PAT=…`.
  way(RARE, /_pat["'\]]{0,2}\s{0,4}(?:=>|[:=]{1,2})\s{0,4}["'`]?([A-Za-z0-9_-]{20,100})/gi, looksRandom),
  // .NET.
  way(RARE, /<add (?:key|name)="[^"\n]{0,60}(?:password|passwd|pwd)"\s{1,8}value="([^\s"<>{}]{8,128})"/gi, isOwnWord),
  // Properties.
  way(RARE, /\.password=([^\s"'`,;<>(){}$\\]{6,64})[ \t]{0,8}(?:\r?\n|$)/g, (value) => isOwnWord(value) && !/^[a-z]{1,12}$/i.test(value)),
  way(
    RARE,
    /(?:NetworkCredential|DirectoryEntry|OpenDSObject)\((?:\s{0,12}["'][^"'\n]{0,100}["']\s{0,4},){1,2}\s{0,12}["']([^"'\s]{6,128})["']/g,
    isNoExample,
  ),
  way(RARE, /\bpsexec[^\n]{0,160}?\s-p\s{1,3}([^\s"'%$-][^\s"']{3,64})/gi, isNoExample),
  way(
    literals([
      '-password',
      '-passphrase',
      '-passwd',
      '-pwd',
      '-apikey',
      '-api-key',
      '-accesstoken',
      '-secretkey',
      '-secret',
      '-token',
      '-bearer',
    ]),
    /-(?:password|passphrase|passwd|pwd|api-?key|accesstoken|secretkey|secret|token|bearer)\s{1,3}["'\\]{0,2}([^\s"'$(%<{\\-][^\s"'\\]{5,128})/gi,
    isStrong,
  ),
  // libcurl, SQL and PowerShell.
  way(
    RARE,
    /\bcurlopt_[a-z0-9_]{0,24}(?:password|passwd|bearer|userpwd)\s?,\s{0,4}["'](?:[^\s:"']{1,64}:)?([^\s"']{8,200})["']/gi,
    (value) => isStrong(value) || hasSigns(value),
  ),
  way(RARE, /\bidentified\s{1,4}(?:with\s{1,4}\S{1,40}\s{1,4})?(?:by|as)\s{1,4}["'`]?([^\s"'`;,)]{6,128})/gi, isStrong),
  way(RARE, /\bconvertto-securestring(?:\s{1,3}-[a-z]{3,12}){0,3}\s{1,3}["'\\]{0,2}([^\s"'\\$(]{8,128})/gi, isStrong),
  way(
    literals(['value', '_key"']),
    /(?:name|key|variable|parameter)["'\\]{0,4}\s{0,3}[=:]\s{0,3}["'\\]{0,4}[A-Za-z0-9_.-]{0,60}(?:password|passwd|passphrase|secret|token|credentials?|api[_-]?key|(?:access|private|secret|encryption|signing|account|shared)_?key|app_key|pwd|secret_key_base)["'\\]{0,4}(?:>|[\s,;/-]{1,24}["'\\]{0,4}value["'\\]{0,4}\s{0,3}[=:]\s{0,3}["'\\]{0,4})([^\s"'\\<>,;(){}$]{8,200})/gi,
    (value, text, start) =>
      isStrong(value) && !opensNothing(text, start) && !FORM_TOKEN.test(text.slice(Math.max(0, start - LONGEST_PAIR), start)),
    { begins: PAIR_WORDS },
  ),
  way(
    KEY_WORDS,
    /(?:secret|password|passwd|passphrase|(?:api|access|private|auth|secret|encryption|signing|account|shared)[ _-]?key|git(?:hub|lab)[_-]key)(?: key|_base)?[ \t]{1,4}(?:["']([^\s"'`/$<>(){}]{8,128})["']|([A-Za-z0-9_.~+/=-]{20,200}))/gi,
    (value, text, start) => looksRandom(value) || (isChosen(value) && isDeclared(text, start)),
    // `encryption_`.
    { before: 11 },
  ),
  // A name and its value in a call (`env("API_TOKEN", "…")`, `setHeader('X-Api-Key', '…')`), or what it is where nobody says (`KEY || "…"`).
  way(
    KEY_WORDS,
    /(?:password|passwd|passphrase|pwd|secret|token|credentials?|(?:api|access|private|secret|account|auth|app|signing|encryption|shared)[_-]?key)(?:_base)?(?:["'`]\s{0,3},\s{0,4}(?:default\s?=\s?)?|["'`\])]{0,3}\s{0,3}(?:\|\||\?\?|or\s)\s?)["'`\\]{1,3}(?:bearer |basic |token )?([^\s"'`\\]{8,200})["'`\\]/gi,
    (value, text, start) => !opensNothing(text, start) && (/[,;<>(){}$]/.test(value) ? hasSigns(value) : isStrong(value) || isUuid(value)),
    // `encryption_`.
    { before: 11 },
  ),
  // What languages write between a name and its value: arrows, a type, a getter, a kind of string, what stands where nothing is set, the value behind its name.
  way(
    KEY_WORDS,
    /(?:password|passwd|passphrase|secret|token|credentials?|(?:api|access|private|secret|account|auth|app|signing|encryption|shared)[_-]?key)(?:_base)?["'\]]{0,2}(?:[ \t]{1,12}=[ \t]{1,24}|[ \t]{0,4}(?:<-|->|\{ ?get; ?(?:set|init); ?\} ?=|=[ \t]{0,2}(?:[bBrRuU]{1,2}|\([\w ]{2,16}\)|[\w.$["'\]]{1,40} {0,2}(?:\|\||\?\?|\?:))|=["'] ?[+.])[ \t]{0,4})["'`]([^\s"'`,;<>(){}$\\]{8,200})["'`]/gi,
    (value, text, start) => isStrong(value) && !opensNothing(text, start),
    // `encryption_`.
    { before: 11 },
  ),
  // Settings that stand in columns, and what leads to a value.
  way(
    KEY_WORDS,
    /(?:password|passwd|passphrase|secret|token|credentials?|(?:api|access|private|secret|account|auth|app|signing|encryption|shared)[_-]?key)(?:_base)?(?:[ \t]{4,32}[=:][ \t]{0,32}|[ \t]{1,4}->[ \t]{1,4})([^\s"'`,;<>(){}$\\]{8,200})(?:\s|$)/gi,
    (value, text, start) => looksRandom(value) && !opensNothing(text, start),
    { before: 11 },
  ),
  // What puts a secret into a store, whose name stands apart from it.
  way(
    KEY_WORDS,
    /(?:password|passwd|passphrase|secret|token|credentials?|key)(?:_base)?["']?\s{1,4}(?:--?(?:body|value|secret-string|data|literal)|-b)[ =]["']?([^\s"'`,;<>(){}$\\]{12,200})/gi,
    (value, text, start) => looksRandom(value) && !opensNothing(text, start),
    { before: 0 },
  ),
  // What a browser holds of a log-in.
  way(
    RARE,
    /\b(?:set-)?cookie: {1,4}(?:[^\n]{0,80}?[; ])?[\w.-]{0,24}(?:sess(?:ion)?(?:[._-]?id)?|sid|auth|jwt|token)=([A-Za-z0-9_.%~+/=-]{20,400})/gi,
    (value) => looksRandom(value),
    { before: 4 },
  ),
  // What a form shows in the place of a password.
  way(RARE, /\btype="password"[^>]{0,120}? value="([^\s"<>{}$]{8,128})"/gi, isStrongOrShort),
  // Cells, terms and members of a property list: a name in one, its value in the next.
  way(
    KEY_WORDS,
    /(?:password|passwd|passphrase|secret|token|(?:api|access|private|secret|auth)[ _-]?key)\s?:?<\/(?:td|th|dt|b|strong|label|key|span)>\s{0,24}<(?:td|dd|string|code|span)(?: [^<>]{0,60})?>\s{0,8}([^\s"'<>{}$]{8,200})\s{0,8}<\//gi,
    isStrong,
    { before: 8 },
  ),
  // A name and a password in a call.
  way(
    literals(['auth=', 'auth =', 'basicauth']),
    /(?:\bauth ?= ?|basicauth)(?:aiohttp\.)?(?:(?:HTTP)?BasicAuth)?\(\s{0,12}(?:[\w.]{1,40},\s?)?["'][^"'\n]{1,64}["'],\s{0,12}["']([^\s"']{8,128})["']/gi,
    isStrongOrShort,
  ),
  // `ENV API_TOKEN …`, a table of names and values.
  way(
    literals(['token']),
    /token[ \t]{1,12}([A-Za-z0-9_.~+/=-]{20,200})(?:\s|$)/gi,
    (value, text, start) => looksRandom(value) && !opensNothing(text, start),
  ),
  // A variable of Terraform with its default.
  way(
    literals(['variable']),
    /\bvariable\s{1,4}"[A-Za-z0-9_-]{0,60}(?:password|passwd|secret|token|api_?key|access_?key|private_?key)"\s{0,4}\{[^}"]{0,80}?\bdefault\s{0,12}=\s{0,12}"([^\s"$]{8,200})"/gi,
    isStrong,
  ),
  way(literals(['token']), /\btoken[ =]([a-z0-9]{6}\.[a-z0-9]{16})\b/g, (value) => /[0-9]/.test(value)),
  way(RARE, /[?&]sig=([A-Za-z0-9_-]{43})(?:[^\w%+/=-]|$)/g, looksRandom, { before: 1 }),
  way(RARE, /[?&]sig=([A-Za-z0-9%+/]{43,70}(?:%3[dD]|=))/g, () => true, { before: 1 }),
];
