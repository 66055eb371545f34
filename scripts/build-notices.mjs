// @ts-check
// THIRD_PARTY_NOTICES.md: the licence and notice of everything that the engine links (read from the Go modules themselves, so it needs
// Go) and of every npm package that is there at run time. `--check` compares instead of writing. An unknown licence is an error.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'THIRD_PARTY_NOTICES.md');

/** @typedef {{ name: string, licence: string, url: string, texts: string[] }} Entry */

const LEGAL_FILE = /^(licen[sc]e|notice|copying|patents)([.-].*)?$/i;
const ALLOWED = new Set([
  'Apache-2.0',
  'MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'Python-2.0',
  'CC0-1.0',
]);

/** @param {string} text */
function licenceOf(text) {
  if (/Apache License/.test(text)) return 'Apache-2.0';
  if (/Permission is hereby granted, free of charge/.test(text)) return 'MIT';
  if (/Permission to use, copy, modify, and\/or distribute this software/.test(text)) return 'ISC';
  if (/Redistribution and use in source and binary forms/.test(text))
    return /Neither the name/.test(text) ? 'BSD-3-Clause' : 'BSD-2-Clause';
  return 'unknown';
}

/** @param {string} folder */
function legalTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && LEGAL_FILE.test(file.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** @param {string[]} args */
function go(args) {
  const env = { ...process.env, GOOS: 'wasip1', GOARCH: 'wasm', GOFLAGS: '-mod=readonly' };
  return execFileSync('go', args, { cwd: join(root, 'engine'), env, encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** Every module that a linked package belongs to, with the legal files of those packages' own folders as well. @returns {Entry[]} */
function linkedModules() {
  /** @type {Map<string, { version: string, folders: Set<string> }>} */
  const modules = new Map();
  const format = '{{with .Module}}{{if not .Main}}{{if not .Replace}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}{{end}}';
  for (const line of go(['list', '-deps', '-f', format, '.']).split('\n').filter(Boolean)) {
    const [path = '', version = '', moduleFolder = '', packageFolder = ''] = line.split('\t');
    const found = modules.get(path) ?? { version, folders: new Set() };
    modules.set(path, found);
    for (let folder = packageFolder; folder.startsWith(moduleFolder); folder = dirname(folder)) found.folders.add(folder);
  }
  return [...modules].map(([path, { version, folders }]) => {
    const texts = [...new Set([...folders].sort().flatMap(legalTexts))];
    return { name: `${path} ${version}`, licence: licenceOf(texts[0] ?? ''), url: `https://pkg.go.dev/${path}@${version}`, texts };
  });
}

/** What is linked without being a Go module: Go's own library, and the C libraries inside the module that OPA builds policies from. @returns {Entry[]} */
function otherLinked() {
  const goRoot = go(['env', 'GOROOT']).trim();
  /** @param {string} name */
  const kept = (name) => readFileSync(join(root, 'engine/licenses', name), 'utf8').trim();
  return [
    { name: 'Go standard library', url: 'https://go.dev', texts: legalTexts(goRoot) },
    { name: 'libmpdec (in every built policy)', url: 'https://www.bytereef.org/mpdecimal/', texts: [kept('libmpdec.txt')] },
    { name: 'RE2 (in built policies that match expressions)', url: 'https://github.com/google/re2', texts: [kept('re2.txt')] },
  ].map((entry) => ({ ...entry, licence: licenceOf(entry.texts[0] ?? '') }));
}

/** @returns {Entry[]} */
function npmPackages() {
  /** @type {{ packages: Record<string, { version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }> }} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entries = Object.entries(lock.packages)
    .filter(([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional && existsSync(join(root, path)))
    .map(([path]) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      const texts = legalTexts(join(root, path));
      return {
        name: `${name} ${version}`,
        licence: String(license ?? licenceOf(texts[0] ?? '')),
        url: `https://www.npmjs.com/package/${name}/v/${version}`,
        texts,
      };
    });
  // The same version may be installed in several places.
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

/** Packages with the same texts share them. @param {Entry[]} entries */
function section(entries) {
  /** @type {Map<string, Entry[]>} */
  const byText = new Map();
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!ALLOWED.has(entry.licence))
      throw new Error(
        `${entry.name}: the licence \`${entry.licence}\` has not been looked at; add it to scripts/build-notices.mjs if it may be shipped`,
      );
    const text = entry.texts.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), entry]);
  }
  return [...byText]
    .map(([text, sharing]) => {
      const heads = sharing.map(({ name, licence, url }) => `- [${name}](${url}), ${licence}`).join('\n');
      return text === '' ? heads : `${heads}\n\n~~~text\n${text}\n~~~`;
    })
    .join('\n\n');
}

const text = `# Third-party notices

Made by \`node scripts/build-notices.mjs\`; do not edit.

## Linked into the engine (engine/opa.wasm.br)

${section([...linkedModules(), ...otherLinked()])}

## npm packages used at run time

They are installed beside this package, not part of it.

${section(npmPackages())}
`;
if (!process.argv.includes('--check')) writeFileSync(out, text);
else if (!existsSync(out) || readFileSync(out, 'utf8') !== text) {
  process.stderr.write('THIRD_PARTY_NOTICES.md is not what is linked: run node scripts/build-notices.mjs\n');
  process.exitCode = 1;
}
