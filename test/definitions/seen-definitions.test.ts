import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/definitions/definition.js';
import { fingerprint } from '../../src/definitions/fingerprint.js';
import { lockedServer } from '../../src/definitions/lock/lock-file.js';
import { lockedApproval } from '../../src/definitions/lock/locked-approval.js';
import { createDefinitions } from '../../src/definitions/seen-definitions.js';

const tool = (name: string, description = 'Adds.'): Definition => ({ kind: 'tool', name, value: { name, description } });
const inspect = ({ value }: Definition) => ({ fingerprint: fingerprint(value), findings: [], complete: true });

function held(...approved: readonly Definition[]) {
  let server = lockedServer(approved);
  const definitions = createDefinitions({ inspect, approval: () => lockedApproval(server) });
  return { ...definitions, approve: (...now: readonly Definition[]) => void (server = lockedServer(now)) };
}
const list = (definitions: readonly Definition[], cursor?: string, next?: string) => ({ kind: 'tool', definitions, cursor, next }) as const;

describe('definitions that are held to a lock file', () => {
  test('what is removed shows at the last page, and only of a list that was read in turn', () => {
    const seen = held(tool('a'), tool('b'), tool('c')).open();
    expect(seen.page(list([tool('a')], undefined, 'p')).removed).toEqual([]);
    expect(seen.page(list([], 'another')).removed).toEqual([]);
    expect(seen.page(list([tool('b')], 'p')).removed.map(({ name, drift }) => [name, drift])).toEqual([['c', 'removed']]);
  });

  test('the order of the list says nothing', () => {
    const seen = held(tool('a'), tool('b')).open();
    expect(seen.page(list([tool('b'), tool('a')]))).toEqual({ facts: [undefined, undefined], removed: [] });
  });

  test('pinned is known once the tool was seen, and follows the lock file', () => {
    const at = held(tool('a'));
    const seen = at.open();
    expect([seen.pinned('tool', 'a'), seen.pinned('tool', 'b'), seen.pinned('prompt', 'x')]).toEqual([undefined, false, false]);
    seen.page(list([tool('a', 'Subtracts.')]));
    expect(seen.pinned('tool', 'a')).toBe(false);
    expect(seen.fact('tool', 'a')?.drift).toBe('changed');
    at.approve(tool('a', 'Subtracts.'));
    expect(seen.pinned('tool', 'a')).toBe(true);
    expect(seen.fact('tool', 'a')).toBeUndefined();
  });

  test('what another conversation saw counts where this one saw nothing', () => {
    const at = held(tool('a'));
    at.open().page(list([tool('a', 'Subtracts.')]));
    const seen = at.open();
    expect(seen.fact('tool', 'a')?.drift).toBe('changed');
    seen.page(list([tool('a')]));
    expect(seen.fact('tool', 'a')).toBeUndefined();
  });

  test('what was not listed since the list changed is stale, what is new or changed stays so', () => {
    const seen = held(tool('a'), tool('b'), tool('c')).open();
    const drifts = () => ['a', 'b', 'c', 'x'].map((name) => seen.fact('tool', name)?.drift);
    seen.page(list([tool('a'), tool('b', 'Subtracts.')]));
    expect(drifts()).toEqual([undefined, 'changed', undefined, 'new']);
    seen.changed('prompt');
    expect(drifts()).toEqual([undefined, 'changed', undefined, 'new']);
    seen.changed('tool');
    expect(drifts()).toEqual(['stale', 'changed', 'stale', 'new']);
    seen.page(list([tool('a')], undefined, 'p'));
    expect(drifts()).toEqual([undefined, 'changed', 'stale', 'new']);
    seen.page(list([tool('b')], 'p'));
    expect(drifts()).toEqual([undefined, undefined, 'stale', 'new']);
  });

  test('the rest of a list that began before the change is stale', () => {
    const seen = held(tool('a')).open();
    seen.page(list([], undefined, 'p'));
    seen.changed('tool');
    seen.page(list([tool('a')], 'p'));
    expect(seen.fact('tool', 'a')?.drift).toBe('stale');
  });

  test('nothing is stale or unlisted where nobody approves', () => {
    const seen = createDefinitions({ inspect, approval: () => undefined }).open();
    seen.page(list([tool('a')]));
    seen.changed('tool');
    expect([seen.fact('tool', 'a'), seen.fact('resource', 'x:1')]).toEqual([undefined, undefined]);
  });

  test.each<readonly [what: string, approved: readonly Definition['kind'][], drift: string | undefined]>([
    ['neither is approved', [], 'unlisted'],
    ['it is approved', ['resource'], undefined],
    ['a template that leads there is', ['resource_template'], undefined],
  ])('a resource that is listed nowhere, where %s', (_what, approved, drift) => {
    const names = { resource: 'x:/1', resource_template: 'x:/{id}' } as Readonly<Record<string, string>>;
    const seen = held(...approved.map((kind) => ({ kind, name: names[kind] ?? '', value: {} }))).open();
    expect(seen.fact('resource', 'x:/1')?.drift).toBe(drift);
  });

  test('a prompt that is listed nowhere is new', () => {
    const seen = held().open();
    expect(seen.fact('prompt', 'ask')?.drift).toBe('new');
  });
});

