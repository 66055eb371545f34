import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/exit.js';
import { packBundle } from '../../../src/pap/archive/unpack.js';
import { writeTar } from '../../../src/pap/archive/write-tar.js';
import { keptPolicyDeps } from '../../kept-policy-deps.js';
import { openPolicyStore, type PolicyStore } from '../../../src/pap/policy-store.js';
import { resolveSources } from '../../../src/pap/source/resolve-source.js';
import { signBundle, type SignOptions } from '../../../src/pap/signatures/sign-bundle.js';
import type { Verification } from '../../../src/pap/signatures/verification.js';
import { systemClock } from '../../../src/telemetry/clock.js';
import { silentLog } from '../../../src/telemetry/log.js';
import { call } from '../call.js';
import { folder, type Folder } from '../folder.js';
import { OTHER_RSA, RSA } from '../signatures/key-pairs.js';
import { allowing, bundleOf, entriesOf, moduleOfAbi, signedBundleOf, type Files } from './make.js';

/** The bundle that is good, and that a bad one would replace: it allows `a`, and every bad one would allow `bad`. */
const GOOD = allowing('a');
const BAD = allowing('bad');

const NOW = Date.parse('2026-11-26T00:00:00Z');
const verification: Verification = {
  keys: new Map([['team', { text: RSA.verification, algorithm: 'RS256' }]]),
  keyId: 'team',
  scope: 'write',
  exclude: [],
  everything: false,
  now: () => NOW,
};
const SIGNED: SignOptions = { key: RSA.signing, algorithm: 'RS256', claims: { scope: 'write' } };

const policyDeps = keptPolicyDeps();
const unsigned = { ...policyDeps, clock: systemClock, log: silentLog };
const signed = { ...unsigned, verification };
afterAll(() => policyDeps.close());

let place: Folder;
let store: PolicyStore | undefined;
beforeEach(() => {
  place = folder();
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  place.remove();
});

interface Malformed {
  readonly what: string;
  readonly archive: () => Buffer | Promise<Buffer>;
  readonly error: RegExp;
  /** Loaded with a key. */
  readonly key?: true;
}

const files = (what: string, content: Files, error: RegExp): Malformed => ({
  what,
  archive: () => bundleOf({ 'policy.rego': BAD, ...content }),
  error,
});
const signature = (what: string, archive: () => Promise<Buffer> | Buffer, error: RegExp): Malformed => ({
  what,
  archive,
  error,
  key: true,
});

/** An archive with a name that `packBundle` would not write. */
const named = (name: string) => () => {
  const tar = gunzipSync(bundleOf({ 'policy.rego': BAD }));
  tar.fill(0, 0, 100).write(name, 0, 'utf8');
  tar.write('        ', 148);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return gzipSync(tar);
};

let wasm: { readonly other: Uint8Array };
beforeAll(async () => {
  const engine = await policyDeps.engine();
  const build = async (text: string, entrypoint: string): Promise<Uint8Array> => {
    const built = await engine.build({ modules: [{ path: 'p.rego', text }], entrypoints: [entrypoint] });
    if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
    return built.wasm;
  };
  wasm = { other: await build(BAD, 'mcp/policy/allow') };
}, 120_000);

const resolvers = (...entrypoints: string[]) =>
  JSON.stringify({ revision: '', wasm: entrypoints.map((entrypoint) => ({ entrypoint, module: '/policy.wasm' })) });

