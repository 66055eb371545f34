import type { LimitIr } from '../ir.js';
import type { RuleObligation } from '../language/obligations.js';
import { metadata } from './metadata.js';
import { object, rule, string } from './rego-text.js';

/** `key` is the Rego expression of the counter's name; without one a single counter is shared by every tool. */
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
  return `${head}\n${rule(`obligations contains ${object(members)}`, when)}`;
}

/** What a rule obliges to beside a limit. */
export function obligationBlock(obligation: RuleObligation, when: readonly string[]): string {
  return `${metadata({ title: titleOf(obligation) })}\n${rule(`obligations contains ${object(membersOf(obligation))}`, when)}`;
}

function titleOf(obligation: RuleObligation): string {
  if (obligation.kind === 'redact') return `Replace ${obligation.path} before the call is forwarded`;
  if (obligation.kind === 'label') return `Mark the session ${obligation.label}`;
  if (obligation.kind === 'approve') return 'A person approves';
  return obligation.level === 'full' ? 'Keep the whole message in its record' : 'Keep little of the message in its record';
}

function membersOf(obligation: RuleObligation): readonly (readonly [string, string])[] {
  return Object.entries(obligation).map(([name, value]) => [
    name,
    Array.isArray(value) ? `[${value.map((each) => string(String(each))).join(', ')}]` : string(String(value)),
  ]);
}
