import { Ids } from '../compiler/ids.js';
import type { Policy } from '../compiler/language/policy.js';
import type { Rule } from '../compiler/language/rule.js';
import type { Span } from '../errors/diagnostic.js';
import { canonicalJson } from '../protocol/json/canonical-json.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';

export interface RuleDifference {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly action: Rule['action'];
  /** In the new policy; of a removed rule in the old one. */
  readonly span: Span;
  /** Of a changed rule: its parts that are not the same. */
  readonly parts?: readonly string[];
}

export interface PolicyDifference {
  readonly rules: readonly RuleDifference[];
  /** Settings at the top of the file. */
  readonly settings: readonly string[];
}

/** What two YAML policies say differently, rule by rule. Rules are the same where their ids are; where they stand does not matter. */
export function rulesDiffer(before: Policy, after: Policy): PolicyDifference {
  const [old, next] = [byId(before), byId(after)];
  const removed = [...old].filter(([id]) => !next.has(id)).map(([id, rule]) => difference(id, 'removed', rule));
  const others = [...next].flatMap(([id, rule]) => {
    const was = old.get(id);
    if (was === undefined) return [difference(id, 'added', rule)];
    const parts = partsThatDiffer(was, rule);
    return parts.length === 0 ? [] : [{ ...difference(id, 'changed', rule), parts }];
  });
  const { rules: _old, ...was } = before;
  const { rules: _new, ...is } = after;
  return { rules: [...removed, ...others], settings: partsThatDiffer(was, is) };
}

function byId(policy: Policy): ReadonlyMap<string, Rule> {
  const ids = new Ids(policy);
  return new Map(policy.rules.map((rule) => [ids.of(rule), rule]));
}

function difference(id: string, change: RuleDifference['change'], { action, span }: Rule): RuleDifference {
  return { id, change, action, span };
}

function partsThatDiffer(one: object, other: object): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => name !== 'span');
  const text = (of: object, name: string) => canonicalJson(withoutPlaces((of as JsonObject)[name] ?? null));
  return names.filter((name) => text(one, name) !== text(other, name)).map(inOurSpelling);
}

/** `defaultAction` is `default_action` in the file. */
function inOurSpelling(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What says where and how a thing was written. */
const PLACES = new Set(['span', 'written']);

function withoutPlaces(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((each: JsonValue) => withoutPlaces(each));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([name, member]) => !PLACES.has(name) && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutPlaces(member)]));
}
