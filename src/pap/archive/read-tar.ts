import { POLICY_LIMITS } from '../bundle/limits.js';

export interface TarEntry {
  /** Relative, `/` between names, no `.` or `..`. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** The archive is damaged, or holds what a bundle has no use for. The message says what and where. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

const BLOCK = 512;

/**
 * The regular files of a tar archive (POSIX.1-2017 pax, ustar, and GNU's long names): strict, because the same bytes are
 * read by other programs too, and a bundle that two readers unpack differently is two policies.
 * Links, devices, `..`, absolute paths, a name twice (in whatever letter case) and bytes after the end are refused.
 */
export function readTar(tar: Buffer): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  const names = new Map<string, string>();
  let longName: string | undefined;
  let offset = 0;

  for (let headers = 0; !isZero(header(tar, offset)); headers++) {
    if (headers === POLICY_LIMITS.headers) throw new ArchiveError(`more than ${POLICY_LIMITS.headers} entries`);
    const block = header(tar, offset);
    verifyChecksum(block, offset);
    const size = octal(block, 124, 12, offset);
    const type = String.fromCharCode(block[156] ?? 0);
    const body = bodyAt(tar, offset, size);
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;

    switch (type) {
      case 'x':
        longName = onlyName(paxPath(headerText(body)), longName);
        continue;
      case 'g':
        if (paxPath(headerText(body)) !== undefined) throw new ArchiveError('a global header names a path');
        continue;
      case 'L':
        longName = onlyName(cString(headerText(body)), longName);
        continue;
      case '5':
        safeName(longName ?? nameOf(block));
        longName = undefined;
        continue;
      case '0':
      case '\0':
        break;
      default:
        throw new ArchiveError(
          `\`${printable(longName ?? nameOf(block))}\` is ${KINDS[type] ?? 'no regular file'}, which a bundle may not hold`,
        );
    }

    const name = fileName(longName ?? nameOf(block));
    longName = undefined;
    refuseTwin(name, names.get(folded(name)));
    names.set(folded(name), name);
    if (names.size > POLICY_LIMITS.files) throw new ArchiveError(`more than ${POLICY_LIMITS.files} files`);
    if (size > POLICY_LIMITS.fileBytes)
      throw new ArchiveError(`\`${printable(name)}\` has ${size} bytes; at most ${POLICY_LIMITS.fileBytes} are read`);
    entries.push({ name, bytes: body });
  }
  if (!isZero(tar.subarray(offset))) throw new ArchiveError('there are bytes after the end of the archive');
  return entries;
}

/** Of a name of pax and one of GNU some readers take the first and some the last, and an empty one some leave out. */
function onlyName(name: string | undefined, other: string | undefined): string | undefined {
  if (name === undefined) return other;
  if (other !== undefined) throw new ArchiveError(`two headers name one file: \`${printable(other)}\` and \`${printable(name)}\``);
  if (name === '') throw new ArchiveError('an extended header names a file by nothing');
  return name;
}

/** One file system keeps both of two names that differ so, another only the last. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function refuseTwin(name: string, other: string | undefined): void {
  if (other === undefined) return;
  if (other === name) throw new ArchiveError(`\`${printable(name)}\` is in the archive twice`);
  throw new ArchiveError(`\`${printable(other)}\` and \`${printable(name)}\` are one name where letter case does not count`);
}

const KINDS: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a pipe',
};

function header(tar: Buffer, offset: number): Buffer {
  if (offset + BLOCK > tar.length) {
    throw new ArchiveError(offset === 0 ? 'it is not a tar archive' : 'the archive is cut off');
  }
  return tar.subarray(offset, offset + BLOCK);
}

function bodyAt(tar: Buffer, offset: number, size: number): Buffer {
  const from = offset + BLOCK;
  if (from + size > tar.length) throw new ArchiveError('the archive is cut off');
  return tar.subarray(from, from + size);
}

function headerText(body: Buffer): Buffer {
  if (body.length <= POLICY_LIMITS.headerTextBytes) return body;
  throw new ArchiveError(`an extended header has ${body.length} bytes; at most ${POLICY_LIMITS.headerTextBytes} are read`);
}

/** Without it any text of 512 bytes would be an entry. */
function verifyChecksum(block: Buffer, offset: number): void {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : (block[i] ?? 0);
  let stated: number | undefined;
  try {
    stated = octal(block, 148, 8, offset);
  } catch {
    stated = undefined;
  }
  if (sum !== stated) throw new ArchiveError(offset === 0 ? 'it is not a tar archive' : `the header at byte ${offset} is damaged`);
}

