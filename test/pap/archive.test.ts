import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readTar, type TarEntry } from '../../src/pap/archive/read-tar.js';
import { packBundle, unpackBundle } from '../../src/pap/archive/unpack.js';
import { writeTar } from '../../src/pap/archive/write-tar.js';
import * as fc from '../properties.js';
import { folder } from './folder.js';

const place = folder();
afterAll(() => place.remove());

/** One header block by hand, so that it can lie. */
function block(
  name: string,
  body: string | Buffer,
  change: { type?: string; size?: string; link?: string; magic?: string; prefix?: string } = {},
): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(512);
  head.write(name, 0, 'utf8');
  head.write('0000644\0', 100);
  head.write(change.size ?? `${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  head.write('00000000000\0', 136);
  head.write('        ', 148);
  head.write(change.type ?? '0', 156, 'latin1');
  head.write(change.link ?? '', 157);
  head.write(change.magic ?? 'ustar\x0000', 257, 'latin1');
  head.write(change.prefix ?? '', 345);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

const END = Buffer.alloc(1024);
const FOLDER = block('a/', '', { type: '5' });
const archive = (...blocks: Buffer[]) => Buffer.concat([...blocks, END]);
const names = (tar: Buffer) => readTar(tar).map(({ name }) => name);
/** A record counts the digits of its own length. */
const lengthOf = (rest: string) =>
  [1, 2, 3].map((digits) => rest.length + digits).find((length, at) => String(length).length === at + 1) ?? 0;
const pax = (key: string, value: string) => {
  const rest = ` ${key}=${value}\n`;
  return block('pax', `${lengthOf(rest)}${rest}`, { type: 'x' });
};

describe('what a bundle may hold', () => {
  test('files as `opa build` names them, with a leading slash, and as tar does, with `./`', () => {
    expect(names(archive(block('/.manifest', '{}'), block('./a/b.rego', 'package a'), block('a/', '', { type: '5' })))).toEqual([
      '.manifest',
      'a/b.rego',
    ]);
  });
  test('a ustar prefix, a pax path and a GNU long name', () => {
    const long = `${'d/'.repeat(20)}${'x'.repeat(100)}.rego`;
    expect(names(archive(block('b.rego', '', { prefix: 'a' })))).toEqual(['a/b.rego']);
    expect(names(archive(pax('path', 'deep/policy.rego'), block('short', 'x')))).toEqual(['deep/policy.rego']);
    expect(names(archive(block('././@LongLink', `${long}\0`, { type: 'L' }), block('cut', 'x')))).toEqual([long]);
  });
});

describe('what it may not', () => {
  test.each([
    ['a parent folder', archive(block('../policy.rego', 'x')), /not a path inside the bundle/],
    ['a parent folder on the way', archive(block('a/../../b.rego', 'x')), /not a path inside/],
    ['a parent folder after the leading slash', archive(block('/../b.rego', 'x')), /not a path inside/],
    ['an absolute path under the leading slash', archive(block('//etc/passwd', 'x')), /not a path inside/],
    ['a drive', archive(block('C:/policy.rego', 'x')), /not a path inside/],
    ['backslashes', archive(block('a\\..\\b.rego', 'x')), /not a path inside/],
    ['a newline in a name', archive(block('a\nb.rego', 'x')), /not a path inside/],
    ['a parent folder in a pax path', archive(pax('path', '../x.rego'), block('x', 'x')), /not a path inside/],
    ['a parent folder as a directory entry', archive(block('../', '', { type: '5' })), /not a path inside/],
    ['a symbolic link', archive(block('data.json', '', { type: '2', link: '/etc/passwd' })), /a symbolic link/],
    ['a hard link', archive(block('data.json', '', { type: '1', link: 'x' })), /a hard link/],
    ['a device', archive(block('null', '', { type: '3' })), /a device/],
    ['an unknown kind', archive(block('x', '', { type: 'Z' })), /no regular file/],
    ['a name twice', archive(block('a.rego', 'x'), block('a.rego', 'y')), /`a\.rego` is in the archive twice/],
    ['a name twice in two spellings', archive(block('a.rego', 'x'), block('/a.rego', 'y')), /twice/],
    ['a size by an extended header', archive(pax('size', '9'), block('a.rego', 'x')), /states `size`/],
    ['a size in base 256', archive(block('a.rego', 'x', { size: '\x80\0\0\0\0\0\0\0\0\0\x01' })), /damaged/],
    ['a size beyond the end', archive(block('a.rego', 'x', { size: '00000100000\0' })), /cut off/],
    [
      'a name of GNU and one of pax for one file',
      archive(block('././@LongLink', 'allow.rego\0', { type: 'L' }), pax('path', 'deny.rego'), block('x', 'x')),
      /two headers name one file: `allow\.rego` and `deny\.rego`/,
    ],
    [
      'the other way round',
      archive(pax('path', 'deny.rego'), block('././@LongLink', 'allow.rego\0', { type: 'L' }), block('x', 'x')),
      /two headers name one file/,
    ],
    ['two names of pax', archive(pax('path', 'deny.rego'), pax('path', 'allow.rego'), block('x', 'x')), /two headers name one file/],
    ['an empty pax path', archive(pax('path', ''), block('deny.rego', 'x')), /names a file by nothing/],
    ['an empty long name', archive(block('././@LongLink', '\0', { type: 'L' }), block('deny.rego', 'x')), /names a file by nothing/],
    ['a file with the name of a folder', archive(block('deny.rego/', 'x')), /is a file, and has the name of a folder/],
    ['a file that is the root', archive(block('/', 'x')), /is a file, and has the name of a folder/],
    ['a file without a name', archive(block('', 'x')), /is a file, and has the name of a folder/],
    ['no end', block('a.rego', 'x'), /cut off/],
    ['bytes after the end', Buffer.concat([archive(block('a.rego', 'x')), block('b.rego', 'y')]), /after the end/],
    ['text', Buffer.from('package mcp.policy\n'.repeat(100)), /not a tar archive/],
    ['a changed byte in a header', archive(block('a.rego', 'x')).fill(0x7a, 0, 1), /not a tar archive/],
    ['nothing', Buffer.alloc(0), /not a tar archive/],
    [
      'a long name of a megabyte',
      archive(block('././@LongLink', Buffer.alloc(1 << 20, 'a'), { type: 'L' }), block('cut', 'x')),
      /has 1048576 bytes/,
    ],
    ['an extended header of a megabyte', archive(block('pax', Buffer.alloc(1 << 20), { type: 'x' }), block('a', 'x')), /has 1048576 bytes/],
    ['folders without end', archive(...Array.from({ length: 30_001 }, () => FOLDER)), /more than 30000 entries/],
    ['files without end', archive(...Array.from({ length: 10_001 }, (_none, at) => block(`${at}.rego`, ''))), /more than 10000 files/],
  ])('%s', (_what, tar, expected) => {
    expect(() => readTar(tar)).toThrow(expected);
  });

  test('a name cannot move the cursor of the terminal that shows the error', () => {
    expect(() => readTar(archive(block('a\u001b[2J/../b', 'x')))).toThrow(/^`a�\[2J/);
  });
});