const MALFORMED: readonly Malformed[] = [
  { what: 'nothing', archive: () => Buffer.alloc(0), error: /is not a bundle: it is not gzip/ },
  {
    what: 'a cut gzip',
    archive: () => bundleOf({ 'policy.rego': BAD }).subarray(0, 60),
    error: /its compression is damaged \(unexpected end of file\)/,
  },
  { what: 'a changed byte in the gzip', archive: () => flipped(bundleOf({ 'policy.rego': BAD })), error: /its compression is damaged/ },
  { what: 'a zip', archive: () => Buffer.from('504b0304140000000000', 'hex'), error: /it is a zip archive, and a bundle is a `\.tar\.gz`/ },
  { what: 'a gzip of text', archive: () => gzipSync(BAD), error: /it is not a tar archive/ },
  {
    what: 'a gzip bomb',
    archive: () => gzipSync(Buffer.alloc(64 * 1024 * 1024)),
    error: /it unpacks to more than 16 MB, 200 times its size/,
  },
  {
    what: 'a tar of too many files',
    archive: () => packBundle(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}.rego`, bytes: Buffer.alloc(0) }))),
    error: /more than 10000 files/,
  },
  {
    what: 'data of 100 MB',
    archive: () =>
      gzipSync(writeTar(entriesOf({ 'policy.rego': BAD, 'data.json': `"${randomBytes(32_768).toString('hex').repeat(1600)}"` })), {
        level: 1,
      }),
    error: /`data\.json` has 104857602 bytes; at most 33554432 are read/,
  },
  {
    what: 'data of 75 MB in files of 25',
    archive: () =>
      gzipSync(
        writeTar(
          entriesOf({
            'policy.rego': BAD,
            ...Object.fromEntries(
              ['a', 'b', 'c'].map((name) => [`${name}/data.json`, `{"x": "${randomBytes(32_768).toString('hex').repeat(400)}"}`]),
            ),
          }),
        ),
        { level: 1 },
      ),
    error: /data files hold 76 MB; at most 64 MB of data are loaded/,
  },
  { what: 'a parent folder', archive: named('../policy.rego'), error: /`\.\.\/policy\.rego` is not a path inside the bundle/ },
  { what: 'an absolute path', archive: named('//etc/policy.rego'), error: /is not a path inside the bundle/ },
  { what: 'a backslash', archive: named('a\\policy.rego'), error: /is not a path inside the bundle/ },
  { what: 'a NUL in a name', archive: named('policy.rego\0.txt'), error: /the name `policy\.rego` goes on after a NUL/ },
  {
    what: 'two names that differ in letter case',
    archive: () => bundleOf({ 'policy.rego': BAD, 'Policy.rego': GOOD }),
    error: /are one name where letter case does not count/,
  },
  { what: 'two names that differ in composition', archive: () => bundleOf({ 'é.rego': BAD, 'e\u0301.rego': GOOD }), error: /are one name/ },

  files('a manifest that is no JSON', { '.manifest': '{' }, /\.manifest` is not JSON/),
  files('a manifest that is no object', { '.manifest': '[]' }, /is not a manifest: an object is expected/),
  files(
    'a manifest with a member twice',
    { '.manifest': '{"roots": ["mcp"],\n "roots": [""]}' },
    /has the member "roots" twice in one object \(line 2, column 2\)/,
  ),
  files(
    'a manifest with a mistaken member',
    { '.manifest': '{"root": ["mcp"]}' },
    /has the member `root`, which means nothing \(did you mean `roots`\?\)/,
  ),
  files('a manifest that Go alone would read', { '.manifest': '{"Roots": ["mcp"]}' }, /the member `Roots`, .* \(did you mean `roots`\?\)/),
  files('roots that are no list', { '.manifest': '{"roots": "mcp"}' }, /`roots` in .* must be a list of strings/),
  files(
    'roots of which one holds the other',
    { '.manifest': '{"roots": ["mcp", "acme/", "/acme/teams"]}' },
    /overlap: `acme` and `acme\/teams`/,
  ),
  files('roots without the package', { '.manifest': '{"roots": ["acme"]}' }, /package `mcp\.policy` lies outside the roots .* \(`acme`\)/),
  files('no roots at all', { '.manifest': '{"roots": []}' }, /lies outside the roots that the manifest states \(none\)/),
  files(
    'roots without the data',
    { '.manifest': '{"roots": ["mcp", "acme/a"]}', 'acme/data.json': '{"a": 1, "b": 2}' },
    /the data `acme\/b` lies outside/,
  ),
  files('a version of Rego that is none', { '.manifest': '{"rego_version": 3}' }, /`rego_version` in .* must be 0 or 1/),
  files(
    'versions of files that are none',
    { '.manifest': '{"file_rego_versions": {"/a.rego": 2}}' },
    /`file_rego_versions` .* 0 or 1 each/,
  ),
  files(
    'patterns of files that would be tried for ever',
    {
      '.manifest': JSON.stringify({ file_rego_versions: { [`${'*a'.repeat(2_000)}b`]: 0 } }),
      ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${'a'.repeat(900 - n)}.rego`, '# old\n'])),
    },
    /the patterns of `file_rego_versions` in `.*` take too long to be matched/,
  ),
  files(
    'a pattern of files that does not end',
    { '.manifest': '{"file_rego_versions": {"/a{b,c": 0}}' },
    /has the pattern `\/a\{b,c`, which is malformed \(missing closing \)/,
  ),
  files('two manifests', { '.manifest': '{}', 'sub/.manifest': '{}' }, /are both manifests: a bundle has one/),
  files('a manifest in protobuf', { '.manifest.pb': 'x' }, /is a manifest in protobuf/),
  files('a delta', { 'patch.json': '{"data": []}' }, /makes this a delta bundle/),
  files(
    'Rego v0 without saying so',
    { 'policy.rego': 'package mcp.policy\n\nallow { input.tool.name == "bad" }\n' },
    /`if` keyword is required before rule body.*`rego_version: 0`/s,
  ),
  files('Rego that does not parse', { 'policy.rego': 'package mcp.policy\n\nallow if {\n' }, /rego_parse_error/),
  files('Rego that is not UTF-8', { 'policy.rego': Buffer.from('package mcp.policy # \xff', 'latin1') }, /policy\.rego` is not UTF-8 text/),
  files('data that is no JSON', { 'data.json': '{"a": 1,}' }, /data\.json` is not JSON/),
  files(
    'data with a member twice',
    { 'data.json': '{"a": {"b": 1, "b": 2}}' },
    /has the member "b" twice in one object \(line 1, column 16\)/,
  ),
  files('data in YAML with a member twice', { 'data.yaml': 'a: 1\na: 2\n' }, /data\.yaml` is not YAML: Map keys must be unique/),
  files('data in YAML with a name twice in two spellings', { 'data.yaml': '1: a\n0x1: b\n' }, /has the member `1` twice/),
  files('data in YAML that JSON cannot say', { 'data.yaml': 'a: .inf\n' }, /`\.inf` is no number that JSON has/),
  files('data in YAML with a tag', { 'data.yaml': 'a: !!binary AAAA\n' }, /data has no use for the tag `tag:yaml\.org,2002:binary`/),
  files('data in YAML that multiplies', { 'data.yaml': laughs() }, /its aliases stand for more than 100000 values/),
  files('data in two documents of YAML', { 'data.yaml': 'a: 1\n---\nb: 2\n' }, /is not YAML/),
  files('data that is no object', { 'data.json': '[]' }, /must be an object: it is the root of the data/),
  files('data in two files', { 'data.json': '{"a": {"b": 1}}', 'a/data.json': '{"b": 2}' }, /both define the data `a\/b`/),
  files('data in the place of rules', { 'mcp/policy/data.json': '{"allow": true}' }, /has data under `mcp\.policy`, where rules decide/),
  files(
    'a resolver without its module',
    { '.manifest': resolvers('mcp/main/decision') },
    /names the WASM module `\/policy\.wasm`, and the bundle has no such file/,
  ),
  files(
    'an entrypoint outside of the roots',
    {
      '.manifest': '{"roots": ["mcp/policy"], "wasm": [{"entrypoint": "mcp/main/decision", "module": "policy.wasm"}]}',
      'policy.wasm': 'x',
    },
    /the entrypoint `mcp\/main\/decision` lies outside of its roots/,
  ),
  files(
    'an entrypoint twice',
    { '.manifest': resolvers('mcp/main/decision', 'mcp/main/decision'), 'policy.wasm': 'x' },
    /gives the entrypoint `mcp\/main\/decision` to two WASM modules/,
  ),
  files(
    'WASM that is none',
    { '.manifest': resolvers('mcp/main/decision'), 'policy.wasm': 'x' },
    /cannot be used: it is not a WebAssembly module/,
  ),
  files(
    'WASM of another ABI',
    { '.manifest': resolvers('mcp/main/decision'), 'policy.wasm': moduleOfAbi(2, 0) },
    /cannot be used: it has ABI 2\.0, needed is OPA's ABI 1\.2/,
  ),
  {
    what: 'WASM without the entrypoint that the manifest states',
    archive: () => bundleOf({ '.manifest': resolvers('mcp/main/decision'), 'policy.wasm': wasm.other }),
    error: /cannot be used: it has the entrypoints `mcp\/policy\/allow`, and not `mcp\/main\/decision`; and there is no Rego to compile/,
  },
  {
    what: 'WASM that has rules which the Rego has not',
    archive: () =>
      bundleOf({
        '.manifest': resolvers('mcp/policy/deny'),
        'policy.wasm': wasm.other,
        'policy.rego': 'package mcp.policy\n\nallow := true\n',
      }),
    error: /has the rules of `mcp\/policy\/deny` in `policy\.wasm` only, and what is compiled is the Rego/,
  },

  signature(
    'unsigned, with a key',
    () => bundleOf({ 'policy.rego': BAD }),
    /it has no `\.signatures\.json`, and a verification key is given/,
  ),
  {
    what: 'signed, without a key',
    archive: () => signedBundleOf({ 'policy.rego': BAD }, SIGNED),
    error: /it is signed, and no key is given/,
  },
  signature(
    'signed with another key',
    () => signedBundleOf({ 'policy.rego': BAD }, { ...SIGNED, key: OTHER_RSA.signing }),
    /was not made with this key/,
  ),
  signature(
    'signed with another algorithm',
    () => signedBundleOf({ 'policy.rego': BAD }, { ...SIGNED, algorithm: 'PS256' }),
    /says "PS256", and the key is for RS256/,
  ),
  signature(
    'a wrong scope',
    () => signedBundleOf({ 'policy.rego': BAD }, { ...SIGNED, claims: { scope: 'read' } }),
    /has the scope `read`, and `write` is expected/,
  ),
  signature(
    'a signature that is over',
    () => signedBundleOf({ 'policy.rego': BAD }, { ...SIGNED, claims: { scope: 'write', exp: NOW / 1000 - 1 } }),
    /was valid until 2026-11-25T23:59:59/,
  ),
  signature(
    'a file that was changed',
    () => resigned({ 'policy.rego': BAD }, { 'policy.rego': GOOD }),
    /`policy\.rego` is not the file that was signed/,
  ),
  signature(
    'a file that was added',
    () => resigned({ 'policy.rego': BAD, 'more.rego': 'package acme\n' }, { 'policy.rego': BAD }),
    /`more\.rego` is not in its signature/,
  ),
  signature(
    'a file that was taken out',
    () => resigned({ 'policy.rego': BAD }, { 'policy.rego': BAD, 'deny.rego': 'package acme\n' }),
    /lists `deny\.rego`, which is not there/,
  ),
  signature(
    'two tokens',
    () => bundleOf({ 'policy.rego': BAD, '.signatures.json': '{"signatures": ["a.b.c", "d.e.f"]}' }),
    /holds 2 tokens/,
  ),
  signature(
    'a signature that is no JWT',
    () => bundleOf({ 'policy.rego': BAD, '.signatures.json': '{"signatures": ["abc"]}' }),
    /is no JWT/,
  ),
];

describe('a bundle that is malformed does not start, says why, and leaves the last good policy where it is', () => {
  test.each(MALFORMED)(
    '$what',
    async ({ archive, error, key }) => {
      const deps = key === true ? signed : unsigned;
      const bad = await archive();
      const path = place.write('bundle.tar.gz', bad);
      const refused = await openPolicyStore(resolveSources([path]), deps).catch((cause: unknown) => cause);
      expect(refused).toBeInstanceOf(UserError);
      expect(said(refused)).toMatch(error);
      expect(said(refused)).toContain(path);

      writeFileSync(path, await (key === true ? signedBundleOf({ 'policy.rego': GOOD }, SIGNED) : bundleOf({ 'policy.rego': GOOD })));
      store = await openPolicyStore(resolveSources([path]), deps);
      const good = store.current();
      writeFileSync(path, bad);
      const event = await store.reload('request');
      expect(event).toMatchObject({ outcome: 'failed', from: good.revision, to: good.revision });
      expect(said(event.error)).toMatch(error);
      expect(store.current()).toBe(good);
      expect(['a', 'bad'].map((tool) => good.decide(call(tool)).effect)).toEqual(['allow', 'deny']);
    },
    60_000,
  );
});

function said(error: unknown): string {
  if (!(error instanceof UserError)) return String(error);
  return [error.message, ...error.diagnostics.map(({ code, message, hint }) => `${code} ${message} ${hint ?? ''}`)].join('\n');
}

function flipped(archive: Buffer): Buffer {
  const changed = Buffer.from(archive);
  changed[30] = (changed[30] ?? 0) ^ 0xff;
  return changed;
}

/** The signature of other files. */
async function resigned(now: Files, then: Files): Promise<Buffer> {
  return bundleOf({ ...now, '.signatures.json': await signBundle(entriesOf(then), SIGNED) });
}

/** Ten names for ten of the one before. */
function laughs(): string {
  const list = (name: string) => `[${Array.from({ length: 10 }, () => `*${name}`).join(', ')}]`;
  return ['a0: &a0 x', ...Array.from({ length: 8 }, (_, index) => `a${index + 1}: &a${index + 1} ${list(`a${index}`)}`)].join('\n');
}
