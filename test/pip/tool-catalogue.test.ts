import { describe, expect, test } from 'vitest';
import { createToolCatalogue, MAX_TOOLS } from '../../src/pip/tool-catalogue.js';

const page = (names: readonly string[], nextCursor?: string) => ({
  tools: names.map((name) => ({ name })),
  ...(nextCursor === undefined ? {} : { nextCursor }),
});

describe('the catalogue of tools', () => {
  test.each([
    ['nothing seen', () => undefined, undefined, undefined],
    ['a first page', (c: Catalogue) => c.page(undefined, page(['a'], 'x')), undefined, undefined],
    ['all pages', (c: Catalogue) => [c.page(undefined, page(['a'], 'x')), c.page('x', page(['b']))], true, false],
    ['a page of another cursor', (c: Catalogue) => [c.page(undefined, page(['a'], 'x')), c.page('y', page(['b']))], undefined, undefined],
    ['a list begun again', (c: Catalogue) => [c.page(undefined, page(['z'], 'x')), c.page(undefined, page(['a']))], true, false],
    ['a change announced', (c: Catalogue) => [c.page(undefined, page(['a'])), c.invalidate()], undefined, undefined],
    [
      'a change announced between pages',
      (c: Catalogue) => [c.page(undefined, page(['a'], 'x')), c.invalidate(), c.page('x', page(['b']))],
      undefined,
      undefined,
    ],
    ['a new list after a change', (c: Catalogue) => [c.invalidate(), c.page(undefined, page(['a']))], true, false],
    [
      'a complete list, then another begun',
      (c: Catalogue) => [c.page(undefined, page(['a'])), c.page(undefined, page(['b'], 'x'))],
      true,
      false,
    ],
    ['a list without the tool any more', (c: Catalogue) => [c.page(undefined, page(['a'])), c.page(undefined, page(['b']))], false, false],
  ])('%s: known is stated only of a complete list', (_what, happen, a, other) => {
    const catalogue = createToolCatalogue();
    happen(catalogue);
    expect(catalogue.fact('a').known).toBe(a);
    expect(catalogue.fact('other').known).toBe(other);
  });

  test.each([
    ['Run_Shell', undefined],
    [' run_shell', false],
    ['run_shell\n', false],
    ['run_shell\u00a0', false],
    ['run_shell\u200b', false],
    ['run_ſhell', false],
    ['ｒun_shell', false],
  ])('%j, a look-alike of a listed tool, is no new tool', (name, before) => {
    const catalogue = createToolCatalogue();
    expect(catalogue.fact(name).known).toBe(before);
    catalogue.page(undefined, page(['run_shell']));
    catalogue.invalidate();
    expect(catalogue.fact(name).known).toBe(false);
    expect(catalogue.fact('run_shell').known).toBeUndefined();
    catalogue.page(undefined, page([name]));
    expect(catalogue.fact(name).known).toBe(true);
  });

  test.each(['WebSearch', 'Get Weather', 'größe', '天気', 'a.b/c-d:e'])('%j may be a tool of its own before any list', (name) => {
    expect(createToolCatalogue().fact(name).known).toBeUndefined();
  });

  test('nor is one of a tool on the first page of a list', () => {
    const catalogue = createToolCatalogue();
    catalogue.page(undefined, page(['run_shell'], 'more'));
    expect(catalogue.fact('Run_Shell').known).toBe(false);
    expect(catalogue.fact('other').known).toBeUndefined();
    catalogue.page('more', page(['Run_Shell']));
    expect(catalogue.fact('Run_Shell').known).toBe(true);
  });

  test('what stands beyond the limit counts as not listed', () => {
    const catalogue = createToolCatalogue();
    const names = Array.from({ length: MAX_TOOLS + 1 }, (_, i) => `t${i}`);
    expect(catalogue.page(undefined, page(names))).toHaveLength(MAX_TOOLS + 1);
    expect(catalogue.fact(`t${MAX_TOOLS - 1}`).known).toBe(true);
    expect(catalogue.fact(`t${MAX_TOOLS}`).known).toBe(false);
  });

  test.each([[null], [7], [{}], [{ tools: {} }], [{ tools: [null, 7, {}, { name: 7 }] }]])('%j is a list without tools', (odd) => {
    const catalogue = createToolCatalogue();
    expect(catalogue.page(undefined, odd).filter((fact) => fact !== undefined)).toEqual([]);
    expect(catalogue.all()).toEqual([]);
  });

  test('names that every object has are names like others', () => {
    const catalogue = createToolCatalogue();
    catalogue.page(undefined, page(['a']));
    for (const name of ['__proto__', 'constructor', 'toString']) expect(catalogue.fact(name)).toEqual({ name, known: false });
  });

  test('the schema is there for inspection', () => {
    const catalogue = createToolCatalogue();
    catalogue.page(undefined, {
      tools: [
        { name: 'a', inputSchema: { type: 'object' } },
        { name: 'b', inputSchema: 'none' },
      ],
    });
    expect(catalogue.schema('a')).toEqual({ type: 'object' });
    expect(catalogue.schema('b')).toBeUndefined();
  });
});

type Catalogue = ReturnType<typeof createToolCatalogue>;
