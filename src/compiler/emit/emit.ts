import type { Bundle, RegoModule } from '../../engine/bundle.js';
import type { JsonObject } from '../../protocol/json.js';
import type { GroupIr, PolicyIr } from '../ir.js';
import { conditionsModule } from './conditions-module.js';
import { globIndex, globsModule } from './globs-module.js';
import { groupModule, type Folder } from './group-module.js';
import { Lists } from './lists.js';
import { ModulePaths } from './paths.js';
import { policyModule } from './policy-module.js';

/** IR → a bundle that stock OPA takes: Rego in the formatter's own style, tables in data. */
export function emit(ir: PolicyIr): Bundle {
  const lists = new Lists();
  const paths = new ModulePaths();
  const folder = (name: Folder, groups: readonly GroupIr[]): readonly RegoModule[] =>
    groups.map((group) => groupModule(name, group, lists, paths));
  const groups = [
    ...folder('tools', ir.tools),
    ...folder('patterns', ir.patterns),
    ...folder('methods', ir.methods),
    ...folder('method_patterns', ir.methodPatterns),
  ];
  const modules = [
    policyModule(ir),
    ...conditionsModule(groups.map(({ text }) => text)),
    ...(ir.patterns.length + ir.methodPatterns.length === 0 ? [] : [globsModule]),
    ...groups,
  ];
  const index: JsonObject = {
    ...lists.data(),
    ...(ir.patterns.length === 0 ? {} : { tools: globIndex(ir.patterns) }),
    ...(ir.methodPatterns.length === 0 ? {} : { methods: globIndex(ir.methodPatterns) }),
  };
  return {
    modules,
    data: { mcp: { config: ir.config, ...(Object.keys(index).length === 0 ? {} : { index }) } },
    manifest: { roots: ['mcp/config', 'mcp/index', 'mcp/policy'], rego_version: 1, metadata: { name: ir.title } },
  };
}
