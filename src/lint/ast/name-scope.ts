import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { namesBound } from './names-bound.js';
import type { Position, Term } from './node.js';

/** What names at the beginning of a reference mean in one module. */
export interface NameScope {
  readonly package: string;
  /** `lib` → `data.acme.lib` where it is imported, `in_srv` → `data.mcp.policy.in_srv` where the module has that rule. */
  variable(name: string, at: Position): Term;
  /** The same where `rule`, OPA's JSON of one, binds names of its own: arguments, `:=`, `some`, `every`. */
  within(rule: JsonValue): NameScope;
}

/** `tree` is OPA's JSON of the module. */
export function nameScope(packageName: string, tree: JsonObject): NameScope {
  const paths = new Map<string, readonly string[]>();
  for (const rule of elements(tree['rules'])) {
    const [first] = elements(member(member(rule, 'head'), 'ref'));
    const name = member(first, 'value');
    if (typeof name === 'string') paths.set(name, ['data', ...packageName.split('.'), name]);
  }
  for (const each of elements(tree['imports'])) {
    const steps = elements(member(member(each, 'path'), 'value')).flatMap((step) => textOf(member(step, 'value')));
    const alias = member(each, 'alias');
    const name = typeof alias === 'string' ? alias : steps.at(-1);
    if (name !== undefined && (steps[0] === 'data' || steps[0] === 'input')) paths.set(name, steps);
  }
  return scopeOf(packageName, paths);
}

function scopeOf(packageName: string, paths: ReadonlyMap<string, readonly string[]>): NameScope {
  return {
    package: packageName,
    within: (rule) => {
      const hidden = namesBound(rule);
      return scopeOf(packageName, new Map([...paths].filter(([name]) => !hidden.has(name))));
    },
    variable: (name, at) => {
      const path = paths.get(name);
      if (path === undefined) return { ...at, kind: 'var', name };
      const [root = '', ...steps] = path;
      const below = steps.map((value): Term => ({ ...at, kind: 'scalar', value }));
      return { ...at, kind: 'ref', path: [{ ...at, kind: 'var', name: root }, ...below] };
    },
  };
}

function elements(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

function textOf(value: JsonValue | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}