function octal(block: Buffer, from: number, length: number, offset: number): number {
  const text = cString(block.subarray(from, from + length)).trim();
  if (!/^[0-7]{1,11}$/.test(text)) throw new ArchiveError(`the header at byte ${offset} is damaged`);
  return Number.parseInt(text, 8);
}

function nameOf(block: Buffer): string {
  const name = fieldOf(block.subarray(0, 100));
  const prefix = cString(block.subarray(257, 263)).startsWith('ustar') && block[262] === 0 ? fieldOf(block.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** A pax record is `<length> <key>=<value>\n`, the length counting itself. */
function paxPath(body: Buffer): string | undefined {
  let path: string | undefined;
  let offset = 0;
  while (offset < body.length) {
    const space = body.indexOf(0x20, offset);
    const length = space === -1 ? Number.NaN : Number(body.toString('latin1', offset, space));
    const end = offset + length;
    if (!Number.isInteger(length) || length <= space - offset || end > body.length || body[end - 1] !== 0x0a) {
      throw new ArchiveError('an extended header is damaged');
    }
    const record = body.toString('utf8', space + 1, end - 1);
    const equals = record.indexOf('=');
    const key = record.slice(0, equals);
    if (key === 'path') path = record.slice(equals + 1);
    // It would say that the body is longer or shorter than the plain header states.
    if (key === 'size' || key.startsWith('GNU.sparse'))
      throw new ArchiveError(`an extended header states \`${key}\`, which no bundle needs`);
    offset = end;
  }
  return path;
}

/** `opa build` writes `/policy.rego`: one leading slash is the bundle's root, as in OPA. */
function safeName(raw: string): string {
  const name = raw.replace(/^\.?\//, '').replace(/\/$/, '');
  if (name === '' || name === '.') return '.';
  const segments = name.split('/');
  // eslint-disable-next-line no-control-regex -- a control character in a file name is exactly what is refused
  const hostile = /[\u0000-\u001f\u007f\\]|^[A-Za-z]:/.test(name) || name.includes('\ufffd');
  if (hostile || segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new ArchiveError(`\`${printable(raw)}\` is not a path inside the bundle`);
  }
  if (Buffer.byteLength(name) > POLICY_LIMITS.pathBytes || segments.length > POLICY_LIMITS.depth) {
    throw new ArchiveError(`the path \`${printable(name).slice(0, 60)}…\` is too long`);
  }
  return name;
}

/** A file by the name of a folder is one to some readers and the other to the rest: tar had no kind for folders once. */
function fileName(raw: string): string {
  const name = safeName(raw);
  if (name === '.' || raw.endsWith('/')) throw new ArchiveError(`\`${printable(raw)}\` is a file, and has the name of a folder`);
  return name;
}

function cString(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

/** A name's field is filled up with NUL; what stands behind one is what another reader may go on to read. */
function fieldOf(bytes: Buffer): string {
  const text = cString(bytes);
  const end = bytes.indexOf(0);
  if (end !== -1 && !isZero(bytes.subarray(end))) throw new ArchiveError(`the name \`${printable(text)}\` goes on after a NUL`);
  return text;
}

const ZEROS = Buffer.alloc(64 * 1024);

/** Block by block: an archive may end in megabytes of zeros. */
function isZero(bytes: Buffer): boolean {
  for (let from = 0; from < bytes.length; from += ZEROS.length) {
    const piece = bytes.subarray(from, from + ZEROS.length);
    if (!piece.equals(ZEROS.subarray(0, piece.length))) return false;
  }
  return true;
}

/** File names are hostile: nothing of theirs moves the cursor of a terminal. */
function printable(name: string): string {
  // eslint-disable-next-line no-control-regex
  return name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}
