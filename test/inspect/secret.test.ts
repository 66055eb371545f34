import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { HEX, LETTERS } from './certain-secrets.js';

const inspector = createInspector();
function found(value: string, name = 'content') {
  const { findings } = inspector.inspect({
    surface: 'arguments',
    method: 'tools/call',
    tool: 'write_note',
    value: { [name]: value },
    root: '/arguments',
    pathArguments: [],
  });
  return findings.filter(({ detector }) => detector === 'secret');
}
const certain = (value: string, name?: string) => found(value, name).filter(({ confidence }) => confidence === 'high');

test.each([
  ['an issuer by its name, in code', `adobe_api_token = "${HEX}"`, 'adobe_client_secret|adobe_client_id|assigned'],
  ['an issuer by its name, in a sentence', `Here is the trello key for staging: ${LETTERS}Xc9KwqLm`, 'assigned'],
  ['an issuer by its name, in JSON', `{"zendeskKey": "${HEX}a1b2c3d4"}`, 'zendesk_secret_key'],
  ['JSON inside of a text', `{\\"dropbox_token\\": \\"k3j5h6g7f8d9s0a\\"}`, 'dropbox_api_token'],
  ['a shape of its own', `HRKU-AA${LETTERS}${LETTERS}abcdefgh12`, 'heroku_key|heroku_api_key_v2'],
  ['a random value under a name', `client_secret: ${LETTERS}`, 'assigned'],
  ['a header', `Authorization: Bearer ${LETTERS}`, 'authorization'],
  ['a password in a URL', `postgres://svc:${LETTERS.slice(0, 12)}@db.internal/app`, 'url_password'],
  ['a shape of a service', `tvly-${LETTERS}${LETTERS.slice(0, 8)}`, 'tavily_key'],
  ['a key in Base64', `KEY_B64=LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ${LETTERS}${LETTERS}`, 'private_key'],
  ['a password that a rule would take', `password = "${LETTERS.slice(0, 9)}"`, 'assigned'],
  ['a password in bold', `**Password:** ${LETTERS.slice(0, 9)}`, 'assigned'],
  ['an element of XML', `<password>${LETTERS.slice(0, 9)}</password>`, 'assigned'],
  ['.netrc', `machine api.internal login ann password ${LETTERS.slice(0, 14)}`, 'assigned'],
  ['a user of curl', `curl -u ann:${LETTERS.slice(0, 12)} https://api.internal/`, 'assigned'],
  ['a credential of .NET', `new NetworkCredential("ann", "${LETTERS.slice(0, 11)}")`, 'assigned'],
  ['an entry of XML', `<add key="MailPassword" value="${LETTERS.slice(0, 10)}"/>`, 'assigned'],
  ['a variable of a container', `[{"name": "DB_PASSWORD", "value": "${LETTERS.slice(0, 12)}"}]`, 'assigned'],
  ['a key of a service in hexadecimal', `weather_key=${HEX}`, 'assigned'],
  ['a UUID that is a secret', 'client_secret: 0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11', 'assigned'],
  ['a dash between the name and its value', `strava token - '${LETTERS}'`, 'assigned'],
  ['an element in which it is not the first word', `<secret>{AQAAABAAA ${LETTERS}}</secret>`, 'assigned'],
  ['the query of an address', `GET https://api.weather.test/v1/now?key=${LETTERS}&q=Rome`, 'assigned'],
  ['a key of a service in a name without joints', `{"weatherKey": "${HEX}"}`, 'assigned'],
  ['an issuer that came later', `DENO_DEPLOY: ddp_${LETTERS}q7Vx2M9p4Rk8`, 'deno_account_token|assigned'],
  ['an issuer and a word, then the value', `cloudinary api secret: ${LETTERS}q7Vx2M9p`, 'cloudinary_api_secret|assigned'],
  ['the name of a service and a word, then the value', `clockify access ${LETTERS}${LETTERS}`, 'service_key'],
  [
    'a service whose name is a word, in one name with its key',
    `privacy_api_key=0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11`,
    'service_key|assigned',
  ],
  ['a service whose log says so in the next line', `call to scraperapi\n[DEBUG] Using key ${HEX}`, 'service_key'],
  ['a bare key in a log', `Using Key=${LETTERS}`, 'assigned'],
  ['a key that code declares', `key := "${LETTERS}"`, 'assigned'],
  ['a key of a service that code declares', `braintreeKey := "${HEX}"`, 'assigned'],
  ['a value far behind its name', `fbApiKey:            "${LETTERS}"`, 'assigned'],
  ['a folded block of YAML', `api_key: >-\n    ${LETTERS}\n`, 'assigned'],
  ['a password in a block of YAML', `password: |\n  ${LETTERS.slice(0, 10)}\n`, 'assigned'],
  ['a column of a table', `| auth token | ${LETTERS} |`, 'assigned'],
  ['a default of a variable', `variable "okta_api_token" {\n  default = "${LETTERS}"\n}`, 'assigned'],
  ['a name and a value in a call', `env("API_TOKEN", "${LETTERS}")`, 'assigned'],
  ['a header that code sets', `req.Header.Set("Authorization", "Basic ${LETTERS}")`, 'assigned|authorization'],
  ['a function that returns it', `func apiToken() string {\n\treturn "${LETTERS}"\n}`, 'assigned'],
  ['a value with signs in quotation marks', `d7_secret: "u@D7GXt)t>8d(LtH^(lvZ<g="`, 'assigned'],
  ['what is called auth', `beeboleAuth := "${LETTERS}"`, 'assigned'],
  ['a UUID that is a token', `crm token = '0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11'`, 'assigned'],
  ['a UUID in the query of an address', `https://api.test/v1/user?key=0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11`, 'assigned'],
  ['a token of letters alone', `proxy token = 'wjXKCFzOWEPRqhTmmbWtVQ'`, 'assigned'],
  ['a password with @ in it', `mongodb+srv://app:${LETTERS.slice(0, 4)}@${LETTERS.slice(4, 10)}@db.internal/app`, 'url_password'],
  ['a token that has a JWT in it', `ghs_12345_eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjE3NDU1Njh9.${LETTERS}`, 'github_token'],
  [
    'a flow of Power Automate',
    `https://x.test/triggers/manual?sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${LETTERS}${LETTERS.slice(0, 19)}`,
    'assigned',
  ],
  ['an environment that has a default', `process.env.ACCOUNT_KEY || "${LETTERS}"`, 'assigned'],
  ['an environment that has a default, in words', `os.environ.get("PASSWORD") or "${LETTERS.slice(0, 10)}"`, 'assigned'],
  ['a default with signs', `env("SECRET_KEY", default="s&9vy${LETTERS.slice(0, 9).toLowerCase()}*k+qq)=x-!=0yd5l5#1gx")`, 'assigned'],
  ['a name without quotation marks in a call', `curl_easy_setopt(curl, CURLOPT_USERPWD, "ann:${LETTERS.slice(0, 11)}");`, 'assigned'],
  ['a statement of SQL', `ALTER USER ann IDENTIFIED BY ${LETTERS.slice(0, 11)};`, 'assigned'],
  ['a statement with a word before', `CREATE ROLE ann WITH PASSWORD '${LETTERS.slice(0, 11)}'`, 'assigned'],
  ['a block of Gradle', `credentials {\n  secretKey "${LETTERS.slice(0, 11)}"\n}`, 'assigned'],
  ['an option of a command', `gpg --batch --passphrase ${LETTERS.slice(0, 11)} -d f.gpg`, 'assigned'],
  ['a secure string', `ConvertTo-SecureString "${LETTERS.slice(0, 12)}" -AsPlainText`, 'assigned'],
  ['a short name', `DB_PASS=${LETTERS.slice(0, 10)}`, 'assigned'],
  ['a password that begins as a machine does behind one', 'password:@dmin1234xkq7', 'assigned'],
  ['a password behind a short token in an address', `https://h.test/cb?token=1&password=${LETTERS.slice(0, 12)}`, 'assigned'],
  ['a secret behind a short token in an address', `https://h.test/cb?token=1&oauth_secret=${LETTERS.slice(0, 16)}`, 'assigned'],
  ['a dotted name', `api.key=${LETTERS}`, 'assigned'],
  ['a short token', `secret=${LETTERS.slice(0, 14)}`, 'assigned'],
  ['a name with a number', `string VisionKey2 = "${HEX}";`, 'assigned'],
  ['a UUID that is the secret of a role', 'secret_id=0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11', 'assigned'],
  ['a header without a scheme', `"Authorization": "${LETTERS}"`, 'assigned'],
  ['a user that is an address', `smtps://ann@mail.test:${LETTERS.slice(0, 10)}@smtp.mail.test:465`, 'url_password'],
  ['a key in DER', `MIIEpAIBAAKCAQEA${LETTERS}${LETTERS}`, 'private_key'],
  ['a key of PuTTY', `PuTTY-User-Key-File-3: ssh-rsa\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n${LETTERS}${LETTERS}`, 'private_key'],
  ['a file of accounts', `ann:$apr1$JXRA7j2s$LpVns9vsme8FHN0r.${LETTERS.slice(0, 5)}`, 'password_hash'],
  ['a password in a URL without a name', `redis://:${LETTERS.slice(0, 12)}@cache.internal:6379/0`, 'url_password'],
  ['a password in Spanish', `contraseña: ${LETTERS.slice(0, 10)}`, 'assigned'],
  ['a password in German', `Passwort = ${LETTERS.slice(0, 10)}`, 'assigned'],
  ['a private key in JSON', `{"kty":"OKP","crv":"Ed25519","d":"${LETTERS}${LETTERS}"}`, 'private_key'],
  ['a token of a server of Jira', Buffer.from(`123456789012:${LETTERS.slice(0, 20)}`).toString('base64'), 'atlassian_token'],
  ['a word and a number', 'password: bluebird77', 'assigned'],
  ['a password whose brackets do not fit each other', 'db_pass := k{{v}o)q${r]nib(ody[finds>-_$#itnow}}', 'assigned'],
  ['the same compared', 'if (apiKey !== "k{{v}o)q${r]nib(ody[finds>-_$#itnow}}") {', 'assigned'],
  ['any word in a string of a connection', 'Server=db.internal;Database=shop;User ID=app;Password=goodspec;', 'assigned'],
  ['any word in an entry of .NET', '<add key="MailPassword" value="batterystaple"/>', 'assigned'],
  ['a word and a digit in a property', 'shop.datasource.password=orders3', 'assigned'],
  ['a host of gems', 'export BUNDLE_GEMS__ACME__COM=buildbot:deadbeef', 'assigned'],
  ['letters of both cases to curl', 'curl -u ann:yqDVtkPECriaLRiX https://cache.internal:11222/', 'assigned'],
  ['a token for a name to curl', `curl https://api.internal/v1/charges -u ${LETTERS}:`, 'assigned'],
  ['a password without a name to curl', `curl -u ":${LETTERS.slice(0, 12)}" https://cache.internal:9200`, 'assigned'],
  ['a password and a name, each in quotation marks', `curl --user "{ann}":"{${LETTERS.slice(0, 14)}}" https://api.internal`, 'assigned'],
  ['a password that begins like a call of PowerShell', 'password = Set-Xk29sPq8Lw2Z', 'assigned'],
  ['a random value where an address has brackets', 'postgres://app[:Xk29sPq8Lw2Z7]@db.example/x', 'url_password'],
  ['a connection of Java', 'jdbc:postgresql://db.internal:5432/app?user=app&password=orders3', 'assigned'],
  ['what Jenkins begins with', `use the following password to proceed to installation:\n\n${HEX}\n`, 'assigned'],
  [
    'what opens Vault',
    `Unseal Key 2: ${Buffer.from(LETTERS + HEX)
      .toString('base64')
      .slice(0, 44)}`,
    'assigned',
  ],
  ['a key of GitHub behind a name and a blank', `github-key ${HEX}${HEX.slice(8, 16)}`, 'assigned'],
  [
    'what Docker keeps of a registry',
    `{\n  "auths": {\n    "r.internal": {\n      "auth": "${Buffer.from('svc:bluebird 77').toString('base64')}"\n    }\n  }\n}`,
    'assigned',
  ],
  [
    'the same in a variable',
    `environment = ["DOCKER_AUTH_CONFIG={\\"auths\\":{\\"r.internal\\":{\\"auth\\":\\"${Buffer.from('svc:bluebird 77').toString('base64')}\\"}}}"]`,
    'assigned',
  ],
  ['a signature in an address', `https://x.test/triggers/manual/paths/invoke?sig=${LETTERS}${LETTERS.slice(0, 19)}&v=1`, 'assigned'],
  ['a webhook of Tines', `https://acme.tines.com/webhook/${HEX}/${HEX}`, 'webhook'],
  ['a password with braces in it to curl', 'curl -u ann:q7{x}2wde} https://api.internal', 'assigned'],
  ['a password behind a brace in it to curl', 'curl -u "ann:q7{xk2wde" https://api.internal', 'assigned'],
  ['a token beside other parameters', `https://logs.example.com/?token=${LETTERS}&type=vector`, 'assigned'],
  ['a token named for a public key', `public_key_token=${LETTERS}`, 'assigned'],
  ['a password with a dollar in it to curl', `curl -s --user 'api:${LETTERS.slice(0, 6)}$x/7' https://api.internal`, 'assigned'],
  [
    'a header of curl with a scheme',
    `curl --header "Authorization: Bearer ${HEX.slice(0, 16)}" http://127.0.0.1`,
    'assigned|authorization',
  ],
  ['small letters, digits and signs in quotation marks', `password_for_mail = 'd6s$f9g!j8mg7hw?n&2'`, 'assigned'],
  ['a header of curl', `curl -H "Token: ${HEX.slice(0, 16)}" http://127.0.0.1:8080/tasks`, 'assigned'],
  ['a short token in hexadecimal', `ipinfo token = '${HEX.slice(4, 18)}'`, 'assigned|ipinfo'],
  ['a token for a user in a URL', `git+https://${HEX}${HEX.slice(0, 8)}@git.internal/acme/app`, 'url_password'],
  ['a login of a service', `$sonarLogin = "${HEX}${HEX.slice(0, 8)}"`, 'sonar_api_token'],
  ['a registry token', `//registry.npmjs.org/:_authToken=${LETTERS}`, 'npm_token'],
])('finds %s', (_, text, rules) => {
  const [first] = certain(text);
  expect(first?.rule.replace('secret.', '')).toMatch(new RegExp(`^(?:${rules})$`));
});

