import { isJsonObject, type JsonValue } from '../protocol/json/json.js';
import { reachesUnnamed } from './emit/places.js';
import type { GroupIr, PolicyIr, RuleIr } from './ir.js';

/**
 * `data.mcp.config.restricted_tools`: names and patterns of tools for which more is asked than an allow, by rules, limits, detectors, roles or taint
 * of their own. Who writes one of them in another letter case may mean to go round it. Absent where no pattern or default allows what nobody
 * names: there is no way round.
 */
export function restrictedTools(ir: PolicyIr): { readonly restricted_tools?: readonly string[] } {
  if (!reachesUnnamed(ir)) return {};
  const { names, patterns } = ir.targets.tool;
  const { tools, roles, taint } = ir.config;
  const ruled = [...names, ...patterns].filter(isRestricted).map(({ glob }) => glob.text);
  const set = [...membersOf(tools), ...membersOf(roles)];
  const tainting = isJsonObject(taint) ? [taint['sources'], taint['sinks']].flatMap(textsOf) : [];
  const all = [...new Set([...ruled, ...set, ...tainting])].filter((text) => text !== '*').toSorted();
  return all.length === 0 ? {} : { restricted_tools: all };
}

/** `data.mcp.config.restricted_prompts`: the same of prompts, whatever allows what nobody names: an allow of a method may be a way round too. */
export function restrictedPrompts(ir: PolicyIr): { readonly restricted_prompts?: readonly string[] } {
  const { names, patterns } = ir.targets.prompt;
  const ruled = [...names, ...patterns].filter(isRestricted).map(({ glob }) => glob.text);
  const all = ruled.filter((text) => text !== '*').toSorted();
  return all.length === 0 ? {} : { restricted_prompts: all };
}

/** More is asked of the tools than an allow. */
export function isRestricted({ rules, limit }: GroupIr): boolean {
  return limit !== undefined || rules.some(restricts);
}

function restricts({ action, conditions, limit, obligations }: RuleIr): boolean {
  return action !== 'allow' || conditions.length > 0 || limit !== undefined || obligations.length > 0;
}

function membersOf(value: JsonValue | undefined): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
