import type { RegoModule } from '../../engine/bundle.js';
import type { GroupIr, LimitIr, RuleIr } from '../ir.js';
import type { Lists } from './lists.js';
import { metadata } from './metadata.js';
import type { ModulePaths } from './paths.js';
import { member, moduleText, object, rule as regoRule, string } from './rego-text.js';
import { holding, notFailing } from './rule-body.js';

export type Folder = 'tools' | 'patterns' | 'methods' | 'method_patterns';

/** All rules about one name: `package mcp.policy.tools.read_file`. */
export function groupModule(folder: Folder, group: GroupIr, lists: Lists, paths: ModulePaths): RegoModule {
  const name = group.glob.text;
  const key = group.glob.parts === undefined ? string(name) : 'input.tool.name';
  const rules = group.rules.flatMap((rule) => ruleBlocks(rule, key, lists));
  const limits = group.limit === undefined ? [] : [limitBlock(group.limit, key, [])];
  const never = group.rules.some(denies) ? [NEVER] : [];
  const blocks = [...rules, ...limits, ...never];
  const head = `${metadata({ title: TITLES[folder](name) })}\npackage ${member(`mcp.policy.${folder}`, name)}`;
  const imports = blocks.some((block) => block.includes('conditions.')) ? ['import data.mcp.policy.conditions'] : [];
  return { path: paths.of(folder, name), text: moduleText([head, ...imports, ...blocks]) };
}

const TITLES: Readonly<Record<Folder, (name: string) => string>> = {
  tools: (name) => `The tool ${name}`,
  patterns: (name) => `Tools called ${name}`,
  methods: (name) => `The method ${name}`,
  method_patterns: (name) => `Methods called ${name}`,
};

const NEVER = `${metadata({ title: 'It can never be allowed, so it is not listed' })}\nnever := true`;

/** A deny without conditions. */
export function denies(rule: RuleIr): boolean {
  return rule.action === 'deny' && rule.conditions.length === 0;
}

function ruleBlocks(rule: RuleIr, key: string, lists: Lists): readonly string[] {
  const head = metadata({ title: rule.title, id: rule.id, severity: rule.severity, mitigates: rule.mitigates, source: rule.source });
  if (rule.action === 'deny') return [`${head}\n${regoRule(`deny contains ${reason(rule)}`, notFailing(rule, lists))}`];
  const id = string(rule.id);
  const says = rule.action === 'allow' ? `allow contains ${id}` : `ask contains ${reason(rule)}`;
  const said = rule.action === 'allow' ? [`${id} in allow`] : ['some question in ask', `question.id == ${id}`];
  return [`${head}\n${regoRule(says, holding(rule, lists))}`, otherwise(rule), ...limited(rule, key, said)];
}

function limited(rule: RuleIr, key: string, when: readonly string[]): readonly string[] {
  return rule.limit === undefined ? [] : [limitBlock(rule.limit, key, rule.conditions.length === 0 ? [] : when)];
}

function otherwise(rule: RuleIr): string {
  return `${metadata({ title: 'What is said where no rule here holds' })}\notherwise contains ${reason(rule)}`;
}

export function limitBlock(limit: LimitIr, key: string | undefined, when: readonly string[]): string {
  const head = metadata({
    title: `At most ${limit.requests} a ${limit.per}`,
    id: limit.id,
    mitigates: limit.mitigates,
    source: limit.source,
  });
  const members: (readonly [string, string])[] = [
    ['kind', string('rate_limit')],
    ['requests', String(limit.requests)],
    ['per', string(limit.per)],
    ...(key === undefined ? [] : [['key', key] as const]),
    ['id', string(limit.id)],
  ];
  return `${head}\n${regoRule(`obligations contains ${object(members)}`, when)}`;
}

export function reason({ id, message, severity, mitigates }: Pick<RuleIr, 'id' | 'message' | 'severity' | 'mitigates'>): string {
  return object([
    ['id', string(id)],
    ['message', string(message)],
    ['severity', string(severity)],
    ...(mitigates.length === 0 ? [] : [['mitigates', `[${mitigates.map(string).join(', ')}]`] as const]),
  ]);
}
