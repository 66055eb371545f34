import { expect, test } from 'vitest';
import { leadsTo } from '../../src/definitions/leads-to.js';

test.each<readonly [template: string, uri: string, leads: boolean]>([
  ['notes:///{name}', 'notes:///today', true],
  ['notes:///{name}', 'notes:///a%20b', true],
  ['notes:///{name}', 'notes:///a/b', false],
  ['notes:///{name}', 'notes:///', true],
  ['notes:///{name}', 'Notes:///today', false],
  ['notes:///{name}', 'notes:///a\nb', false],
  ['notes:///{name}.md', 'notes:///todayXmd', false],
  ['file:///{+path}', 'file:///a/b/c', true],
  ['file:///{+path}', 'file:///a/../../etc', false],
  ['file:///{+path}', 'file:///a/%2E%2e/etc', false],
  ['file:///{+path}', 'file:///a%2f..%2fetc', false],
  ['file:///{+path}', 'file:///a\\..\\etc', false],
  ['file:///{+path}', 'file:///a/.\t./etc', false],
  ['file:///{+path}', 'file:///a/%252e%252e/etc', false],
  ['file:///{+path}', 'file:///a/%c0%ae%c0%ae/etc', false],
  ['file:///{+path}', 'file:///a/．．/etc', false],
  ['file:///{+path}', 'file:///a/..;x/etc', false],
  ['https://api.example{+path}', 'https://api.example@evil.example/', false],
  ['https://api.example{+path}', 'https://api.example/a@b', true],
  ['ssh://git@{host}/{repository}', 'ssh://git@host/notes', true],
  ['https://{name}.example/', 'https://evil.test\\.example/', false],
  ['file:///{+path}', 'file:///a..b/...', true],
  ['db://{table}{?limit,offset}', 'db://users?limit=3', true],
  ['db://{table}{?limit,offset}', 'db://users', true],
  ['db://{table}{?limit}', 'db://users/3', false],
  ['db://x{/steps*}', 'db://x/a/b/c', true],
  ['db://x{/step}', 'db://x/a/b', false],
  ['db://x?a=1{&b}', 'db://x?a=1&b=2', true],
  ['doc://x{#part}', 'doc://x#a/b', true],
  ['plain://x', 'plain://x', true],
  ['plain://x', 'plain://xy', false],
  [`long://${'x'.repeat(200_000)}{name}`, 'long://x', false],
  ['odd://{unclosed', 'odd://{unclosed', true],
])('%s → %s: %s', (template, uri, leads) => {
  expect(leadsTo(template, uri)).toBe(leads);
});

test('a template and a URI that have a hundred ways to fit are compared in the time of their lengths', () => {
  expect(leadsTo(`x:${'{a}-'.repeat(100)}!`, `x:${'-'.repeat(20_000)}`)).toBe(false);
});
