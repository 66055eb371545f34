import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors/exit.js';
import { isBundleFile, isTestFile } from '../bundle/bundle-file.js';
import { POLICY_LIMITS } from '../bundle/limits.js';
import { readPolicyFile, unreadable } from './read-file.js';
import { isSignaturesFile } from '../signatures/signatures-file.js';
import type { SourceFile } from './source-files.js';

export interface ReadFolder {
  /** What is loaded. */
  readonly files: readonly SourceFile[];
  /** Of a signed folder all files, as OPA signs them; of others the same as `files`. */
  readonly all: readonly SourceFile[];
  readonly notices: readonly string[];
}

/**
 * A folder as `opa build -b` reads it, without tests and hidden folders: a mounted ConfigMap keeps its files a second time
 * below `..data` and `..2026_…`, and loading them would define everything twice. A signature is over what is not loaded too.
 */
export async function readFolder(path: string, verified: boolean): Promise<ReadFolder> {
  const found: Found[] = [];
  const notices: string[] = [];
  await walk('', 0, false);
  const signed = verified || found.some(({ name, hidden }) => !hidden && isSignaturesFile(name));
  const all: SourceFile[] = [];
  let total = 0;
  const wanted = signed ? found : found.filter(isLoaded);
  if (wanted.length > POLICY_LIMITS.files) {
    throw new UserError(`policy folder \`${path}\` has more than ${POLICY_LIMITS.files} policy files: is it the right folder?`);
  }
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const read = await Promise.all(wanted.slice(at, at + AT_ONCE).map(({ name }) => readFileOf(path, name)));
    for (const file of read) {
      total += file.bytes.length;
      all.push(file);
    }
    if (total > POLICY_LIMITS.totalBytes) {
      throw new UserError(`policy folder \`${path}\` holds more than ${POLICY_LIMITS.totalBytes / 1024 / 1024} MB of policy`);
    }
  }
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  const loaded = new Set(found.filter(isLoaded).map(({ name }) => name));
  return { files: all.filter(({ name }) => loaded.has(name)), all, notices };

  async function walk(folder: string, depth: number, hidden: boolean): Promise<void> {
    if (depth > POLICY_LIMITS.depth) {
      throw new UserError(`policy folder \`${path}\`: \`${folder}\` lies more than ${POLICY_LIMITS.depth} folders deep`);
    }
    for (const entry of await list(join(path, folder))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const kind = await kindOf(join(path, name), entry, hidden);
      if (kind === 'folder') {
        const below = hidden || entry.name.startsWith('.');
        if (!entry.name.startsWith('..') && (!below || verified)) await walk(name, depth + 1, below);
      } else if (kind === 'folder-link') {
        if (!entry.name.startsWith('.')) notices.push(`\`${name}\` is a link to a folder, which OPA does not follow: not loaded`);
      } else if (kind === 'file') {
        found.push({ name, hidden });
        if (/\.(ya?ml|json)$/.test(name) && !isBundleFile(name) && !entry.name.startsWith('.') && !hidden && !/_test\./.test(name)) {
          notices.push(`\`${name}\` is not loaded: of a folder, Rego files and \`data.json\` or \`data.yaml\` are`);
        }
      }
    }
  }
}

/** Each read waits for some turns of the event loop, which under load are long; more at once would take the thread pool from everybody. */
const AT_ONCE = 8;

async function readFileOf(folder: string, name: string): Promise<SourceFile> {
  const path = join(folder, name);
  return { path, name, bytes: await readPolicyFile(path, POLICY_LIMITS.fileBytes) };
}

interface Found {
  readonly name: string;
  /** It lies in a hidden folder. */
  readonly hidden: boolean;
}

function isLoaded({ name, hidden }: Found): boolean {
  return !hidden && isBundleFile(name) && !isTestFile(name);
}

async function list(path: string): Promise<Dirent[]> {
  try {
    return (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function kindOf(path: string, entry: Dirent, hidden: boolean): Promise<'file' | 'folder' | 'folder-link' | 'other'> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  const counts = !hidden && isBundleFile(entry.name) && !entry.name.startsWith('.#');
  // Left out, a pipe in the place of what denies would allow.
  const otherThanFile = (): 'other' => {
    if (counts) throw new UserError(`policy \`${path}\` is a pipe or a device, not a file`);
    return 'other';
  };
  if (!entry.isSymbolicLink()) return otherThanFile();
  try {
    const target = await stat(path);
    return target.isDirectory() ? 'folder-link' : target.isFile() ? 'file' : otherThanFile();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    // A dangling `x.rego` is a policy that is missing; other dangling links (an editor's lock `.#x`) are none of ours.
    if (counts) throw unreadable(path, cause);
    return 'other';
  }
}
