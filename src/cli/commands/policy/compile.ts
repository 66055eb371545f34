import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bundle, Manifest, RegoModule } from '../../../engine/bundle.js';
import { errorCode } from '../../../errors/error-code.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { packBundle } from '../../../pap/archive/unpack.js';
import { parseSource } from '../../../pap/parse-source.js';
import { readSource } from '../../../pap/read-source.js';
import { resolveSource } from '../../../pap/resolve-source.js';
import { libraryModules, withoutCopies } from '../../../pdp/library.js';
import { note, print } from '../../output.js';
import { explainAll } from '../../../pap/explain.js';

interface Options {
  readonly output?: string;
  readonly bundle?: string;
  readonly withLibrary?: boolean;
}

/** A file of the bundle: name inside it, and text. */
interface Written {
  readonly name: string;
  readonly text: string;
}

/** Shows the Rego that a policy is: printed, as a folder, or as a bundle that stock OPA loads. */
export async function policyCompile(words: readonly string[], options: Options): Promise<number> {
  const [word = ''] = words;
  const source = resolveSource(word);
  const parsed = await parseSource(await readSource(source));
  for (const line of explainAll(parsed.warnings, parsed.texts)) note(line);

  const library = options.withLibrary === true ? libraryModules() : [];
  const root = source.kind === 'profile' || source.kind === 'yaml' ? '' : `${source.path}/`;
  const files = filesOf(parsed.bundle, library, root);
  if (options.bundle !== undefined) write(options.bundle, packBundle(files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))));
  if (options.output !== undefined) for (const { name, text } of files) write(join(options.output, name), text);
  if (options.bundle === undefined && options.output === undefined) {
    for (const { name, text } of files) print(`# file: ${name}\n${text}`);
  }
  return EXIT.ok;
}

function filesOf(bundle: Bundle, library: readonly RegoModule[], root: string): Written[] {
  const own = withoutCopies(bundle.modules, library);
  const data = Object.keys(bundle.data).length === 0 ? [] : [{ name: 'data.json', text: json(bundle.data) }];
  return [
    ...own.map(({ path, text }) => ({ name: path.startsWith(root) ? path.slice(root.length) : path, text })),
    ...library.map(({ path, text }) => ({ name: path, text })),
    ...data,
    { name: '.manifest', text: json(manifestOf(bundle, library.length > 0)) },
  ];
}

function manifestOf({ manifest }: Bundle, withLibrary: boolean): Manifest {
  const roots = manifest?.roots ?? [''];
  const ours = withLibrary && !roots.includes('') ? ['mcp/main', 'mcp/lib', 'mcp/guards'] : [];
  return { revision: '', ...manifest, roots: [...roots, ...ours.filter((root) => !roots.includes(root))] };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function write(path: string, content: string | Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (cause) {
    throw new UserError(`\`${path}\` cannot be written (${errorCode(cause) ?? String(cause)})`, { cause });
  }
}
