import { constants, type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../errors/error-code.js';
import { UserError } from '../errors/exit.js';
import { environmentOf } from './environment-of.js';
import { isBundleFile, isTestFile } from './bundle-file.js';
import { POLICY_LIMITS } from './limits.js';
import type { PolicySource } from './policy-source.js';
import { profileFile, profilePath } from './profiles.js';
import { readExtended } from './read-extended.js';
import type { SourceFile, SourceFiles } from './source-files.js';

/** Reads what a source names, and parses none of it. */
export async function readSource(
  source: PolicySource,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SourceFiles> {
  if (source.kind === 'directory') return readFolder(source);
  const [path, shown] = source.kind === 'profile' ? [profilePath(source.name), profileFile(source.name)] : [source.path, source.path];
  const bytes = await read(path, source.kind === 'bundle' ? POLICY_LIMITS.archiveBytes : POLICY_LIMITS.fileBytes);
  const main = { path: shown, name: shown, bytes };
  if (source.kind !== 'yaml' && source.kind !== 'profile') return { source, files: [main], notices: [] };
  const { files, extensions } = await readExtended(main, path, env, (extended) => read(extended, POLICY_LIMITS.fileBytes));
  const texts = files.map((file) => file.bytes);
  return { source, files, extensions, environment: environmentOf(texts, env), notices: [] };
}

/**
 * A folder as `opa build -b` reads it, without tests and hidden folders: a mounted ConfigMap keeps its files a second time
 * below `..data` and `..2026_…`, and loading them would define everything twice.
 */
async function readFolder(source: PolicySource & { kind: 'directory' }): Promise<SourceFiles> {
  const files: SourceFile[] = [];
  const notices: string[] = [];
  let total = 0;
  await walk('', 0);
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { source, files, notices };

  async function walk(folder: string, depth: number): Promise<void> {
    if (depth > POLICY_LIMITS.depth) {
      throw new UserError(`policy folder \`${source.path}\`: \`${folder}\` lies more than ${POLICY_LIMITS.depth} folders deep`);
    }
    for (const entry of await list(join(source.path, folder))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const kind = await kindOf(join(source.path, name), entry);
      if (kind === 'folder') {
        if (!entry.name.startsWith('.')) await walk(name, depth + 1);
      } else if (kind === 'folder-link') {
        if (!entry.name.startsWith('.')) notices.push(`\`${name}\` is a link to a folder, which OPA does not follow: not loaded`);
      } else if (kind === 'file' && isBundleFile(name) && !isTestFile(name)) {
        await add(name);
      } else if (kind === 'file' && /\.(ya?ml|json)$/.test(name) && !entry.name.startsWith('.') && !/_test\./.test(name)) {
        notices.push(`\`${name}\` is not loaded: of a folder, Rego files and \`data.json\` or \`data.yaml\` are`);
      }
    }
  }

  async function add(name: string): Promise<void> {
    const path = join(source.path, name);
    const bytes = await read(path, POLICY_LIMITS.fileBytes);
    total += bytes.length;
    files.push({ path, name, bytes });
    if (files.length > POLICY_LIMITS.files) {
      throw new UserError(`policy folder \`${source.path}\` has more than ${POLICY_LIMITS.files} policy files: is it the right folder?`);
    }
    if (total > POLICY_LIMITS.totalBytes) {
      throw new UserError(`policy folder \`${source.path}\` holds more than ${POLICY_LIMITS.totalBytes / 1024 / 1024} MB of policy`);
    }
  }
}

async function list(path: string): Promise<Dirent[]> {
  try {
    return (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function kindOf(path: string, entry: Dirent): Promise<'file' | 'folder' | 'folder-link' | 'other'> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = await stat(path);
    return target.isDirectory() ? 'folder-link' : target.isFile() ? 'file' : 'other';
  } catch (cause) {
    // A dangling `x.rego` is a policy that is missing; other dangling links (an editor's lock `.#x`) are none of ours.
    if (isBundleFile(entry.name) && !entry.name.startsWith('.#')) throw unreadable(path, cause);
    return 'other';
  }
}

/** A pipe or a device in a policy's place would be waited for, or read, without end: nothing is reloaded then, and nothing can be closed. */
async function read(path: string, limit: number): Promise<Buffer> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile())
        throw new UserError(`policy \`${path}\` is ${found.isDirectory() ? 'a folder' : 'a pipe or a device'}, not a file`);
      if (found.size > limit) throw new UserError(`policy \`${path}\` has ${found.size} bytes; at most ${limit} are read`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): UserError {
  const code = errorCode(cause);
  const why =
    code === 'ENOENT'
      ? 'does not exist'
      : code === 'EACCES' || code === 'EPERM'
        ? 'cannot be read (permission denied)'
        : `cannot be read (${code ?? String(cause)})`;
  return new UserError(`policy \`${path}\` ${why}`, { cause });
}
