import type { RegoModule } from '../../engine/bundle.js';
import type { GroupIr, RuleIr } from '../ir.js';
import { gathered } from './gathered.js';
import { importsOf } from './imports.js';
import { isDoubted, mayBeDoubted } from './doubts.js';
import type { Folder } from './kinds.js';
import { metadata } from './metadata.js';
import { limitBlock, obligationBlock } from './obligations.js';
import { Parts, type Shared } from './parts.js';
import type { ModulePaths } from './paths.js';
import type { Place } from './places.js';
import { member, moduleText, object, rule as regoRule, string } from './rego-text.js';
import { holding, notFailing } from './rule-body.js';
import { speaking } from './speaking.js';

/** All rules about one name or pattern: `package mcp.policy.tools.read_file`. */
export function groupModule(place: Place, group: GroupIr, shared: Shared, paths: ModulePaths): RegoModule {
  const { folder } = place;
  const name = group.glob.text;
  const key = group.glob.parts === undefined ? string(name) : 'input.tool.name';
  const parts = new Parts(shared);
  const rules = group.rules.flatMap((rule) => ruleBlocks(rule, key, parts));
  const doubts = isDoubted(place, group) ? group.rules.filter(mayBeDoubted).map((rule) => doubtBlock(rule, parts)) : [];
  const limits = group.limit === undefined ? [] : [limitBlock(group.limit, key, [])];
  const listed = folder === 'tools' || folder === 'patterns';
  const blocks = gathered([...rules, ...doubts, ...limits, ...(listed ? neverBlocks(group.rules) : []), ...parts.blocks]);
  const head = `${metadata({ title: TITLES[folder](name) })}\npackage ${member(`mcp.policy.${folder}`, name)}`;
  return { path: paths.of(folder, name), text: moduleText([head, ...importsOf(blocks), ...blocks]) };
}

const TITLES: Readonly<Record<Folder, (name: string) => string>> = {
  tools: (name) => `The tool ${name}`,
  patterns: (name) => `Tools called ${name}`,
  resources: (name) => `The resource ${name}`,
  resource_patterns: (name) => `Resources at ${name}`,
  prompts: (name) => `The prompt ${name}`,
  prompt_patterns: (name) => `Prompts called ${name}`,
  methods: (name) => `The method ${name}`,
  method_patterns: (name) => `Methods called ${name}`,
};

/** A deny without conditions. */
export function denies(rule: RuleIr): boolean {
  return rule.action === 'deny' && rule.conditions.length === 0;
}

/** `never`: it can never be allowed, so it is not listed. */
function neverBlocks(rules: readonly RuleIr[]): readonly string[] {
  const bodies = new Map(rules.filter(denies).map((rule) => [speaking(rule).join('\n'), speaking(rule)]));
  if (bodies.size === 0) return [];
  const all = bodies.has('') ? ['never := true'] : [...bodies.values()].map((body) => regoRule('never', body));
  const [first = '', ...rest] = all;
  return [`${metadata({ title: 'It can never be allowed, so it is not listed' })}\n${first}`, ...rest];
}

function ruleBlocks(rule: RuleIr, key: string, parts: Parts): readonly string[] {
  const head = metadata({ title: rule.title, id: rule.id, severity: rule.severity, mitigates: rule.mitigates, source: rule.source });
  const spoken = speaking(rule);
  if (rule.action === 'deny') return [`${head}\n${regoRule(`deny contains ${reason(rule)}`, [...spoken, ...notFailing(rule, parts)])}`];
  const id = string(rule.id);
  const says = rule.action === 'allow' ? `allow contains ${id}` : `ask contains ${reason(rule)}`;
  const body = [...spoken, ...holding(rule, parts)];
  const said = rule.action === 'allow' ? [`${id} in allow`] : ['some question in ask', `question.id == ${id}`];
  const when = body.length === 0 ? [] : said;
  return [
    `${head}\n${regoRule(says, body)}`,
    `${metadata({ title: 'What is said where no rule here holds' })}\n${regoRule(`otherwise contains ${reason(rule)}`, spoken)}`,
    ...(rule.limit === undefined ? [] : [limitBlock(rule.limit, key, when)]),
    ...rule.obligations.map((obligation) => obligationBlock(obligation, when)),
  ];
}

function doubtBlock(rule: RuleIr, parts: Parts): string {
  const head = metadata({ title: 'What a person may have to be asked' });
  return `${head}\n${regoRule(`doubt contains ${reason(rule)}`, [...speaking(rule), ...notFailing(rule, parts)])}`;
}

export function reason({ id, message, severity, mitigates }: Pick<RuleIr, 'id' | 'message' | 'severity' | 'mitigates'>): string {
  return object([
    ['id', string(id)],
    ['message', string(message)],
    ['severity', string(severity)],
    ...(mitigates.length === 0 ? [] : [['mitigates', `[${mitigates.map(string).join(', ')}]`] as const]),
  ]);
}
