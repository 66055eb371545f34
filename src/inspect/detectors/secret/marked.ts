import { literals } from '../../literals.js';
import { isPlainPassword } from './password.js';
import { looksRandom } from './random.js';
import type { Written } from './way.js';

/** `user:password@` in a URL. */
const IN_URL = /[a-z][a-z0-9+.-]{1,16}:\/\/[^\s/:@'"<>]{1,64}:([^\s/@'"<>]{3,128}(?:@[^\s/@'"<>:]{1,64}){0,2})@[^\s@/'"<>]/gi;
const BEARER = /\b(?:bearer|basic|token)\s{1,4}([A-Za-z0-9_.~+/=-]{16,})/gi;
/** Addresses that are their own credential. */
const WEBHOOK =
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/_+-]{20,120}|discord(?:app)?\.com\/api\/webhooks\/[0-9]{16,20}\/[A-Za-z0-9_-]{40,80}|(?:[a-z0-9-]{1,60}\.webhook|outlook)\.office\.com\/webhook(?:b2)?\/[A-Za-z0-9@/-]{60,200}|chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_&=%-]{60,200}/g;
const NPM_AUTH = /:_(?:authToken|password|auth)=([^\s"'$]{12,200})/g;
/** 32 hexadecimal digits and a data centre; a bot's number and its token. */
const MAILCHIMP = /\b[0-9a-f]{32}-us[0-9]{1,2}\b/g;
const TELEGRAM = /\b[0-9]{8,10}:AA[0-9A-Za-z_-]{33}\b/g;
const AZURE_KEY = /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,88}={0,2})/g;

const certain = () => 'high' as const;
const MARKS = literals([':_authToken=', ':_password=', ':_auth=', 'AccountKey=', 'SharedAccessKey=', ':AA', '-us']);

/** By a mark that stands beside nothing else: a scheme, a header, an address, a prefix. */
export const MARKED: readonly Written[] = [
  {
    rule: 'url_password',
    pattern: IN_URL,
    needs: literals(['://']),
    before: 17,
    // `://`, a name, a colon and a password.
    behind: { sign: '@', within: 3 + 64 + 1 + 128 },
    judge: (value) => (isPlainPassword(decoded(value)) ? 'low' : 'high'),
  },
  {
    rule: 'authorization',
    pattern: BEARER,
    needs: literals(['bearer', 'basic', 'token']),
    before: 0,
    judge: (value) => (looksRandom(value) ? 'high' : 'medium'),
  },
  {
    rule: 'webhook',
    pattern: WEBHOOK,
    needs: literals(['hooks.slack.com/', '.com/api/webhooks/', '.office.com/webhook', '/messages?key=']),
    before: 68,
    judge: certain,
  },
  { rule: 'mailchimp_key', pattern: MAILCHIMP, needs: MARKS, before: 32, judge: certain },
  { rule: 'telegram_token', pattern: TELEGRAM, needs: MARKS, before: 10, judge: certain },
  { rule: 'npm_token', pattern: NPM_AUTH, needs: MARKS, before: 0, judge: certain },
  { rule: 'azure_key', pattern: AZURE_KEY, needs: MARKS, before: 0, judge: certain },
];

/** A template in a URL is written in escapes. */
function decoded(value: string): string {
  return value.replace(/%[0-9a-f]{2}/gi, '*');
}
