import type { Beside } from '../format/layout.js';

/** Where in the log: file, line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export type ProblemKind =
  /** An entry's text is not the one that was written, or its line is no longer an entry. */
  | 'changed'
  /** Entries that once stood between others are gone. */
  | 'removed'
  /** An entry stands later than it was written. */
  | 'reordered'
  /** A line or an entry that the chain does not know. */
  | 'inserted'
  /** The log ends before the entry that its head names, or the log that it stands beside. */
  | 'truncated'
  /** Without a head nobody can say whether the log was cut. */
  | 'head_missing'
  | 'head_unreadable';

export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly place?: Place;
  /** The sequence numbers concerned, both included. */
  readonly from?: number;
  readonly to?: number;
}

/** Explained and harmless, or not to be told from harmless: for people to know. */
export interface Note {
  readonly kind: 'torn' | 'unfinished' | 'beyond_head' | 'older_than_head' | 'recovered' | 'not_compared';
  readonly message: string;
  readonly place?: Place;
}

/** An entry of a chain beside a log that the log names, since that had come to it. */
export interface NamedEntry {
  readonly beside: Beside;
  readonly sequence: number;
  readonly entryhash: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly log: string;
  /** Oldest first. */
  readonly files: readonly { readonly path: string; readonly entries: number }[];
  readonly entries: number;
  readonly first?: number;
  readonly last?: { readonly sequence: number; readonly entryhash: string };
  /** The entries that the log names of chains beside it, in their order. */
  readonly named?: readonly NamedEntry[];
  /** In the order of the log, at most MOST_PROBLEMS of them. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly notes: readonly Note[];
}

/** Enough to see what happened; all are counted. */
export const MOST_PROBLEMS = 200;

/** Problems and notes as they are found. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly notes: Note[] = [];
  problemCount = 0;

  problem(problem: Problem): void {
    this.problemCount++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }

  /** A line, or an entry that says `sequence` of itself, that the chain has no place for. */
  inserted(place: Place, why: string, sequence?: number): void {
    const numbers = sequence === undefined ? {} : { from: sequence, to: sequence };
    this.problem({ kind: 'inserted', place, ...numbers, message: `${why}, and the chain does not need it` });
  }

  note(note: Note): void {
    if (this.notes.length < MOST_PROBLEMS) this.notes.push(note);
  }
}
