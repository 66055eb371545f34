import type { AuditRow } from '../../audit/read/row.js';
import type { Policy } from '../../compiler/language/policy.js';
import { createReplay, type Replayed, type ReplayPolicy } from '../../replay/decide-again.js';
import { recordedCall, type RecordedCall } from '../../replay/recorded-call.js';
import { outcomeOf, rowId, type Outcome } from '../observe/outcome.js';
import type { Learned } from '../learn-policy.js';
import { shown } from '../rules/sayable.js';
import { failedCondition } from './failed-condition.js';
import { countUp, emptyProof, type Proof } from './proof.js';
import { Subjects } from './subjects.js';

export interface ProveOptions {
  readonly heldBack: (row: AuditRow) => boolean;
  /** The log is of several servers: rules name theirs. */
  readonly several: boolean;
  /** Later calls came in while the log was read. Milliseconds since the epoch. */
  readonly until: number;
}

interface Ask {
  /** Learned calls alone count in the limits that were learned from them. */
  readonly learned: (call: RecordedCall) => Replayed;
  readonly other: (call: RecordedCall) => Replayed;
}

/** Decides every call of the log again, under the policy that was learned from it, in the WASM that `protect` runs. */
export async function prove(
  rows: AsyncIterable<AuditRow>,
  learned: Learned,
  policy: Policy,
  replay: ReplayPolicy,
  options: ProveOptions,
): Promise<Proof> {
  const ask = { learned: createReplay(replay, { limits: true }), other: createReplay(replay) };
  const proving = new Proving({ subjects: new Subjects(learned, options.several), policy, ask, options });
  for await (const row of rows) if (!(row.time > options.until)) proving.take(row);
  return proving.proof;
}

interface Parts {
  readonly subjects: Subjects;
  readonly policy: Policy;
  readonly ask: Ask;
  readonly options: ProveOptions;
}

class Proving {
  readonly proof = emptyProof();
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  take(row: AuditRow): void {
    const outcome = outcomeOf(row);
    if (outcome === 'set aside') this.proof.setAside++;
    const call = outcome === 'set aside' || row.kind === 'response' ? undefined : recordedCall(row);
    if (call === undefined || call === 'plumbing' || (outcome === 'passed' && !this.#parts.subjects.isDeniedPlumbing(row))) return;
    if (typeof call === 'string') this.proof.unrecorded++;
    else if (outcome === 'allowed' || outcome === 'passed') this.#allowed(row, call);
    else this.#denied(row, call, outcome);
  }

  #allowed(row: AuditRow, call: RecordedCall): void {
    const isHeldBack = this.#parts.options.heldBack(row);
    if (!isHeldBack && this.#parts.subjects.isLeftOut(row)) {
      this.proof.leftOut++;
      return;
    }
    const again = isHeldBack ? this.#parts.ask.other(call) : this.#parts.ask.learned(call);
    const detected =
      again.effect !== 'allow' && again.reasons.length > 0 && again.reasons.every(({ source }) => source.startsWith('mcp.guards.'));
    if (detected) this.#toDetectors(row, call);
    if (isHeldBack) this.#heldBack(row, again);
    else if (!detected) this.#learned(row, again);
  }

  #learned(row: AuditRow, again: Replayed): void {
    this.proof.allowed.calls++;
    if (again.unknown.length > 0) this.proof.uncertain++;
    if (again.effect === 'allow') {
      this.proof.allowed.kept++;
      return;
    }
    countUp(this.proof.broken, `${subjectOf(row)}: ${again.reasons[0]?.message ?? again.effect}`);
    const key = this.#parts.subjects.keyOfTool(row);
    if (key !== undefined) this.proof.wrong.add(key);
  }

  #heldBack(row: AuditRow, again: Replayed): void {
    this.proof.heldBack.calls++;
    if (again.effect === 'allow') this.proof.heldBack.kept++;
    else countUp(this.proof.falseDenials, `${subjectOf(row)}: ${failedCondition(this.#parts.policy, again)}`);
  }

  #denied(row: AuditRow, call: RecordedCall, outcome: Outcome): void {
    const again = this.#parts.ask.other(call);
    this.proof.denied.calls++;
    if (again.unknown.length > 0) this.proof.uncertain++;
    if (again.effect !== 'allow') {
      this.proof.denied.kept++;
      return;
    }
    countUp(this.proof.opened, subjectOf(row));
    if (outcome === 'detected') this.proof.undetected.add(rowId(row));
  }

  #toDetectors(row: AuditRow, { input }: RecordedCall): void {
    const subject = subjectOf(row);
    const places = this.proof.toDetectors.get(subject) ?? new Map<string, number>();
    for (const place of new Set(input.findings.map(({ rule, path }) => `${rule} at ${path}`))) countUp(places, shown(place));
    this.proof.toDetectors.set(subject, places);
  }
}

function subjectOf({ tool, method }: AuditRow): string {
  return shown(tool ?? method);
}
