import type { AuditRow } from '../../audit/read/row.js';
import { member } from '../../protocol/json/json.js';
import { COMPLETE } from '../../protocol/methods.js';
import { Observed } from './observed.js';
import { outcomeOf, rowId, type Outcome } from './outcome.js';
import { Tally } from './tally.js';

/** Everything that a log says, by what its calls are about. */
export interface Observation {
  /** By server, then by name. */
  readonly tools: Map<string, Map<string, Observed>>;
  readonly prompts: Map<string, Map<string, Tally>>;
  /** By server, then by URI, then by method. */
  readonly resources: Map<string, Map<string, Map<string, Tally>>>;
  /** Of all servers: a rule by method is for whatever they ask. */
  readonly methods: Map<string, Tally>;
  /** Handshakes, lists and what else passes without an allow, where it was denied. */
  readonly plumbing: Map<string, Tally>;
  readonly servers: Set<string>;
  readonly outcomes: Record<Outcome, number>;
  first: number;
  last: number;
  /** Calls of tools, URIs and prompts beyond MOST_NAMES. */
  unnamed: number;
}

/** More than any client lists; a log that names more was not written by one. */
const MOST_NAMES = 10_000;
const MOST_SERVERS = 100;

export interface ObserveOptions {
  /** Allowed calls that are kept back: they are not learned from. */
  readonly heldBack?: (row: AuditRow) => boolean;
  /** Rows (`rowId`) that detectors refused and the rules have to refuse: no detector of the learned policy does. */
  readonly undetected?: ReadonlySet<string>;
}

export async function observe(rows: AsyncIterable<AuditRow>, options: ObserveOptions = {}): Promise<Observation> {
  const seen = emptyObservation();
  for await (const row of rows) take(seen, row, options);
  return seen;
}

function take(seen: Observation, row: AuditRow, { heldBack, undetected }: ObserveOptions): void {
  const said = outcomeOf(row);
  const outcome = said === 'detected' && undetected?.has(rowId(row)) === true ? 'denied' : said;
  if (!Number.isNaN(row.time)) {
    seen.first = Math.min(seen.first, row.time);
    seen.last = Math.max(seen.last, row.time);
  }
  if (outcome === 'allowed' && heldBack?.(row) === true) return;
  seen.outcomes[outcome]++;
  if (row.kind === 'response' || row.kind === 'unreadable') return;
  if (seen.servers.size < MOST_SERVERS) seen.servers.add(row.server);
  if (!row.acting) countPlumbing(seen, row, outcome);
  else if (row.tool !== undefined) takeTool(seen, row.server, row.tool, row, outcome);
  else takeOther(seen, row, outcome);
}

function takeTool(seen: Observation, server: string, name: string, row: AuditRow, outcome: Outcome): void {
  const tools = below(seen.tools, server);
  const observed = tools.get(name) ?? (tools.size < MOST_NAMES ? new Observed() : undefined);
  if (observed === undefined) {
    seen.unnamed++;
    return;
  }
  tools.set(name, observed);
  if (outcome === 'allowed') observed.allow(row);
  else if (outcome === 'denied') observed.deny(row);
  else if (outcome === 'detected') observed.detect(row);
  else if (outcome === 'set aside') observed.setAside++;
}

function takeOther(seen: Observation, row: AuditRow, outcome: Outcome): void {
  tallyOf(seen, seen.methods, row.method)?.add(outcome, row.time);
  // Who only completed an argument of a prompt has not asked for it: that is no reason to let anybody have it.
  if (row.method === COMPLETE) return;
  const uri = member(member(row.input, 'resource'), 'uri');
  const prompt = member(member(row.input, 'prompt'), 'name');
  const masked = row.masked.some((pointer) => /^\/(?:resource|prompt|params)(?:\/|$)/.test(pointer));
  if (typeof uri === 'string' && !masked) {
    const uris = below(seen.resources, row.server);
    const methods = uris.get(uri) ?? (uris.size < MOST_NAMES ? new Map<string, Tally>() : undefined);
    if (methods !== undefined) uris.set(uri, methods);
    tallyOf(seen, methods, row.method)?.add(outcome, row.time);
  } else if (typeof prompt === 'string' && !masked) {
    tallyOf(seen, below(seen.prompts, row.server), prompt)?.add(outcome, row.time);
  }
}

function countPlumbing(seen: Observation, row: AuditRow, outcome: Outcome): void {
  if (seen.plumbing.size < MOST_NAMES || seen.plumbing.has(row.method)) tallyOf(seen, seen.plumbing, row.method)?.add(outcome, row.time);
}

function tallyOf(seen: Observation, among: Map<string, Tally> | undefined, name: string): Tally | undefined {
  const tally = among?.get(name) ?? (among !== undefined && among.size < MOST_NAMES ? new Tally() : undefined);
  if (tally === undefined) seen.unnamed++;
  else among?.set(name, tally);
  return tally;
}

function below<T>(all: Map<string, Map<string, T>>, server: string): Map<string, T> {
  const found = all.get(server) ?? new Map<string, T>();
  all.set(server, found);
  return found;
}

function emptyObservation(): Observation {
  return {
    tools: new Map(),
    prompts: new Map(),
    resources: new Map(),
    methods: new Map(),
    plumbing: new Map(),
    servers: new Set(),
    outcomes: { allowed: 0, denied: 0, detected: 0, 'set aside': 0, passed: 0 },
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    unnamed: 0,
  };
}
