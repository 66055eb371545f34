import type { JsonObject } from '../../protocol/json/json.js';
import { LONGEST_NAME, remembered } from './name-verdicts.js';

/**
 * Whether a member's name says that its value is a credential. By word, never by substring: `apiKey`, `X-Auth-Token` and
 * `db_password` are, `monkey`, `keyboard` and `max_tokens` are not.
 */
export function isCredentialName(name: string): boolean {
  return name.length <= LONGEST_NAME && verdictOf(name);
}

const verdictOf = remembered(judge);

/** `{"name": "Authorization", "value": "…"}`, the form in which tools take headers and variables. */
export function isNamedCredential(members: JsonObject): boolean {
  if (members['value'] === undefined) return false;
  return NAMING.some((member) => {
    const name = members[member];
    return typeof name === 'string' && isCredentialName(name);
  });
}

const NAMING = ['name', 'key', 'header', 'field'];

/** Credentials by themselves. */
const NOUNS: ReadonlySet<string> = new Set(
  (
    'password passwd passwords pwd pass passphrase passcode secret secrets token credential credentials creds authorization bearer jwt ' +
    'apikey apikeys apitoken apisecret authtoken accesstoken refreshtoken idtoken sessiontoken clientsecret secretkey privatekey accesskey ' +
    'signingkey encryptionkey sshkey cookie cookies setcookie otp totp cvv cvc pin mnemonic'
  ).split(' '),
);

/** A `key` is a credential after one of these (`public_key`, `primary_key`, `cache_key` are none). */
const KEYED: ReadonlySet<string> = new Set(
  'api private secret access encryption signing ssh master account auth hmac aes symmetric shared storage subscription deploy license client webhook'.split(
    ' ',
  ),
);

/** What may follow the word and leave the value a credential: `password_confirmation`, `token_value`, `api_key_2`. */
const SUFFIXES: ReadonlySet<string> = new Set(
  'value text string str raw plain plaintext base64 b64 pem hash hashed digest current new old previous confirm confirmation confirmed repeat again data'.split(
    ' ',
  ),
);

/** `tokens` alone counts when it is qualified; `max_tokens` and `tokens_used` are numbers of them. */
const TOKEN_QUALIFIERS: ReadonlySet<string> = new Set(
  'access refresh auth api bearer id session security csrf oauth personal github slack'.split(' '),
);

function judge(name: string): boolean {
  const words = wordsOf(name);
  while (words.length > 1 && (SUFFIXES.has(words.at(-1) ?? '') || /^\d+$/.test(words.at(-1) ?? ''))) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'key' || last === 'keys') return KEYED.has(before);
  if (last === 'tokens') return TOKEN_QUALIFIERS.has(before);
  // A pin or a pass is one only by itself or of a person's account: `map_pin`, `boarding_pass`.
  if (last === 'pin' || last === 'pass') return before === '' || ['user', 'db', 'card', 'smtp', 'admin', 'login', 'proxy'].includes(before);
  return NOUNS.has(last);
}

/** `accessToken`, `ACCESS_TOKEN`, `access-token`, `X.AccessToken2` → words in lower case, digits apart. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/(\d+)$/, ' $1')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
