import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Pages are looked up by their links: each leads to a file that is there, and to a heading that it has. */
const root = resolve(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'rego/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
];
const CODE_BLOCK = /^```[\s\S]*?^```/gm;

test.each(pages)('%s has no link that leads nowhere', (page) => {
  const path = join(root, page);
  const links = [...proseOf(path).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !leadsSomewhere(path, link))).toEqual([]);
});

test('README.md names every page of docs/', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(readdirSync(join(root, 'docs')).filter((name) => !readme.includes(`(docs/${name}`))).toEqual([]);
});

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : resolve(dirname(from), file);
  return existsSync(target) && (anchor === undefined || !target.endsWith('.md') || anchorsOf(target).has(anchor));
}

/** As GitHub makes them of headings, those that stand twice numbered; and those that a page gives itself. */
function anchorsOf(path: string): ReadonlySet<string> {
  const anchors = new Set([...proseOf(path).matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  for (const [, heading = ''] of proseOf(path).matchAll(/^#+ (.*)$/gm)) {
    const plain = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${plain}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

function proseOf(path: string): string {
  return readFileSync(path, 'utf8').replace(CODE_BLOCK, '');
}
