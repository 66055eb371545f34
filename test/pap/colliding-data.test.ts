import { expect, test } from 'vitest';
import type { ModuleFacts } from '../../src/engine/engine.js';
import { collidingData } from '../../src/pap/layer/colliding-data.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

const named = (...names: string[]) => names.map((name) => ({ name, line: 3, column: 1, default: false }));

const cases: readonly (readonly [why: string, text: string, rules: string[] | undefined, data: JsonObject, kept: JsonObject])[] = [
  [
    'data beside the packages is nobody’s business',
    'package mcp.policy',
    ['allow'],
    { people: { alice: [1, 2] }, mcp: { config: {} } },
    {},
  ],
  [
    'a member that has the name of a rule',
    'package team.x',
    ['allow', 'deny'],
    { team: { x: { allow: { a: 'b' }, q: 1 }, y: 1 } },
    { team: { x: { allow: { a: 0 } } } },
  ],
  [
    'a rule whose head is a reference',
    'package team',
    ['limits.read', 'other["a b"]'],
    { team: { limits: { read: [1] }, other: 1 } },
    { team: { limits: { read: 0 }, other: 0 } },
  ],
  ['something that is no object where a package is', 'package team.x.y', ['allow'], { team: { x: [1, 2] } }, { team: { x: 0 } }],
  [
    'a package with brackets: all below what is plain',
    'package team["a b"].c',
    ['allow'],
    { team: { 'a b': { c: { allow: 1 } }, d: { e: 'f' } }, x: 1 },
    { team: { 'a b': { c: { allow: 0 } }, d: { e: 0 } } },
  ],
  ['rules that nobody has named', 'package team', undefined, { team: { a: { b: 'c' } }, x: 1 }, { team: { a: { b: 0 } } }],
];

test.each(cases)('%s', (_why, text, rules, data, kept) => {
  const facts: ModuleFacts[] =
    rules === undefined ? [] : [{ path: 'p', package: text.slice('package '.length), line: 1, rules: named(...rules) }];
  expect(JSON.parse(JSON.stringify(collidingData(data, [{ path: 'p', text }], facts)))).toEqual(kept);
});

test('members of several packages of one folder are joined', () => {
  const modules = [
    { path: 'p', text: 'package team.a' },
    { path: 'q', text: 'package team.b' },
  ];
  const data = { team: { a: { x: 1 }, b: { y: 2 } } };
  expect(JSON.parse(JSON.stringify(collidingData(data, modules, [])))).toEqual({ team: { a: { x: 0 }, b: { y: 0 } } });
});
