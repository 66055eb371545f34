import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isArchive } from '../../../authoring/policy-files.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { statIfThere } from '../../../files/stat-if-there.js';
import { unpackBundle } from '../../../pap/archive/unpack.js';
import { readFolder } from '../../../pap/source/read-folder.js';
import { SIGNATURES_FILE } from '../../../pap/signatures/signatures-file.js';
import { print } from '../../output.js';
import { signerOf, type SigningOptions } from '../../signing-options.js';
import { writeAt } from '../../write-files.js';

export interface SignCommandOptions extends SigningOptions {
  readonly outputFilePath: string;
}

/** `opa sign -b`: writes the `.signatures.json` of a bundle that is a folder (all of its files) or an archive. */
export async function policySign([path = '']: readonly string[], options: SignCommandOptions): Promise<number> {
  const signer = signerOf(options);
  if (signer === undefined) throw new UserError('`--signing-key` names the key: a file (PEM, or a secret), or its text');
  const folder = statIfThere(path)?.isDirectory() === true;
  if (!folder && !isArchive(path)) throw new UserError(`\`${path}\` is no bundle: a folder or a \`.tar.gz\` is expected`);
  const files = folder ? (await readFolder(path, true)).all : await unpackBundle(path, readFileSync(path));
  const text = await signer(files, folder ? path : undefined);
  const target = join(options.outputFilePath, SIGNATURES_FILE);
  writeAt(target, text);
  print(`${target}: the signature of \`${path}\` (${files.length} files)`);
  return EXIT.ok;
}
