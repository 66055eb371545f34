import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.js';
import { fileHash } from '../../../src/pap/signatures/file-hash.js';
import { matchesPattern } from '../../../src/pap/signatures/file-pattern.js';
import { signBundle } from '../../../src/pap/signatures/sign-bundle.js';
import { payloadOf, splitToken } from '../../../src/pap/signatures/token.js';
import { tokenIn } from '../../../src/pap/signatures/signatures-file.js';
import { verifyBundle, type BundleEntry } from '../../../src/pap/signatures/verify-bundle.js';
import type { Verification } from '../../../src/pap/signatures/verification.js';
import { createTestEngine } from '../../engine/test-engine.js';
import * as fc from '../../properties.js';
import { PAIRS, SECRET } from './key-pairs.js';

/** The engine's `sign` and `verify` are OPA's own code: what we sign it must take, what it signs we must, and hashes must be equal. */
let engine: Engine;
beforeAll(async () => {
  engine = await createTestEngine();
}, 120_000);
afterAll(() => engine.close());

const entry = (name: string, text: string): BundleEntry => ({ name, bytes: Buffer.from(text) });
const FILES = [
  entry('.manifest', '{"roots": ["mcp", "acme"], "revision": "r1"}'),
  entry('mcp/policy.rego', 'package mcp.policy\n\nallow := true\n'),
  entry('acme/data.json', '{"b": [1.0, 1e3, 12345678901234567890], "a": "<é\\u2028>", "\\ud83d\\ude00": 1, "\\uffee": 2}'),
  entry('acme/limits/data.yaml', 'yes: no\nmask: 0777\nday: 2026-01-01\nratio: 1.50\n'),
  entry('README.md', '# a file that means nothing is signed too\r\n'),
];
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const inBase64 = (files: readonly BundleEntry[]) => Object.fromEntries(files.map(({ name, bytes }) => [name, bytes.toString('base64')]));

describe('a bundle signed on either side is verified on the other', () => {
  test.each(PAIRS)('%s with %s', async (algorithm, _what, { signing, verification: key }) => {
    const ours = await signBundle(FILES, { key: signing, algorithm, keyId: 'team', claims: { scope: 'write' } });
    const keys = { team: { key, algorithm } };
    const signed = inBase64([...FILES, entry('.signatures.json', ours)]);
    expect(await engine.call('verify', { files: signed, keys, keyid: 'team', scope: 'write' })).toEqual({ diagnostics: [] });

    // A configured key of OPA's cannot be for EdDSA, and the engine's `sign` goes by that list; `opa sign` itself does not.
    if (algorithm === 'EdDSA') return;
    const verification: Verification = {
      keys: new Map([['team', { text: key, algorithm }]]),
      scope: 'write',
      exclude: [],
      everything: false,
      now: () => 0,
    };
    const { signatures } = await engine.call('sign', {
      files: inBase64(FILES),
      key: signing,
      algorithm,
      keyid: 'team',
      claims: { scope: 'write' },
    });
    await verifyBundle([...FILES, entry('.signatures.json', textOf(signatures))], verification);
  });
});

