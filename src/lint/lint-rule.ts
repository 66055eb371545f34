import type { Diagnostic } from '../errors/diagnostic.js';
import type { JsonObject } from '../protocol/json/json.js';
import type { ServerSurvey } from '../protocol/server-survey.js';
import type { Module, Position } from './ast/node.js';
import type { Program } from './program.js';
import type { Statement } from './statement.js';

/** What rules are asked about. */
export interface Subject {
  readonly program: Program;
  readonly statements: readonly Statement[];
  /** Of `--server` and `--tools`; undefined where nobody gave one. */
  readonly servers: readonly ServerSurvey[] | undefined;
  /** By file the lines that tests reached, all of each; undefined where none were run. */
  readonly reached: Reached | undefined;
  /** Of the input document. */
  readonly schema: JsonObject | undefined;
}

export type Reached = ReadonlyMap<string, ReadonlySet<number>>;

export interface Found extends Position {
  readonly module: Module;
  /** How many characters are underlined. */
  readonly length: number;
  readonly message: string;
  readonly hint: string;
}

/** One mistake. The documentation, the examples that tests run, and the check are one row. */
export interface LintRule {
  /** Never used again for something else. */
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  /** A noun phrase: what is wrong. */
  readonly title: string;
  /** Why that is unsafe here. */
  readonly why: string;
  /** When nothing is said although it looks alike. */
  readonly silent: string;
  /** Modules in full; `bad` has this mistake and no other. */
  readonly bad: string;
  readonly good: string;
  /** Of a server, for rules that need one. */
  readonly server?: ServerSurvey;
  /** A module of tests, for rules that need some. */
  readonly tests?: string;
  find(subject: Subject): Iterable<Found>;
}
