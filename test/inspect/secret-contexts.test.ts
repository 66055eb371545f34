import { expect, test } from 'vitest';
import { certainSecrets, HEX, LETTERS, UUID } from './certain-secrets.js';

const CHOSEN = 'Kf3!mulberry';
const PLAIN = 'Kf3xMulberry';

test.each([
  ['a program that asks for a password', `sshpass -p ${CHOSEN} ssh root@10.0.0.7`],
  ['a program that asks for one, in quotation marks', `sshpass -p '${CHOSEN}' scp a b`],
  ['a database with no space before its password', `mysql -u root -p${LETTERS} shop`],
  ['a registry', `docker login -u bob -p ${LETTERS} registry.example.org`],
  ['a cache', `redis-cli -h cache-1 -a ${LETTERS} ping`],
  ['a directory', `ldapsearch -x -D cn=admin -w ${CHOSEN} -b dc=corp`],
  ['a file of passwords of PostgreSQL', `db1.corp:5432:shop:app:${LETTERS}\n`],
  ['an address of Oracle', `jdbc:oracle:thin:app/${PLAIN}@db1:1521/ORCL`],
  ['a personal token by the end of its name', `export ADO_PAT=${LETTERS}${LETTERS}`],
  ['a header of a browser', `Cookie: theme=dark; sessionid=${LETTERS}; lang=en`],
  ['a header of a server', `Set-Cookie: auth_token=${HEX}; HttpOnly`],
  ['a form with a password in it', `<input type="password" name="pw" value="${CHOSEN}">`],
  ['a cell and the next', `<tr><td>API key</td><td>${LETTERS}</td></tr>`],
  ['a list of terms', `<dt>Password:</dt> <dd class="v">${CHOSEN}</dd>`],
  ['a member of a property list', `<key>ApiKey</key>\n\t<string>${LETTERS}</string>`],
  ['a pair in a call', `requests.get(url, auth=('app', '${LETTERS}'))`],
  ['a pair in a call of its own', `auth=HTTPBasicAuth("app", "${CHOSEN}")`],
  ['an instruction of a Dockerfile', `ENV API_TOKEN ${LETTERS}`],
  ['a table of names and values', `Key      Value\ntoken    ${LETTERS}`],
  ['a name with a type', `const authToken: string = "${LETTERS}";`],
  ['a name with a type of Python', `api_key: str = "${LETTERS}"`],
  ['a name with a type of Rust', `const TOKEN: &str = "${LETTERS}";`],
  ['a header of a gateway', `Ocp-Apim-Subscription-Key: ${HEX}`],
  ['a header of a function', `x-functions-key: ${HEX}`],
  ['a secret key that is a UUID', `SECRET_KEY=${UUID}`],
  ['a password that is a UUID', `password: ${UUID}`],
  ['a row of a table', `| API key | ${UUID} |`],
])('a secret: %s', (_, text) => {
  expect(certainSecrets(text).length).toBeGreaterThan(0);
});

test.each([
  ['a port', 'docker login -u bob registry.example.org -p 8080'],
  ['a variable', 'mysql -u root -p"$MYSQL_ROOT_PASSWORD" shop'],
  ['a prompt', 'mysql -u root -p shop_production'],
  ['a word for a password', 'sshpass -p password ssh root@10.0.0.7'],
  ['another option that begins so', 'mysql --protocol=tcp -protocol-compression-algorithms'],
  ['a file of passwords of an example', 'hostname:5432:database:username:password'],
  ['an address of an example of Oracle', 'jdbc:oracle:thin:scott/tiger@localhost:1521/XE'],
  ['a path by its name', 'export TEST_PAT=features/checkout/basket_is_empty'],
  ['a preference of a browser', 'Cookie: theme=dark; lang=en; session=none'],
  ['a form without a password', '<input type="password" name="pw" value="" placeholder="Your password">'],
  ['a form with a template', '<input type="password" name="pw" value="{{ password }}">'],
  ['a cell that explains the one before', '<td>token</td><td>The-token-of-the-session</td>'],
  ['a pair of an example', "requests.get(url, auth=('user', 'password'))"],
  ['names in a call', 'requests.get(url, auth=(username, password))'],
  ['a page of a list', `next_page_token ${LETTERS}`],
  ['a type alone', 'interface Login { token: string; password: string }'],
  ['a type and a call', 'const token: string = getAuthenticationToken1(session2)'],
  ['ones for a UUID', 'secret_key: 11111111-1111-1111-1111-111111111111'],
  ['a UUID that names', `client_id: ${UUID}`],
])('nothing certain: %s', (_, text) => {
  expect(certainSecrets(text)).toEqual([]);
});