describe('hashes are those of OPA', () => {
  const number = fc.oneof(
    fc.constantFrom(
      '0',
      '-0',
      '1.0',
      '1e3',
      '1E+3',
      '-1.50e-7',
      '12345678901234567890',
      '0.1',
      '1e400',
      '1e21',
      '100000000000000000000000',
    ),
    fc.integer().map(String),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map(String),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</script>&', '\u2028\u2029', '\u007f\u0000\b\f', '\ud800', 'é', '😀'),
  );
  const written = fc.oneof(
    text.map((value) => JSON.stringify(value)),
    fc.constantFrom('"\\u00E9\\/"', '"\\ud800"', '"\\uDC00\\ud800x"'),
  );
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      number,
      written,
      fc.constantFrom('true', 'false', 'null', ' [ ] ', '{\n}'),
      fc.array(tie('json'), { maxLength: 4 }).map((items) => `[ ${items.join(' ,\t')}]`),
      fc
        .uniqueArray(fc.tuple(text, tie('json')), { selector: ([name]) => name.toWellFormed(), maxLength: 5 })
        .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)} : ${value}`).join(', ')}}`),
    ),
  }));

  test('of JSON however it is written: order, white space, escapes, the texts of numbers', async () => {
    await sameHashes('data.json', fc.sample(json, { numRuns: 400 }));
  });

  const scalar = fc.oneof(
    number,
    fc.constantFrom(
      'yes',
      'no',
      'on',
      'y',
      'True',
      'FALSE',
      'tRUE',
      '~',
      'Null',
      'null',
      '',
      '0777',
      '0o17',
      '-0o17',
      '0b101',
      '-0b11',
      '0x1F',
      '08',
      '0778',
      '+5',
      '1_000',
      '1__0',
      '_1',
      '.5',
      '-.5',
      '5.',
      '1_0.5',
      '1.5e3',
      '1:30',
      '12:30:45',
      '2026-01-01',
      '1e5',
      '-0',
      '-0.0',

      '2026-01-01T10:00:00Z',
      '18446744073709551615',
      '18446744073709551616',
      '-9223372036854775809',
      '9223372036854775807',
      '0x',
      '0b2',
      '+18446744073709551615',
      '1e400',
      '.',
      '-',
      '+',
      '0X1f',
      '0B1',
      '0O7',
      '0.1e',
      'a b',
      'x#y',
      '"quoted: 1"',
      "'it''s'",
      '1e-7',
    ),
    fc
      .string({ unit: fc.constantFrom(...Array.from('abyn0123._-+xoeE')), minLength: 1, maxLength: 6 })
      .filter((value) => /^[^\s]*$/.test(value)),
  );

  test('of YAML as OPA reads it: what a scalar without quotes is', async () => {
    const texts = fc.sample(scalar, { numRuns: 400 }).filter((value) => !/^-+$|^(-|\?) |^(---|\.\.\.)/.test(value));
    await sameHashes(
      'data.yaml',
      texts.map((value) => `a: ${value}\n`),
    );
  });

  test.each([
    ['blocks', 'a:\n  - x\n  - {b: 1, c: [yes, "no"]}\ntext: |\n  one\n  two\nfolded: >-\n  one\n  two\n'],
    ['anchors and merges', 'base: &b {x: 1, y: [2]}\nderived:\n  <<: *b\n  y: 3\nmany:\n  <<: [*b, {x: 9, z: 8}]\nsame: *b\n'],
    ['names that are no texts', '1: a\ntrue: b\n0x10: c\nyes: d\n2026-01-01: e\n'],
    ['strings by a tag', 'a: !!str 12\nb: !!map {c: 1}\nd: !!seq [1]\n'],
    ['JSON', '{"a": 1.0, "b": [1e3]}'],
    ['comments and a document mark', '---\n# a comment\na: 1 # another\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
    ['characters beyond the surrogates', '😀: 1\n\uffee: 2\nz: "\\u2028"\n'],
  ])('of YAML: %s', (_what, text) => sameHashes('data.yaml', [text]));

  test('of what is neither: the bytes', () => sameHashes('policy.rego', ['package a\r\n', '{"b":1, "a":2}', '\ufeffpackage a']));

  async function sameHashes(base: string, texts: readonly string[]): Promise<void> {
    const files = texts.map((text, index) => entry(`d${index}/${base}`, text));
    const { signatures } = await engine.call('sign', { files: inBase64(files), key: SECRET.signing, algorithm: 'HS256' });
    const listed = payloadOf(splitToken(tokenIn(textOf(signatures))))['files'] as readonly { name: string; hash: string }[];
    const theirs = new Map(listed.map(({ name, hash }) => [name, hash]));
    const different: string[] = [];
    for (const { name, bytes } of files) {
      const ours = await fileHash(name, bytes, 'SHA-256').catch(String);
      if (ours !== theirs.get(name)) different.push(`${JSON.stringify(bytes.toString())}: ${ours}`);
    }
    expect(different).toEqual([]);
  }
});

describe('files that need not be signed', () => {
  const CASES: readonly (readonly [pattern: string, name: string])[] = [
    ['README.md', 'README.md'],
    ['*.md', 'README.md'],
    ['*.md', 'docs/README.md'],
    ['*/*.md', 'docs/README.md'],
    ['docs/*', 'docs/README.md'],
    ['?EADME.md', 'README.md'],
    ['docs?README.md', 'docs/README.md'],
    ['[A-R]EADME.md', 'README.md'],
    ['[^A-R]EADME.md', 'README.md'],
    ['docs[/]README.md', 'docs/README.md'],
    ['[z-a]EADME.md', 'README.md'],
    ['\\README.md', 'README.md'],
    ['[\\]R]EADME.md', 'README.md'],
    ['[READMEmd.', 'README.md'],
    ['[]R]EADME.md', 'README.md'],
    ['README.md\\', 'README.md'],
    ['README(.md', 'README.md'],
    ['README.md', 'README_md'],
  ];
  test.each(CASES)('`%s` and `%s`, as Go’s filepath.Match', async (pattern, name) => {
    // Of two files one is excluded or not signed: OPA accepts exactly when the pattern matches.
    const files = [entry('policy.rego', 'package a\n'), entry(name, 'x\n')];
    const signature = await signBundle(files.slice(0, 1), { key: SECRET.signing, algorithm: 'HS256', keyId: 'k' });
    const { diagnostics } = await engine.call('verify', {
      files: inBase64([...files, entry('.signatures.json', signature)]),
      keys: { k: { key: SECRET.verification, algorithm: 'HS256' } },
      exclude_files: [pattern],
    });
    expect(matchesPattern(pattern, name)).toBe((diagnostics as unknown[]).length === 0);
  });
});
