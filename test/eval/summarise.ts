import type { Judged } from './judge.js';

export interface Rate {
  readonly count: number;
  readonly blocked: number;
  /** The category's own detectors said something, at any confidence; of benign cases any detector did. */
  readonly found: number;
}

const OWN: Readonly<Record<string, readonly string[]>> = {
  path_traversal: ['path_traversal', 'sensitive_file'],
  command_injection: ['command_injection', 'sensitive_file', 'path_traversal', 'template_injection', 'xml_injection'],
  sql_injection: ['sql_injection', 'template_injection'],
  ssrf: ['ssrf'],
  prompt_injection: ['prompt_injection'],
  pii: ['pii'],
  secrets: ['secret'],
};

type GroupOf = (each: Judged) => string | undefined;

const difficulty = ({ one }: Judged) => (one.hard === true ? 'hard' : 'plain');

/** Attacks by category, benign cases together; by difficulty and surface. */
export const byCategory: GroupOf = (each) => `${each.one.category} ${difficulty(each)} (${each.one.surface})`;
/** Cards, IBAN and US SSN: what `pii` blocks by default. */
export const byCheckedNumber: GroupOf = ({ one }) =>
  one.category === 'pii' &&
  one.surface === 'arguments' &&
  one.hard !== true &&
  one.entities?.some((entity) => CHECKED.test(entity)) === true
    ? 'pii with card, IBAN or US SSN plain (arguments)'
    : undefined;
const CHECKED = /^(?:credit.card(?:.number)?|iban(?:.code)?|(?:us.)?ssn|social.security.number)$/i;
/** Benign cases by what they tempt. */
export const byTemptation: GroupOf = (each) =>
  each.one.label === 'benign' ? `near ${each.one.near ?? 'nothing'} ${difficulty(each)} (${each.one.surface})` : undefined;
/** Attacks by where they come from. */
export const bySource: GroupOf = ({ one }) => (one.label === 'attack' ? `${one.category} ← ${one.source}` : undefined);

/** Group → rates, sorted by name. */
export function summarise(judged: readonly Judged[], groupOf: GroupOf): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const each of judged) {
    const group = groupOf(each);
    if (group === undefined) continue;
    const own = OWN[each.one.category];
    const found = each.findings.some(({ detector }) => own?.includes(detector) ?? true);
    const { count, blocked, found: seen } = rates.get(group) ?? { count: 0, blocked: 0, found: 0 };
    rates.set(group, { count: count + 1, blocked: blocked + Number(each.blocked), found: seen + Number(found) });
  }
  return new Map([...rates].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export interface Times {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Microseconds of the inspection of cases of at most 4 KB. */
export function times(judged: readonly Judged[]): Times {
  const all = judged.filter(({ one }) => JSON.stringify(one.arguments).length <= 4_096).map(({ micros }) => micros);
  all.sort((a, b) => a - b);
  const at = (quantile: number) => all[Math.floor((all.length - 1) * quantile)] ?? 0;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}

/** Attacks that pass, benign cases that do not: so many of them, spread over all. */
export function wrong(judged: readonly Judged[], count: number): readonly Judged[] {
  const all = judged.filter(({ one, blocked }) => blocked !== (one.label === 'attack'));
  const stride = Math.max(1, all.length / Math.max(1, count));
  return Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * stride)]).filter((each) => each !== undefined);
}
