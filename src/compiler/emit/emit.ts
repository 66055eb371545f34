import type { Bundle, RegoModule } from '../../engine/bundle.js';
import type { JsonObject } from '../../protocol/json.js';
import type { PolicyIr } from '../ir.js';
import { conditionsModule } from './conditions-module.js';
import { globIndex, globsModule } from './globs-module.js';
import { groupModule, type Folder } from './group-module.js';
import { Lists } from './lists.js';
import { ModulePaths } from './paths.js';
import { MOST_PACKAGES, placesOf, type Place } from './places.js';
import { policyModule } from './policy/policy-module.js';
import { rowsData, rowsModule } from './rows-module.js';

/** IR → a bundle that stock OPA takes: Rego in the formatter's own style, tables in data. */
export function emit(ir: PolicyIr, mostPackages = MOST_PACKAGES): Bundle {
  const places = placesOf(ir, mostPackages);
  const lists = new Lists();
  const paths = new ModulePaths();
  const rules = places.flatMap((place): readonly RegoModule[] =>
    place.rows ? [rowsModule(place)] : place.groups.map((group) => groupModule(folderOf(place), group, lists, paths)),
  );
  const modules = [
    policyModule(ir, places),
    ...conditionsModule(rules.map(({ text }) => text)),
    ...(places.some(({ tier }) => tier === 'pattern') ? [globsModule] : []),
    ...rules,
  ];
  const index: JsonObject = { ...lists.data(), ...Object.fromEntries(places.flatMap((place) => indexOf(place, ir.file))) };
  return {
    modules,
    data: { mcp: { config: ir.config, ...(Object.keys(index).length === 0 ? {} : { index }) } },
    manifest: { roots: ['mcp/config', 'mcp/index', 'mcp/policy'], rego_version: 1, metadata: { name: ir.title } },
  };
}

function folderOf({ tier, of }: Place): Folder {
  if (tier === 'name') return of === 'tool' ? 'tools' : 'methods';
  return of === 'tool' ? 'patterns' : 'method_patterns';
}

function indexOf({ tier, of, groups, rows }: Place, file: string): readonly (readonly [string, JsonObject])[] {
  return [
    ...(tier === 'pattern' ? [[`${of}s`, globIndex(groups)] as const] : []),
    ...(rows ? [[tier === 'name' ? 'rows' : 'pattern_rows', rowsData(groups, file)] as const] : []),
  ];
}