const PART = LETTERS.repeat(3);
test.each<[what: string, text: string]>([
  ['a key of PuTTY', `PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 3\n${`${PART}\n`.repeat(3)}Private-MAC: 0`],
  ['a key in JSON', `{"kty":"RSA","n":"AQAB",${['d', 'p', 'q', 'dp', 'dq', 'qi'].map((part) => `"${part}":"${PART}"`).join(',')}}`],
  ['a long key in JSON', `{"kty":"RSA","d":"${PART}"}`],
  ['a symmetric key in JSON', `{"kty": "oct", "k": "${PART}"}`],
])('leaves nothing private of %s outside of what is found', (_, text) => {
  const rest = certain(text).reduce(
    (left, { span: [start, end] }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
  expect(rest).toMatch(/MAC|kty/);
  expect(rest).not.toContain(LETTERS);
});

test.each([
  ['a variable of a deployment', { name: 'PROD_DB_PASSWORD', value: LETTERS.slice(0, 12) }, ['/arguments/env/0/value']],
  ['a parameter', { Key: 'ApiKey', Value: LETTERS }, ['/arguments/env/0/Value']],
  ['a label behind its value', { value: LETTERS, name: 'client_secret' }, ['/arguments/env/0/value']],
  ['a variable that holds no secret', { name: 'REGION', value: LETTERS.slice(0, 14) }, []],
  ['a page token', { name: 'next_page_token', value: LETTERS }, []],
  ['a reference to a secret', { name: 'DB_PASSWORD', value: '${vault.db_password_2024}' }, []],
])('pairs of a name and a value: %s', (_, pair, places) => {
  const { findings } = inspector.inspect({
    surface: 'arguments',
    method: 'tools/call',
    tool: 'deploy',
    value: { env: [pair] },
    root: '/arguments',
    pathArguments: [],
  });
  expect(findings.filter(({ rule, confidence }) => rule === 'secret.assigned' && confidence === 'high').map(({ path }) => path)).toEqual(
    places,
  );
});

test.each([
  ['what is kept', `guardian_cache_key=0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11`],
  ['a page', `shodan page_token=${HEX}`],
  ['the id of a key', `bugsnag_key_id: 0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11`],
  ['a word that begins like one', `spotify.keyboard = ${HEX}`],
  ['a log of requests', `shodan access log, ${HEX}`],
  ['a service whose name is a word of the text', `our privacy rules give access to 0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11`],
  ['the name of a resource', 'key := "projects/acme/locations/global/keyRings/r1/cryptoKeys/k1"'],
  ['the name of a secret', '| secret | arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf |'],
  ['what is kept under a hash', `key: node-modules-${HEX}`],
])('the name of a service and a value that opens nothing: %s', (_, text) => {
  expect(certain(text)).toEqual([]);
});

test('a longer reading of a shorter one is cut out as a whole', () => {
  const text = `key: FLWSECK_TEST-${HEX}-X`;
  expect(Math.max(...certain(text).map(({ span: [, end] }) => end))).toBe(text.length);
});

test('the span is the value and nothing else', () => {
  const text = `the token: ${LETTERS}, and more`;
  const [{ span } = { span: [0, 0] }] = certain(text);
  expect(text.slice(...span)).toBe(LETTERS);
});

test.each([
  [
    'text in Base64 that begins as tokens of one service do',
    Buffer.from('tokens of the wood are counted each spring by us all').toString('base64'),
  ],
  ['a field for a password', '<label for="password">Password with letters and digits</label>'],
  ['a placeholder', 'api_key = "your-api-key-goes-here-1234"'],
  ['fillers', 'token: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['the alphabet as an example', 'e.g. an example: ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
  ["a vendor's example", 'AKIAIOSFODNN7EXAMPLE'],
  ['a variable', 'password = os.environ["DB_PASSWORD_2024_PROD"]'],
  ['a template', 'https://user:${PASSWORD}@example.com/'],
  ['the default of a database at home', 'postgres://postgres:postgres@localhost:5432/app'],
  ['a page token', 'next_page_token: CAUQAA4bx9Kq2mZ7tR1vW3'],
  ['a hash under a key', `cacheKey: ${HEX}`],
  ['a variable that begins as a token does', `lip_detection_threshold_for_video_2 = 3`],
  ['a name and a dash in prose', 'The token - a short-lived one - is refreshed by the server.'],
  ['an identifier in an address', `https://cdn.test/view?id=${LETTERS}`],
  ['a hash under a key of the parts of a page', `{"contentKey": "${HEX}"}`],
  ['a commit', `commit ${HEX}17aeb2e0`],
  ['a UUID that names a request', 'client_token: 0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11'],
  ['a name of code in letters alone', 'token = getUserAccountTokenFromDatabase'],
  ['a key of a handshake', `Sec-WebSocket-Key: ${LETTERS}`],
  ['a public key', `public key: ${LETTERS}${LETTERS}`],
  ['a hash that is a key', `key: ${HEX}`],
  ['a service in a sentence', 'The daily report has the key figures of 2024, the token count of all models is 4096.'],
  ['a service before a value of another form', `clockify token ${LETTERS}`.slice(0, 27)],
  ['a counted value', 'api_key = 1234567890abcdef1234567890abcdef'],
  ['a call with a name and a plain value', 'env("DB_PASSWORD", "password")'],
  ['a template in quotation marks', 'secret: "{{ vault.Get(Path1)! }}"'],
  ['a UUID', 'idempotency_key: 0b3f9a52-6f0e-4f0e-9d8e-2f1c6f5a7e11'],
  ['a password of an example', 'password: Password123'],
  ['a user and a group', 'docker run -u 1000:1000 node'],
  ['a variable that holds no secret', '[{"name": "REGION", "value": "q7Vx2M9p4Rk8T3n6"}]'],
  ['words joined', 'secret: my-very-long-passphrase-for-2024'],
  ['a name inside of another word', `rookTable = 00${LETTERS}${LETTERS.slice(0, 16)}`],
  ['a variable that is empty before another one', 'OPENAI_API_KEY=\nOPENAI_MODEL=gpt-4o-mini-2024-07-18'],
  ['a call that makes the value', 'key = base64.urlsafe_b64encode(digest)'],
  ['an address', 'token: "https://open.api.test/v2/oauth/token/"'],
  ['a file', '--private-key=/path/to/ec2/keys/pri1/key2'],
  ['a port behind two words', 'curl --user bob:password localhost:5000/finance/salary/bob'],
  ['a header of a private key that a text speaks of', 'PEM (`-----BEGIN PRIVATE KEY-----`): the server signs client assertions with it.'],
  ['which key of an account it is', `"private_key_id": "${HEX}44ddb0e5"`],
  ['the name of an algorithm behind a secret', 'new SecretKeySpec(decode(secret), "HmacSHA256")'],
  ['a password that a person is told', `Log in with the name ann and password '${LETTERS.slice(0, 10)}'`],
  ['the name of the user once more', 'postgres://umami:umami@db:5432/umami'],
  ['a word for a password', 'mysql://janedoe:mypassword@localhost:3306/mydb'],
  ['a name and a password of examples', `Authorization: Basic ${Buffer.from('alice:password').toString('base64')}`],
  ["an issuer's example of its documentation", ['sk', 'test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_')],
  ['a hash in code', 'assertEquals("$1$lMsBjmBR$3UpSfv5QTMtGoneFKCIJW1", hash)'],
  ['no password before an address', 'curl -u ann@example.com:password https://localhost:9443/v1/nodes/3/remove'],
  ['no password behind a variable', 'https://$API_KEY:@api.example.com/v1'],
  ['the name of a secret of an account', 'Image pull secrets:  prometheus-k8s-dockercfg-6wl6b'],
  ['a short token beside other parameters', 'https://logs.example.com:1234/?token=abc1234&type=vector&key=value+value2'],
  ['the same, encoded', 'sink=https%3A//logs.example.com/%3Ftoken%3Dabc1234%26type%3Dvector'],
  ['a test that passes', '--- PASS: TestLogin2Factor (0.00s)'],
  ['a word and a number that counts up', 'POSTGRES_PASSWORD: localdev123'],
  ['a string of a connection of an example', 'Server=myServer;Database=myDb;User Id=myUser;Password=myPassword;'],
  ['a string of a connection with a word for a password', 'Server=localhost;User ID=sa;Password=P@ssword;'],
  ['an entry of .NET that is filled in later', '<add key="MailPassword" value="#{MailPassword}#"/>'],
  ['an entry of .NET with a word for one', '<add key="MailPassword" value="YourPassword"/>'],
  ['a property with a word', 'shop.datasource.password=localhost'],
  ['a property in code', 'this.user.password=password1\n'],
  ['code that is cut', 'const token = headers[`x-${name.slice(1)}`]?.[0]??(fallback({a:1}))'],
  ['a pattern', 'token: /^[({<]?[\\w$#-]+[>})]?$/'],
  ['where errors are told to', `https://${HEX}@errors.internal/42`],
  ['the token of a public key', `publicKeyToken='${HEX.slice(0, 16)}'`],
  ['letters as curl has them in examples', 'curl -u username:passwordHere https://api.test/'],
  ['an address for a name to curl', 'curl -u ann2024@acme.internal: https://api.test/'],
  ['a name that is asked for its password', 'curl -u build-agent-2024: https://api.test/'],
  ['a connection of Java with a template', 'jdbc:postgresql://db:5432/app?user=app&password=${DB_PASSWORD}'],
  ['a connection of Java of an example', 'jdbc:mysql://localhost/db?user=root&password=secret'],
  ['what Docker keeps of a registry of an example', `{"auths":{"r.test":{"auth":"${Buffer.from('user:password').toString('base64')}"}}}`],
  ['the name of a registry alone', '{"auths":{"r.test":{"auth":"PGJhc2U2NCBvZiB1c2VyOnBhc3M+"}}}'],
  ['a signature of few signs', `https://x.test/page?sig=${'aaaa-bbbb-'.repeat(4)}ccc`],
  ['templates to curl', 'curl -u {user}:{api_key} https://api.test/ -u ann:v2-{password} -u ann:a1{{token}}b'],
  ['a variable to curl', "curl -u 'ann:$PASSWORD_2' https://api.test/"],
  ['signs of an address in quotation marks', `token_url = '/login?v=1&app=shop2&lang=en#top3'`],
  ['a header of curl with a word', 'curl -H "X-Api-Key: demo-key-for-tests" https://api.test/'],
  ['a call of PowerShell', '$Token = Get-Base64EncodedToken $Account'],
  ['a call of PowerShell in the cloud', '$AccessToken = Get-AzAccessToken -ResourceUrl $Url'],
  ['a call of PowerShell at the end', '$secret = ConvertTo-Base64UrlString2'],
  ['how an address with a password is written', 'ssh://user[:password]@host.xz[:port]/path'],
  ['the same with brackets in each other', 'mysql://[user[:password]@]host[:port]/[db]'],
  ['where a password is asked for', 'ansible-playbook site.yml --vault-id=ann@vault-password'],
  ['speech about tokens', 'The token is refreshed every 3600 seconds by the authorization server.'],
])('%s is not certain', (_, text) => {
  expect(certain(text)).toEqual([]);
});

test('a tool that asks for a credential by name is given one: it is noted', () => {
  const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
  expect(certain(token)).toHaveLength(1);
  expect(found(token, 'access_token').map(({ confidence }) => confidence)).toEqual(['medium']);
});

describe('issuers.json', () => {
  interface Row {
    readonly rule: string;
    readonly keywords: readonly string[];
    readonly name?: string;
    readonly pattern: string;
    readonly flags: string;
  }
  const file = new URL('../../src/inspect/detectors/secret/issuers.json', import.meta.url);
  const { rules } = JSON.parse(readFileSync(file, 'utf8')) as { readonly rules: readonly Row[] };

  test('is large, and its rules have names of their own', () => {
    expect(rules.length).toBeGreaterThan(200);
    expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length);
  });

  test.each(rules.map((row) => [row.rule, row] as const))(
    '%s is in the RE2 subset, with keywords',
    (_, { name = '', pattern, flags, keywords }) => {
      expect(() => new RegExp(name + pattern, flags)).not.toThrow();
      expect(name + pattern).not.toMatch(/\(\?(?!:)|\\[1-9k]/);
      // The first group is the value.
      expect(name).not.toMatch(/\((?!\?)/);
      expect(keywords.length).toBeGreaterThan(0);
      for (const keyword of keywords) expect(keyword.length).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('services.json', () => {
  const file = new URL('../../src/inspect/detectors/secret/services.json', import.meta.url);
  const { forms } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly forms: readonly { readonly value: string; readonly services: readonly string[] }[];
  };

  test('is large, and has each form once', () => {
    expect(forms.flatMap(({ services }) => services).length).toBeGreaterThan(300);
    expect(new Set(forms.map(({ value }) => value)).size).toBe(forms.length);
  });

  test.each(forms.map(({ value, services }) => [value, services] as const))(
    '%s is in the RE2 subset, bounded, with names',
    (value, services) => {
      expect(() => new RegExp(value, 'i')).not.toThrow();
      expect(value).not.toMatch(/\(\?(?!:)|\\[1-9k]|[\])][*+]|\{\d+,\}/);
      for (const [, most] of value.matchAll(/(\d+)\}/g)) expect(Number(most)).toBeLessThanOrEqual(1_000);
      for (const service of services) expect(service).toMatch(/^[a-z0-9_-]{4,}$/);
    },
  );
});
