import { describe, expect, test } from 'vitest';
import { packageOf } from '../../src/pap/check/check-layer.js';
import { inputReads } from '../../src/pap/layer/input-reads.js';
import { libraryInUse } from '../../src/pap/layer/library-in-use.js';
import { libraryModules } from '../../src/pdp/library.js';

const HELPERS = ['clock', 'hosts', 'identity', 'paths', 'sql'].map((name) => `mcp.lib.${name}`);

const TAINT = ['mcp.guards.taint.sinks', 'mcp.guards.taint.sources'];

/** The helpers beside a policy, shortly named. */
function helpersOf(rego: string): readonly string[] {
  const used = libraryInUse(libraryModules(), [{ path: 'p.rego', text: `package mcp.policy\n\n${rego}\n` }]).map(packageOf);
  return [...new Set(used)].filter((name) => HELPERS.includes(name) || name === 'mcp.test').map((name) => name.split('.').at(-1) ?? '');
}

const ALL = ['clock', 'hosts', 'identity', 'paths', 'sql', 'test'];

describe('the helpers of the library that a policy is compiled with', () => {
  test.each<readonly [why: string, rego: string, helpers: readonly string[]]>([
    ['none where none is mentioned', 'allow if input.urls["/arguments/url"].class == "public"', []],
    ['an import', 'import data.mcp.lib.hosts\n\nallow if hosts.every_public', ['hosts']],
    ['a reference', 'allow if data.mcp.lib.sql.every_single', ['sql']],
    ['in brackets', 'allow if data["mcp"].lib["clock"].inside(data.w)', ['clock']],
    ['by the name of their folder', 'import data.mcp.lib\n\nallow if lib.identity.proven', ['identity']],
    ['what a helper imports itself', 'import data.mcp.test\n\nallow if test.facts({})', ['paths', 'test']],
    ['a name that is computed', 'deny if data.mcp.lib[input.server].every_public', ALL],
    ['a package that is computed', 'deny if data[input.server].lib.hosts.every_public', ALL],
    ['words of other meaning cost the same as a mention', 'deny contains "mcp lib hosts" if false', ['hosts']],
  ])('%s', (_why, rego, helpers) => {
    expect(helpersOf(rego)).toEqual(helpers);
  });

  test('what decides is always there', () => {
    const used = new Set(libraryInUse(libraryModules(), []).map(packageOf));
    const others = libraryModules()
      .map(packageOf)
      .filter((name) => !used.has(name));
    expect([...new Set(others)].toSorted()).toEqual([...TAINT, ...HELPERS, 'mcp.lib.taint', 'mcp.test'].toSorted());
  });

  test('the guards that follow taint are there where the settings have them', () => {
    const used = libraryInUse(libraryModules(), [], { mcp: { config: { taint: {} } } }).map(packageOf);
    expect(used).toEqual(expect.arrayContaining([...TAINT, 'mcp.lib.taint', 'mcp.lib.hosts']));
  });

  test('a policy that asks no helper reads no more of the input than it says', () => {
    const authored = [{ path: 'p.rego', text: 'package mcp.policy\n\nallow if input.tool.name == "a"\n' }];
    const members = (rego: typeof authored) => inputReads([...libraryInUse(libraryModules(), rego), ...rego])?.map(([first]) => first);
    expect(members(authored)).not.toContain('urls');
    expect(members([{ path: 'p.rego', text: 'package mcp.policy\n\nallow if data.mcp.lib.hosts.every_public\n' }])).toContain('urls');
  });
});
