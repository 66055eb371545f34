import { constrain, type Strictness } from './learn/constraint.js';
import { Observed } from './learn/observed.js';
import { printPolicy, type LearnedRule } from './learn/print-policy.js';
import { quoted } from './learn/yaml-text.js';
import type { AuditRow } from './row.js';

export type { Strictness } from './learn/constraint.js';

export interface Learned {
  /** A policy file: what was allowed in the log, and nothing that was denied there. */
  readonly yaml: string;
  readonly allowed: number;
  readonly denied: number;
  readonly rules: number;
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

/** More tools than any client lists; a log that names more was not written by one. */
const MOST_NAMES = 10_000;

/**
 * The strict policy of a log's traffic. `low` allows the tools that were allowed; `medium` also keeps path arguments below the folders that
 * were used; `high` also keeps arguments with few values to these, and calls to twice the observed rate. At every level a denied call
 * stays denied: the rule of its tool is narrowed until it no longer passes, and where the log cannot tell it from an allowed one
 * the tool is left out.
 */
export async function learnPolicy(rows: AsyncIterable<AuditRow>, options: { readonly strictness?: Strictness } = {}): Promise<Learned> {
  const { strictness = 'medium' } = options;
  const seen = await observe(rows);
  const rules: LearnedRule[] = [];
  const leftOut: { name: string; why: string }[] = [];
  for (const [key, observed] of [...seen.subjects].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { kind, name } = subjectOf(key);
    const learned = learnRule(kind, name, observed, strictness);
    if (typeof learned === 'string') leftOut.push({ name, why: learned });
    else rules.push(learned);
  }
  if (seen.unnamed > 0)
    leftOut.push({ name: 'others', why: `${times(seen.unnamed)}, beyond the first ${MOST_NAMES.toLocaleString('en-US')} names` });
  const yaml = printPolicy({ preface: preface(seen, strictness), rules, leftOut });
  return { yaml, allowed: seen.allowed, denied: seen.denied, rules: rules.length, leftOut };
}

interface Seen {
  readonly subjects: Map<string, Observed>;
  readonly servers: Set<string>;
  allowed: number;
  denied: number;
  first: number;
  last: number;
  /** Calls of tools and methods beyond MOST_NAMES. */
  unnamed: number;
}

async function observe(rows: AsyncIterable<AuditRow>): Promise<Seen> {
  const seen: Seen = {
    subjects: new Map(),
    servers: new Set(),
    allowed: 0,
    denied: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    unnamed: 0,
  };
  for await (const row of rows) {
    // Plumbing needs no allow, an answer is not a call, an unreadable message has no name.
    if (row.kind === 'response' || row.kind === 'unreadable' || !row.acting) continue;
    if (row.decision === 'allow') seen.allowed++;
    else seen.denied++;
    if (!Number.isNaN(row.time)) {
      seen.first = Math.min(seen.first, row.time);
      seen.last = Math.max(seen.last, row.time);
    }
    if (seen.servers.size < 100) seen.servers.add(row.server);
    const key = row.tool === undefined ? `method ${row.method}` : `tool ${row.tool}`;
    const observed = seen.subjects.get(key) ?? (seen.subjects.size < MOST_NAMES ? new Observed() : undefined);
    if (observed === undefined) {
      seen.unnamed++;
      continue;
    }
    seen.subjects.set(key, observed);
    if (row.decision === 'allow') observed.allow(row);
    else observed.deny(row);
  }
  return seen;
}

function subjectOf(key: string): { readonly kind: 'tool' | 'method'; readonly name: string } {
  return key.startsWith('tool ') ? { kind: 'tool', name: key.slice(5) } : { kind: 'method', name: key.slice(7) };
}

/** The rule, or in words why there is none. */
function learnRule(kind: 'tool' | 'method', name: string, observed: Observed, strictness: Strictness): LearnedRule | string {
  const { allowed, denied, circumstantial, detected, detectors, negatives, perMinute } = observed;
  if (allowed === 0) return `denied, ${times(denied)}`;
  if (!isSayable(name)) return 'a policy cannot name it exactly';
  const constraint = kind === 'tool' ? constrain(observed, strictness) : negatives.length > 0 ? undefined : {};
  if (constraint === undefined)
    return `allowed ${times(allowed)} and denied ${times(denied)}, and the log does not say what made the difference`;

  const notes = [
    `allowed ${times(allowed)}${denied === 0 ? '' : `, denied ${times(denied)}`}${perMinute === undefined ? '' : `, at most ${perMinute} in a minute`}`,
  ];
  if (detected > 0) notes.push(`denied ${times(detected)} by detectors, which go on deciding: ${[...detectors].map(quoted).join(', ')}`);
  if (circumstantial > 0) notes.push(`refused ${times(circumstantial)} for the moment, not for what it asked`);
  if (kind === 'method') notes.push('for whatever it asks: conditions are for tools');
  const limit = kind === 'tool' && perMinute !== undefined ? { requests: withRoom(perMinute), enforced: strictness === 'high' } : undefined;
  return { kind, name, constraint, notes, limit };
}

/** What `tool:` and `method:` take as an exact name. A `*` would be a pattern: a tool of that name must not open the others. */
function isSayable(name: string): boolean {
  return name !== '' && name.length <= 256 && name.trim() === name && name.isWellFormed() && !/[*?[\]{}^$|\\(),\p{Cc}]/u.test(name);
}

function preface({ allowed, denied, first, last, servers }: Seen, strictness: Strictness): string[] {
  const span = first > last ? '' : `, ${new Date(first).toISOString()} to ${new Date(last).toISOString()}`;
  const named = [...servers].filter((server) => server !== '').map(quoted);
  return [
    `Learned from ${count(allowed, 'allowed call')} and ${count(denied, 'denied one')}${span}.`,
    `Strictness: ${strictness}.${named.length === 0 ? '' : ` Servers: ${named.join(', ')}.`}`,
    'What was not allowed there is denied here. Read it before you enforce it.',
  ];
}

/** Twice the busiest minute, as a number that people choose: 10, 20, 50, 100, … */
function withRoom(perMinute: number): number {
  let step = 10;
  while (step * 5 < perMinute * 2) step *= 10;
  return [step, step * 2, step * 5].find((nice) => nice >= perMinute * 2) ?? step * 5;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`);
const count = (number: number, what: string): string => `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
