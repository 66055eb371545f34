import { expect, test } from 'vitest';
import { certainSecrets, HEX, LETTERS, UUID } from './certain-secrets.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const DIGITS = '1234567890'.repeat(5);
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

test.each([
  [
    'counted digits behind a prefix, of the length that its issuer gives',
    `sbp_${DIGITS.slice(0, 14)}${HEX.slice(0, 26)}`,
    'supabase_token',
  ],
  ['the alphabet behind a prefix, of the length that its issuer gives', `ghp_${ALPHABET}`, 'github_token'],
  ['the alphabet in capitals and small letters behind a prefix', 'key: gho_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789', 'github_token'],
  ['the alphabet behind a prefix of several lengths', `token: "sk_live_${ALPHABET.slice(0, 30)}"`, 'stripe_key'],
  ['a token of fewer characters than are issued', 'GITHUB_TOKEN=ghp_4fQ81xLm90aBz72KdvW35c', 'github_token'],
  ['a token of more characters than are issued', `ghp_${ALPHABET}AB`, 'github_token'],
  ['a key of a compatible service', 'sk-1234567890abcdefghijklmnopqrstuvwxyz', 'openai_key'],
  ['a short key of a project', 'sk-proj-abc123def456ghi789', 'openai_key'],
  ['a short key with a version', 'sk-ant-api03-abcdef123456', 'anthropic_key'],
  ['a key of a map that is one longer', 'AIzaSyD9x2Kq7Lm4Rt8Wv1Zb6Nc3Hf5Jg0PsUoEy', 'google_api_key'],
  ['a token that runs on into a word', `npm_${LETTERS}${LETTERS.slice(0, 12)}extra`, 'npm_token'],
  ['a token with a short part in its prefix that runs on into a word', `dop_v1_${HEX}${HEX}extra`, 'digitalocean_token'],
  ['a key of a service in letters and digits', 'sdk-5gykyl1b-wgrq-41lc-z6q1-h7zn5fdlcybw', 'launchdarkly_key'],
  [
    'a token with a key behind it that everybody has',
    `npm_${LETTERS}${LETTERS.slice(0, 12)}/AIzaSyCkEhVjf3pduRDt6d1yKOMitrUEke8agEM`,
    'npm_token',
  ],
  ['two tokens joined', `ddp_${LETTERS}${LETTERS.slice(0, 12)}ddp_${LETTERS}${LETTERS.slice(0, 12)}`, 'deno_account_token'],
  ['a word for a key before it', `key_${HEX}${HEX}`, 'self_named'],
  ['a word for a key, a product and a version before it', `sk-acme-v1-${LETTERS}`, 'self_named'],
  ['a product and a word for a token before it', `acme_token_${LETTERS}`, 'self_named'],
  ['a personal token', `x=acme_pat_${LETTERS};`, 'self_named'],
  ['an environment before it', `live_${HEX}`, 'self_named'],
  ['a region of a service', `pat-na2-${UUID}`, 'hubspot_token'],
  ['a longer key of the same service', `API-${LETTERS.toUpperCase()}Q7VX2`, 'octopus_key'],
  ['a key in two parts', `${HEX}.${LETTERS.slice(0, 16)}`, 'zhipu_key'],
  ['an answer of Kerberos', `$krb5asrep$23$${HEX}$${HEX}${HEX}${HEX}`, 'password_hash'],
  ['a ticket of Kerberos', `$krb5tgs$23$*svc$CORP.LOCAL$cifs/db*$${HEX}$${HEX}${HEX}${HEX}`, 'password_hash'],
  ['a password as a router keeps it', `enable secret 9 $9$mTj4RZG8N9ZDOk$elY/asfm8kD3iDmkBe3hD2r4xcA/0oWS5V3os.O91u.`, ''],
  ['the same in a line of its own', `$8$mTj4RZG8N9ZDOk$elY/asfm8kD3iDmkBe3hD2r4xcA/0oWS5V3os.O91u.`, 'password_hash'],
  [
    'the manifest of a secret',
    `apiVersion: v1\nkind: Secret\ntype: Opaque\ndata:\n  # of the database\n  username: ${base64('svc-orders')}\n  password: ${base64('bluebird 77')}\n`,
    'kubernetes_secret',
  ],
  [
    'the same with its kind behind it',
    `data:\n  dsn: "${base64('svc:bluebird77@db')}"\nkind: Secret\nmetadata:\n  name: db\n`,
    'kubernetes_secret',
  ],
  ['the same with its kind in quotation marks', `kind: 'Secret'\ndata:\n  dsn: ${base64('svc:bluebird77@db')}\n`, 'kubernetes_secret'],
  ['the same in braces', `kind: Secret\ndata: { dsn: ${base64('svc:bluebird77@db')} }\n`, 'kubernetes_secret'],
  [
    'the same behind a certificate that is cut',
    'kind: Secret\ndata:\n  tls.crt: |\n    MIIC2DCCAcCgAwIBAgIBATANBgkqh ...\n  tls.key: |\n    MIIEpgIBAAKCAQEA7yn3bRHQ5FHMQ ...\n',
    'kubernetes_secret',
  ],
  [
    'a file of a registry in it',
    `kind: Secret\ndata:\n  .dockercfg: ${base64('{"auths":{"r.internal":{"auth":"c3Zj"}}}')}\n`,
    'kubernetes_secret',
  ],
  ['the same in JSON', `{"kind": "Secret", "data": {"user": "${base64('svc')}", "dsn": "${base64('bluebird 77')}"}}`, 'kubernetes_secret'],
  [
    'the same in JSON with a space before a comma',
    `{"kind": "Secret", "data": {"user": "${base64('svc')}" , "dsn": "${base64('bluebird 77')}"}}`,
    'kubernetes_secret',
  ],
  ['data behind many empty data', `kind: Secret\n${'data:\n'.repeat(300)}data:\n  dsn: ${base64('bluebird 77')}\n`, 'kubernetes_secret'],
  ['data in braces in a line that was read', `kind: Secret\ndata:\n  a: x\ndata: { dsn: ${base64('bluebird 77')} }\n`, 'kubernetes_secret'],
  ['a password of FileZilla', `<Pass encoding="base64">${base64(LETTERS)}</Pass>`, 'assigned'],
  ['one of several tokens', `phrase token2 = '${LETTERS}'`, 'assigned'],
  ['a service whose name ends as that of something else', `surveysparrow token = '${LETTERS}'`, 'assigned'],
])('%s', (_, text, rule) => {
  expect(certainSecrets(text)[0] ?? '').toBe(rule);
});

