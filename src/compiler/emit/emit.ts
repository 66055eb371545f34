import type { Bundle, RegoModule } from '../../engine/bundle.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { Authored } from '../authored.js';
import type { PolicyIr } from '../ir.js';
import { restrictedPrompts, restrictedTools } from '../restricted-tools.js';
import { taskSettings } from '../task-settings.js';
import { helperModules } from './helpers-module.js';
import { Bodies } from './bodies.js';
import { conditionsModule } from './conditions-module.js';
import { globIndex, globsModule } from './globs-module.js';
import { isExact, type Glob } from '../../pdp/glob.js';
import { annotationsModule } from './annotations-module.js';
import { groupModule } from './group-module.js';
import { Lists } from './lists.js';
import { isParticular } from './particular.js';
import { ModulePaths } from './paths.js';
import { MOST_PACKAGES, placesOf, type Place } from './places.js';
import { policyModule } from './policy/policy-module.js';
import { rowsData, rowsModule } from './rows-module.js';
import { serversModule } from './servers-module.js';
import { urisModule } from './uris-module.js';

export interface Emitted {
  readonly bundle: Bundle;
  /** Modules of the bundle that hold Rego of the author's. */
  readonly authored: readonly Authored[];
}

/** IR → a bundle that stock OPA takes: Rego in the formatter's own style, tables in data. */
export function emit(ir: PolicyIr, mostPackages = MOST_PACKAGES): Emitted {
  const places = placesOf(ir, mostPackages);
  const lists = new Lists();
  const bodies = new Bodies();
  const paths = new ModulePaths();
  const rules = places.flatMap((place): readonly RegoModule[] =>
    place.rows === undefined
      ? place.groups.map((group) => groupModule(place, group, { lists, bodies }, paths))
      : [rowsModule(place, place.rows)],
  );
  const indexes = places.flatMap((place) => indexOf(place, bodies));
  const texts = rules.map(({ text }) => text);
  const servers = serverPatterns(ir, places);
  const named = servers.length > 0 || places.some((place) => place.rows !== undefined && isParticular(place));
  const authored = [...helperModules(ir.helpers), ...bodies.authored];
  const modules = [
    policyModule(ir, places),
    ...conditionsModule(texts),
    ...annotationsModule(annotationsOf(places)),
    ...(named ? [serversModule] : []),
    ...(named || places.some(({ by }) => by === 'pattern') ? [globsModule] : []),
    ...(places.some(({ of }) => of === 'resource') ? [urisModule] : []),
    ...authored.map(({ module }) => module),
    ...rules,
  ];
  const index: JsonObject = {
    ...lists.data(),
    ...(named ? { servers: globIndex(servers) } : {}),
    ...Object.fromEntries(indexes),
  };
  const bundle: Bundle = {
    modules,
    data: {
      mcp: {
        config: { ...ir.config, ...restrictedTools(ir), ...restrictedPrompts(ir), ...taskSettings(ir) },
        ...(Object.keys(index).length === 0 ? {} : { index }),
      },
    },
    manifest: { roots: ['mcp/config', 'mcp/index', 'mcp/policy'], rego_version: 1, metadata: { ...ir.metadata, name: ir.title } },
  };
  return { bundle, authored };
}

function annotationsOf(places: readonly Place[]): ReadonlySet<string> {
  return new Set(
    places.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules.flatMap(({ annotations }) => Object.keys(annotations ?? {})))),
  );
}

/** Patterns of servers that rules speak of, sorted. */
function serverPatterns({ serverDefaults }: PolicyIr, places: readonly Place[]): readonly Glob[] {
  const rules = places.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  const named = [...rules.flatMap(({ servers }) => servers ?? []), ...serverDefaults.map(({ server }) => server)];
  const patterns = named.filter((glob) => !isExact(glob));
  const byText = new Map(patterns.map((glob) => [glob.text, glob]));
  return [...byText.values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

function indexOf({ by, of, groups, rows }: Place, bodies: Bodies): readonly (readonly [string, JsonObject])[] {
  return [
    ...(by === 'pattern' ? [[`${of}s`, globIndex(groups.map(({ glob }) => glob))] as const] : []),
    ...(rows === undefined ? [] : [[rows, rowsData(groups, bodies)] as const]),
  ];
}
