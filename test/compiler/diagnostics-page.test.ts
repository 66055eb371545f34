import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/compiler/codes.js';
import { docsLink } from '../../src/errors/docs-link.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { surveysIn } from '../../src/survey/survey-file.js';
import { problems } from './harness.js';

/** `docs/diagnostics.md` explains every code, and its examples are what it says they are. */
const page = readFileSync(join(import.meta.dirname, '../../docs/diagnostics.md'), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);
/** Those of AM14… are checked against the server on the page. */
const server = JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(page)?.[1] ?? '') as JsonValue;
const servers = surveysIn(server, 'docs/diagnostics.md');
const found = (text: string, code: string) => problems(text, code.startsWith('AM14') ? { servers } : {});

/** Of what never comes to the compiler, or takes several files, there is no example. */
const OUTSIDE = new Set(['AM1006', 'AM1504', 'AM1505', 'AM1509']);

test('the page has a section for each code, and for no other', () => {
  expect([...sections.keys()].toSorted()).toEqual(Object.keys(CODES).toSorted());
});

describe('every code that the sources name has a link that leads to its explanation', () => {
  const root = join(import.meta.dirname, '../..');
  const named = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(join(root, 'src', file), 'utf8').match(/'AM\d{4}'/g) ?? [])
    .map((code) => code.slice(1, -1));
  // OPA's own codes have a place too.
  const codes = [...new Set([...Object.keys(CODES), ...named, 'rego_type_error'])].toSorted();

  test('those of Rego are among them', () => {
    expect(codes.filter((code) => code.startsWith('AM2')).length).toBeGreaterThan(10);
  });

  test.each(codes)('%s', (code) => {
    const [file = '', anchor = ''] = docsLink(code).split('#');
    const text = readFileSync(join(root, file), 'utf8');
    const headings = (text.match(/^#+ .*$/gm) ?? []).map((line) => line.replace(/^#+ /, '').toLowerCase().replaceAll(' ', '-'));
    expect([...headings, ...Array.from(text.matchAll(/<a id="([^"]+)">/g), ([, id]) => id)]).toContain(anchor);
    if (code.startsWith('AM')) expect(anchor).toBe(code.toLowerCase());
  });
});

describe.each(Object.entries(CODES))('%s', (code, title) => {
  const section = sections.get(code) ?? '';

  test('says what it is in the words of the program', () => {
    expect(section.split('\n')[2]?.toLowerCase()).toMatch(new RegExp(`^${escaped(title.toLowerCase())}\\. `));
  });

  if (OUTSIDE.has(code)) return;
  test('what is wrong has this problem and no other', () => {
    expect([...new Set(found(example(section, 'wrong'), code).map((each) => each.code))]).toEqual([code]);
  });

  test('what is right has none', () => {
    expect(found(example(section, 'right'), code)).toEqual([]);
  });
});

function example(section: string, which: 'wrong' | 'right'): string {
  const found = new RegExp(`^\`\`\`yaml\\n# ${which}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(section)?.[1];
  if (found === undefined) throw new Error(`no example of what is ${which}`);
  return found;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