describe('a server that says more than can be remembered', () => {
  const FINDING = {
    detector: 'tool_poisoning',
    rule: 'tool_poisoning.concealment',
    path: '/description',
    role: 'text',
    surface: 'definition',
    confidence: 'high',
    severity: 'high',
    view: 'raw',
    span: [0, 4],
  } as const;
  const looking = (definition: Definition) => ({
    ...inspect(definition),
    findings: definition.value['description'] === 'Evil.' ? [FINDING] : [],
  });
  const free = () => createDefinitions({ inspect: looking, approval: () => undefined }).open();
  const many = (count: number, kind: Definition['kind'] = 'tool') =>
    Array.from({ length: count }, (_, i): Definition => ({ kind, name: `t${i}`, value: { name: `t${i}` } }));

  test('a poisoned definition behind the last one that is kept is known all the same', () => {
    const seen = free();
    seen.page(list([...many(20_000), tool('evil', 'Evil.')]));
    expect(seen.fact('tool', 'evil')?.findings).toEqual([FINDING]);
  });

  test('what was not kept counts as not read', () => {
    const seen = free();
    seen.page(list(many(20_001)));
    expect(seen.fact('tool', 't0')).toBeUndefined();
    expect(seen.fact('tool', 't20000')?.findings).toMatchObject([{ rule: 'tool_poisoning.not_read' }]);
  });

  test('resources take no room from tools, and those that were not kept may be read', () => {
    const seen = free();
    seen.page({ ...list(many(20_001, 'resource')), kind: 'resource' });
    seen.page(list([tool('a')]));
    expect([seen.fact('tool', 'a'), seen.fact('tool', 'b'), seen.fact('resource', 't20000')]).toEqual([undefined, undefined, undefined]);
  });

  test('a name that is defined again and again counts as not read', () => {
    const seen = free();
    seen.page(list(Array.from({ length: 40 }, (_, i) => tool('a', `${i}`))));
    expect(seen.fact('tool', 'a')?.findings.map(({ rule }) => rule)).toContain('tool_poisoning.not_read');
  });

  test('a look-alike of a poisoned name is held for it, unless it is listed itself', () => {
    const seen = free();
    seen.page(list([tool('evil', 'Evil.')]));
    expect(seen.fact('tool', 'Ev\u200bil')?.findings).toEqual([FINDING]);
    seen.page(list([tool('evil', 'Evil.'), tool('EVIL')]));
    expect(seen.fact('tool', 'EVIL')).toBeUndefined();
  });
});
