import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseProtectOptions } from '../../src/config/parse-protect-options.js';
import { allowing, bundleOf, signedBundleOf } from '../pap/bundles/make.js';
import { folder, until, type Folder } from '../pap/folder.js';
import { OTHER_RSA, RSA } from '../pap/signatures/key-pairs.js';
import { Proxied } from './proxied.js';
import { agentmesh } from './run.js';

let place: Folder;
let proxied: Proxied | undefined;
beforeEach(() => {
  place = folder();
  place.write('team.pem', RSA.verification);
});
afterEach(async () => {
  await proxied?.end();
  proxied = undefined;
  place.remove();
});

const signing = (key: string) => ({ key, algorithm: 'RS256', keyId: 'team', claims: { scope: 'write' } }) as const;
const signed = (tool: string, key = RSA.signing) => signedBundleOf({ 'policy.rego': allowing(tool) }, signing(key));
const KEY = ['--verification-key=team.pem', '--scope=write'];

test('options of protect', () => {
  const { signatures } = parseProtectOptions(
    [
      '--verification-key=k',
      '--verification-key-id=i',
      '--signing-alg=ES256',
      '--scope=s',
      '--exclude-files-verify=a',
      '--exclude-files-verify=b',
      '--require-signed',
      'server',
    ],
    {},
  ) as Exclude<ReturnType<typeof parseProtectOptions>, 'help'>;
  expect(signatures).toEqual({
    verificationKey: 'k',
    verificationKeyId: 'i',
    signingAlg: 'ES256',
    scope: 's',
    excludeFilesVerify: ['a', 'b'],
    requireSigned: true,
  });
});

test('validate says who signed wrongly, and takes what is right', async () => {
  place.write('good.tar.gz', await signed('a'));
  place.write('other.tar.gz', await signed('a', OTHER_RSA.signing));
  place.write('unsigned.tar.gz', bundleOf({ 'policy.rego': allowing('a') }));
  const good = agentmesh(['policy', 'validate', ...KEY, 'good.tar.gz'], { cwd: place.path });
  expect(good).toMatchObject({ status: 0, stdout: expect.stringContaining('good.tar.gz') as string });
  const bad = agentmesh(['policy', 'validate', ...KEY, 'good.tar.gz', 'other.tar.gz', 'unsigned.tar.gz'], { cwd: place.path });
  expect(bad.status).toBe(2);
  expect(bad.stdout).toContain('policy `other.tar.gz`: its signature was not made with this key');
  expect(bad.stdout).toContain('policy `unsigned.tar.gz`: it has no `.signatures.json`, and a verification key is given');
  const without = agentmesh(['policy', 'compile', 'good.tar.gz'], { cwd: place.path });
  expect(without).toMatchObject({ status: 2, stdout: '' });
  expect(without.stderr).toContain('policy `good.tar.gz`: it is signed, and no key is given: `--verification-key=<file>` names it');
  expect(agentmesh(['policy', 'compile', ...KEY, 'good.tar.gz'], { cwd: place.path }).stdout).toContain('package mcp.policy');
}, 60_000);

test.each([
  [['--require-signed', 'server'], '`--require-signed` is for bundles that are verified with a key'],
  [['--verification-key=team.pem', '--signing-alg=HS257', 'server'], '`HS257` is no signature algorithm (did you mean `HS256`?)'],
  [['--verification-key=gone.pem', 'server'], 'there is no file `gone.pem`'],
  [
    ['--verification-key=team.pem', '--require-signed', '--policy=p.rego', 'server'],
    'policy `p.rego` is a single file, which cannot be signed',
  ],
])('protect %j does not start', (args, message) => {
  place.write('p.rego', allowing('a'));
  const server = place.write('server.mjs', '');
  const { status, stderr } = agentmesh(['protect', ...args.map((word) => (word === 'server' ? server : word))], { cwd: place.path });
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('a proxy goes on with the last bundle that was signed, and says so in its log', async () => {
  place.write('team.tar.gz', await signed('first'));
  proxied = new Proxied([...KEY, '--require-signed', '--policy=team.tar.gz', '--log=audit.log'], place.path);
  await proxied.initialize();
  expect([await proxied.allowed('first'), await proxied.allowed('second')]).toEqual([true, false]);
  place.write('team.tar.gz', await signed('second', OTHER_RSA.signing));
  const log = () => readFileSync(place.at('audit.log'), 'utf8');
  await until(() => log().includes('was not made with this key'));
  expect([await proxied.allowed('first'), await proxied.allowed('second')]).toEqual([true, false]);
  place.write('team.tar.gz', await signed('second'));
  await until(() => log().includes('"recovered":true'));
  expect([await proxied.allowed('first'), await proxied.allowed('second')]).toEqual([false, true]);
}, 60_000);
