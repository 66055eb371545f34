import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
/** What the program reads of its package. */
const READ = ['package.json', 'policies', 'rego', 'engine', 'docs'];

export interface LinkedPackage {
  readonly program: string;
  remove(): void;
}

/** The package once more, by links, whose engine-child.js is a relay. Beside the dependencies, which the program loads too. */
export function linkPackage(socket: string): LinkedPackage {
  const folder = mkdtempSync(join(root, 'node_modules', '.warm-'));
  for (const name of READ) symlinkSync(join(root, name), join(folder, name));
  linkFiles(join(root, 'dist'), join(folder, 'dist'));
  const child = join(folder, 'dist', 'engine-child.js');
  // Written into, it would be that of the package itself.
  rmSync(child);
  const relay = pathToFileURL(join(import.meta.dirname, 'relay.mjs')).href;
  writeFileSync(child, `import { relay } from ${JSON.stringify(relay)};\nrelay(${JSON.stringify(socket)});\n`);
  return { program: join(folder, 'dist', 'cli.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Node takes a file behind a symbolic link for the one that it leads to. */
function linkFiles(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) linkFiles(join(from, entry.name), join(to, entry.name));
    else linkSync(join(from, entry.name), join(to, entry.name));
  }
}
