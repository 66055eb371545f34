import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { CHANGING, SettledMembers } from '../../src/pdp/settled-members.js';

const { properties } = JSON.parse(readFileSync('rego/schemas/input.json', 'utf8')) as { properties: object };
const names = Object.keys(properties);
const document = Object.fromEntries(names.map((name) => [name, [name]])) as unknown as InputDocument;

it.each(names)('tells whether `%s` is another than before, or leaves it to others', (name) => {
  const settled = new SettledMembers();
  expect(settled.follow(document)).toBe(false);
  expect(settled.follow({ ...document })).toBe(true);
  expect(settled.follow({ ...document, [name]: [name] })).toBe((CHANGING as readonly string[]).includes(name));
  expect(settled.follow({ ...document, [name]: undefined })).toBe((CHANGING as readonly string[]).includes(name));
  settled.forget();
  expect(settled.follow({ ...document, [name]: undefined })).toBe(false);
});