test('honest: the name of a folder in an extended header, and other records beside a path', () => {
  const long = `${'d'.repeat(60)}/`.repeat(3);
  expect(names(archive(pax('path', long), block('cut', '', { type: '5' }), pax('mtime', '1.5'), block('a.rego', 'x')))).toEqual(['a.rego']);
});

describe('a bundle that is none is told apart', () => {
  test.each([
    ['not gzip', Buffer.from('allow: true\n'), /policy `b\.tar\.gz` is not a bundle: it is not gzip/],
    ['gzip of something else', gzipSync('hello'.repeat(300)), /it is not a tar archive/],
    ['a cut gzip', gzipSync(archive(block('a', 'x'))).subarray(0, 40), /its compression is damaged/],
    ['text after the gzip', Buffer.concat([gzipSync(archive(block('a', 'x'))), Buffer.from('text')]), /its compression is damaged/],
    ['zeros after the gzip', Buffer.concat([gzipSync(archive(block('a', 'x'))), Buffer.alloc(9)]), /bytes after the end/],
    [
      'a second archive in a second member',
      Buffer.concat([gzipSync(archive(block('a', 'x'))), gzipSync(archive(block('b', 'x')))]),
      /after the end/,
    ],
    ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), /unpacks to more than \d+ MB, 200 times its size;/],
    ['more than is read', gzipSync(Buffer.alloc(130 * 1024 * 1024, randomBytes(8_192)), { level: 1 }), /unpacks to more than 128 MB;/],
  ])('%s', async (_what, bytes, expected) => {
    await expect(unpackBundle('b.tar.gz', bytes)).rejects.toThrow(expected);
  });
});

describe('writing', () => {
  const entry = fc.record({
    name: fc.array(fc.stringMatching(/^[a-z0-9_ü-]{1,40}$/), { minLength: 1, maxLength: 5 }).map((parts) => `${parts.join('/')}.rego`),
    bytes: fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes)),
  });
  const entries = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 8 });

  test('what is packed is unpacked, sorted', () => {
    fc.assert(
      fc.property(entries, (files: TarEntry[]) => {
        const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
        expect(readTar(writeTar(files)).map(({ name, bytes }) => [name, bytes.toString('hex')])).toEqual(
          sorted.map(({ name, bytes }) => [name, bytes.toString('hex')]),
        );
      }),
    );
  });

  test('the same files are the same bytes, in whatever order', () => {
    const files = [
      { name: 'b.rego', bytes: Buffer.from('b') },
      { name: 'a.rego', bytes: Buffer.from('a') },
    ];
    expect(packBundle(files)).toEqual(packBundle(files.toReversed()));
    expect(gunzipSync(packBundle(files)).length % 512).toBe(0);
  });

  test('tar itself reads it', async () => {
    const long = `${'folder/'.repeat(20)}policy.rego`;
    const path = place.write('bundle.tar.gz', packBundle([{ name: long, bytes: Buffer.from('package a\n') }]));
    const { stdout, status } = spawnSync('tar', ['-xzOf', path], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'package a\n' });
    expect((await unpackBundle(path, readFileSync(path))).map(({ name }) => name)).toEqual([long]);
  });
});