test.each([
  ['the alphabet behind a prefix, which is said to be an example', `Example token: ghp_${ALPHABET}`],
  ['a counted key that is said to be invalid', `an invalid key (sk_live_${ALPHABET.slice(0, 30)})`],
  ['numbers in their order behind a prefix', `ntn_${DIGITS}`],
  ['the alphabet behind two letters', `SK${ALPHABET.slice(0, 32)}`],
  ['the alphabet behind a word that begins other things', `live_${ALPHABET.slice(0, 30)}`],
  ['part of the alphabet behind a prefix of several lengths', 'sk-ant-api03-abc123xyz-456de-klMnopqrstuvwx-3456yza789bcde-1234fghijk'],
  ['words that say what to write', 'SLACK_BOT_TOKEN=xoxb-example-token'],
  ['words that say whose key to write', 'ANTHROPIC_API_KEY=sk-ant-your-api-key-goes-here'],
  ['the same as one word', 'GITHUB_TOKEN=ghp_yourPersonalAccessTokenHere'],
  ['whose key to write, as one word', 'OPENAI_API_KEY=sk-yourOpenAiApiKeyGoesRightHere'],
  ['what to replace, as one word', 'export GITHUB_TOKEN=ghs_replaceThisWithYourToken'],
  ['a key that everybody has with a page', 'key=AIzaSyCkEhVjf3pduRDt6d1yKOMitrUEke8agEM'],
  ['names that begin as a key does', 'sk-fading-circle sk-cube-grid sk-chasing-dot-before'],
  [
    'a token that a form gives back',
    '<input type="hidden" name="authenticity_token" value="7SWa-Fo1_hsC6oovfBsJFLGPUl2EhkSWPbJhWANwgaJWBDl1vx" />',
  ],
  ['the account of every database', 'postgresql+psycopg2://scott:tiger@localhost/test'],
  ['counted digits behind a prefix whose issuer gives several lengths', `ntn_${DIGITS}`],
  ['a page whose address has a hash', 'https://notes.test/API-BD80F56CDC1441E6BF6011AB6D852875'],
  ['counted digits behind a word for a key', `key_${'1234567890abcdef'.repeat(4)}`],
  ['fillers behind a word for a key', `token_${'x'.repeat(40)}`],
  ['a key under which something is kept', `cache-entry-${HEX}`],
  ['what is kept under a hash, by words', `node-modules-${HEX}`],
  ['the name of a route', `default-api-route-${HEX}`],
  ['the id of a message', `msg_${LETTERS}`],
  ['the id of a call', `toolu_${LETTERS}`],
  ['a name of words and digits', 'token_counts_for_all_models_of_the_year_2024_and_2025'],
  ['a test with a long name', 'test_getUserAccountTokenFromDatabaseWhenItIsEmpty'],
  ['a hash that goes on behind a word', `sdk-${HEX}${HEX}`],
  ['a UUID behind a word', `token-${UUID}`],
  ['the manifest of a certificate', `kind: Secret\ndata:\n  tls.ca: ${base64('-----BEGIN CERTIFICATE-----\\nMIIB')}\n`],
  ['a manifest with the word of an example', `kind: Secret\ndata:\n  username: ${base64('svc-orders')}\n  motto: ${base64('password')}\n`],
  ['a manifest that names its secret', `kind: Secret\nmetadata:\n  name: db\n  labels:\n    app: c3ZjLW9yZGVycw==\n`],
  ['a manifest without data', `kind: Secret\ndata: {}\nmetadata:\n  name: ${base64('svc-orders-x')}\n`],
  ['what stands behind the data of a manifest', `kind: Secret\ndata:\n  user: c3Zj\nlabels:\n  app: ${base64('svc-orders-x')}\n`],
  ['a manifest whose data are sealed', `kind: SealedSecret\ndata:\n  dsn: ${base64('svc:bluebird77@db')}\n`],
  ['a manifest of another kind', `kind: ConfigMap\ndata:\n  greeting: ${base64('welcome to the shop')}\n`],
  ['the token of a row', `row token = '${LETTERS}'`],
])('nothing certain: %s', (_, text) => {
  expect(certainSecrets(text)).toEqual([]);
});
