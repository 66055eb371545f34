import type { RegoModule } from '../../engine/bundle.js';
import type { ModuleFacts } from '../../engine/engine.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { packageOf } from '../check/check-layer.js';

/**
 * Of the data what a rule can collide with, which is all that a compiler asks of it: the members below packages, each leaf a zero. The rest is the
 * host's, so other data is no other module, and nothing is compiled. `mcp` is checked before.
 */
export function collidingData(data: JsonObject, modules: readonly RegoModule[], facts: readonly ModuleFacts[]): JsonObject {
  const { mcp: _checked, ...rest } = data;
  const kept = emptyObject();
  const byPath = new Map(facts.map((each) => [each.path, each]));
  for (const module of modules) {
    const known = byPath.get(module.path);
    const [plain = ''] = /^[\w.]*/.exec(known?.package ?? packageOf(module)) ?? [];
    // Behind a bracket packages go on by names that are looked for nowhere here.
    const names = known?.package === plain ? new Set(known.rules.map(({ name }) => /^\w*/.exec(name)?.[0] ?? '')) : undefined;
    keep(kept, rest, plain.split('.').filter(Boolean), names);
  }
  return kept;
}

interface MutableObject {
  [name: string]: JsonValue;
}

/** One in which `__proto__` is a member like any other. */
function emptyObject(): MutableObject {
  return Object.create(null) as MutableObject;
}

/** Along the path of a package; below it the members of its rules' names, or all where nobody has said them. */
function keep(kept: MutableObject, from: JsonObject, path: readonly string[], names: ReadonlySet<string> | undefined): void {
  const [step, ...below] = path;
  if (step === undefined) {
    for (const [name, value] of Object.entries(from)) if (names?.has(name) !== false) kept[name] = shapeOf(value);
    return;
  }
  const value = member(from, step);
  if (value === undefined) return;
  if (!isJsonObject(value)) {
    kept[step] = 0;
    return;
  }
  const inside = Object.assign(emptyObject(), kept[step]);
  keep(inside, value, below, names);
  kept[step] = inside;
}

function shapeOf(value: JsonValue): JsonValue {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)])) : 0;
}
