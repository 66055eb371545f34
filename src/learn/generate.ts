import { basename } from 'node:path';
import type { AuditRow } from '../audit/read/row.js';
import type { Policy } from '../compiler/language/policy.js';
import type { ReplayPolicy } from '../replay/decide-again.js';
import type { Extent } from './extent.js';
import { learnPolicy, type Learned } from './learn-policy.js';
import { observe, type Observation } from './observe/observe.js';
import { drawHoldOut, type HoldOut } from './prove/hold-out.js';
import { prove } from './prove/prove.js';
import { holds, type Proof } from './prove/proof.js';
import { proofLines } from './prove/proof-text.js';
import { shown } from './rules/sayable.js';
import { policyText } from './write/policy-text.js';
import { count } from './write/words.js';
import { quoted } from '../compiler/source/yaml-text.js';

export interface GenerateOptions {
  readonly extent: Extent;
  readonly headroom: number;
  /** From 0 to 1: of the allowed calls, kept back from learning. */
  readonly holdOut?: number;
  readonly logs: readonly string[];
  /** SHA-256 of each file of the logs. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Lines of the logs that could not be read. */
  readonly badLines: () => number;
}

export interface GenerateDeps {
  /** All decisions of the logs, plumbing too, from the beginning at each call. */
  readonly rows: () => AsyncIterable<AuditRow>;
  /** Compiles a policy to WASM, as `protect` does. Throws where it is not valid. */
  readonly load: (yaml: string) => Promise<LoadedText>;
}

export interface LoadedText {
  readonly policy: Policy;
  readonly replay: ReplayPolicy;
}

export interface Generated {
  readonly yaml: string;
  readonly learned: Learned;
  readonly seen: Observation;
  readonly proof: Proof;
  readonly proofLines: readonly string[];
  readonly proved: boolean;
}

/** Each try heeds what the proof of the one before showed; more than a few show nothing new. */
const MOST_TRIES = 4;

/** The smallest policy that the log needs, with its proof. Undefined when nothing was allowed: there is nothing to learn. */
export async function generate(deps: GenerateDeps, options: GenerateOptions): Promise<Generated | undefined> {
  const holdOut = options.holdOut === undefined ? undefined : await drawHoldOut(deps.rows(), options.holdOut);
  const heldBack = holdOut?.isHeldBack ?? (() => false);
  const unconditional = new Set<string>();
  const undetected = new Set<string>();
  for (let attempt = 1; ; attempt++) {
    const seen = await observe(deps.rows(), { heldBack, undetected });
    if (seen.outcomes.allowed === 0) return undefined;
    const learned = learnPolicy(seen, { ...options, unconditional });
    const { policy, replay } = await deps.load(render(learned, seen, options, []));
    const until = Number.isFinite(seen.last) ? seen.last : Number.POSITIVE_INFINITY;
    const proof = await prove(deps.rows(), learned, policy, replay, { heldBack, several: seen.servers.size > 1, until });
    replay.set.dispose();
    const before = unconditional.size + undetected.size;
    for (const key of proof.wrong) unconditional.add(key);
    for (const row of proof.undetected) undetected.add(row);
    if (unconditional.size + undetected.size === before || attempt === MOST_TRIES) return finish(learned, seen, proof, holdOut, options);
  }
}

function finish(learned: Learned, seen: Observation, proof: Proof, holdOut: HoldOut | undefined, options: GenerateOptions): Generated {
  const lines = proofLines(proof, holdOut);
  return { yaml: render(learned, seen, options, lines), learned, seen, proof, proofLines: lines, proved: holds(proof) };
}

function render({ rules, leftOut }: Learned, seen: Observation, options: GenerateOptions, proved: readonly string[]): string {
  const { extent, headroom, logs, hashes, badLines } = options;
  const { outcomes, first, last, servers, unnamed } = seen;
  const span = first > last ? undefined : { from: new Date(first).toISOString(), to: new Date(last).toISOString() };
  const files = logs.map((log) => shown(basename(log)));
  const named = [...servers].filter((server) => server !== '').map((server) => quoted(shown(server)));
  const preface = [
    `Learned by \`agentmesh policy generate\` from ${files.map(quoted).join(', ')}: ${count(outcomes.allowed, 'allowed call')} and ${outcomes.denied + outcomes.detected} denied` +
      `${span === undefined ? '' : `, ${span.from} to ${span.to}`}.`,
    `${capital(extent.name)}, headroom ${headroom}.${named.length === 0 ? '' : ` Servers: ${named.join(', ')}.`}`,
    ...proved,
    ...(unnamed > 0 ? [`Left out: ${count(unnamed, 'call')}, beyond the first 10,000 names.`] : []),
    ...(badLines() > 0 ? [`Skipped: ${count(badLines(), 'line')} of the log that could not be read.`] : []),
    'What was not allowed there is denied here. Read it before you enforce it.',
  ];
  const metadata = {
    ...span,
    how: `${extent.name}, headroom ${headroom}`,
    logs: Object.entries(hashes).map(([name, hash]) => `${hash} ${shown(name)}`),
  };
  return policyText({ preface, name: `learned from ${files.join(', ')}`, metadata, rules, leftOut });
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
