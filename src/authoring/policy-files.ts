import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors/exit.js';
import { statIfThere } from '../files/stat-if-there.js';
import { unpackBundle } from '../pap/archive/unpack.js';
import { POLICY_LIMITS } from '../pap/bundle/limits.js';
import { checkSignature, checkUnsigned } from '../pap/check-signature.js';
import { readPolicyFile } from '../pap/source/read-file.js';
import { readFolder } from '../pap/source/read-folder.js';
import type { Verification } from '../pap/signatures/verification.js';
import type { SourceFile } from '../pap/source/source-files.js';

/**
 * Every file that a path names: itself, those in a folder (hidden folders and `node_modules` apart), those in an archive. Throws a `UserError`.
 * Without `verification` nobody is asked who signed them, as with OPA's commands.
 */
export async function policyFiles(path: string, verification?: Verification): Promise<readonly SourceFile[]> {
  const found = statIfThere(path);
  if (found === undefined) throw new UserError(`\`${path}\` does not exist`);
  if (isArchive(path)) {
    const archive = await readPolicyFile(path, POLICY_LIMITS.archiveBytes);
    const entries = await unpackBundle(path, archive);
    if (verification !== undefined) await checkSignature({ kind: 'bundle', path }, entries, verification);
    return entries.map(({ name, bytes }) => ({ path: `${path}/${name}`, name, bytes }));
  }
  if (verification !== undefined) {
    if (found.isDirectory()) return signedFiles(path, verification);
    checkUnsigned({ kind: 'rego', path }, verification);
  }
  if (!found.isDirectory()) return [{ path, name: basename(path), bytes: await readPolicyFile(path, POLICY_LIMITS.fileBytes) }];
  const files: SourceFile[] = [];
  let total = 0;
  for (const name of walk(path, '', 0)) {
    const full = join(path, name);
    const bytes = await readPolicyFile(full, POLICY_LIMITS.fileBytes);
    total += bytes.length;
    files.push({ path: full, name, bytes });
    if (files.length > POLICY_LIMITS.files || total > POLICY_LIMITS.totalBytes)
      throw new UserError(`\`${path}\` holds more than a policy may (${POLICY_LIMITS.files} files, ${POLICY_LIMITS.totalBytes >> 20} MB)`);
  }
  return files;
}

/** A signature is over every file of a folder; what is read are the bytes that were verified. */
async function signedFiles(path: string, verification: Verification): Promise<readonly SourceFile[]> {
  const { all } = await readFolder(path, true);
  await checkSignature({ kind: 'directory', path }, all, verification);
  const visible = all.filter(
    ({ name }) =>
      !name
        .split('/')
        .slice(0, -1)
        .some((folder) => folder.startsWith('.') || folder === 'node_modules'),
  );
  return visible.filter(({ name }) => isRelevant(basename(name)));
}

export function isArchive(path: string): boolean {
  return /\.(tar\.gz|tgz)$/i.test(path);
}

function walk(root: string, folder: string, depth: number): readonly string[] {
  if (depth > POLICY_LIMITS.depth) throw new UserError(`\`${join(root, folder)}\` lies more than ${POLICY_LIMITS.depth} folders deep`);
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : walk(root, name, depth + 1);
    return isRelevant(entry.name) && statIfThere(join(root, name))?.isFile() === true ? [name] : [];
  });
}

/** Others may be of any size, and mean nothing to a policy. */
function isRelevant(name: string): boolean {
  return /\.(rego|ya?ml|json|wasm)$/.test(name) || name === '.manifest';
}
