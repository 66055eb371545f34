import type { Bundle } from '../engine/bundle.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { fromPointer } from '../protocol/json/json-pointer.js';
import type { ServerSurvey } from '../protocol/server-survey.js';
import type { Authored } from './authored.js';
import { regoOf, testsOf } from './conditions/tests-of.js';
import { emit } from './emit/emit.js';
import { PolicyReader, type ReadPolicy, type Surroundings } from './extend/read-file.js';
import { withRoots } from './extend/with-roots.js';
import type { Policy } from './language/policy.js';
import { lower } from './lower.js';
import { passes, passesOfTheWhole, type Pass } from './passes/index.js';
import type { PolicyIr } from './ir.js';
import { Problems } from './problems.js';
import { serverChecks } from './servers/index.js';

export type Compiled =
  | {
      readonly ok: true;
      readonly bundle: Bundle;
      /** Modules of the bundle that hold Rego of the author's. */
      readonly authored: readonly Authored[];
      /** The file, checked: what `judgePolicy` takes. */
      readonly policy: Policy;
      /** Its Rego reads arguments by these names (in any letter case) or redacts in them, and otherwise asks only whether they are an object. Absent: it may read any. */
      readonly argumentsRead?: readonly string[];
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface CompileOptions extends Partial<Surroundings> {
  /** What diagnostics and METADATA call the file, the same on every machine. */
  readonly file: string;
  /** How many names, and how many patterns, of each kind get a Rego package each before they become rows in data; see `MOST_PACKAGES`. */
  readonly mostPackages?: number;
  /** What the servers have that the policy is for: names and arguments are checked against it. */
  readonly servers?: readonly ServerSurvey[];
}

/**
 * A YAML or JSON policy → Rego and data. Pure: the same text gives the same bundle, byte for byte; nothing is read or run.
 * All problems are reported at once, in the order of the files; what is no YAML at all has no others.
 */
export function compilePolicy(
  text: string,
  { file, mostPackages, servers, environment = {}, extended = () => undefined }: CompileOptions,
): Compiled {
  const problems = new Problems();
  const joined = new PolicyReader({ environment, extended }, problems).read({ file, text });
  const read = joined && withRoots(joined, problems);
  if (read !== undefined) for (const check of checks(read, servers)) check(read.policy, problems);
  if (read === undefined || problems.failed) return { ok: false, diagnostics: problems.sorted() };
  const { policy } = read;
  const ir = lower(policy, file);
  const argumentsRead = argumentsOf(ir);
  return {
    ok: true,
    ...emit(ir, mostPackages),
    policy,
    ...(argumentsRead === undefined ? {} : { argumentsRead }),
    warnings: problems.sorted(),
  };
}

/** A file with mistakes is checked as far as it could be read, by what holds of a whole where it holds of a part. */
function checks({ whole }: ReadPolicy, servers: readonly ServerSurvey[] | undefined): readonly Pass[] {
  const ofServers =
    servers === undefined
      ? []
      : serverChecks.map(
          (check): Pass =>
            (policy, problems) =>
              check(policy, servers, problems),
        );
  return [...passes, ...(whole ? passesOfTheWhole : []), ...ofServers];
}

/** Undefined where it may read any: in an author's own Rego, or to know which there are. */
function argumentsOf({ targets, fallback, helpers }: PolicyIr): readonly string[] | undefined {
  const groups = Object.values(targets).flatMap(({ names, patterns }) => [...names, ...patterns]);
  const rules = groups.flatMap((group) => group.rules);
  const conditions = rules.flatMap((rule) => rule.conditions);
  const bodies = regoOf(conditions).map(({ body }) => body);
  const authored = bodies.some((body) => /\bhelpers\b/.test(body)) ? [...bodies, ...helpers.map(({ value }) => value)] : bodies;
  if (authored.some((text) => READS_ARGUMENTS.test(text))) return undefined;
  const pointers = testsOf(conditions).flatMap(({ subject }) => (subject.kind === 'argument' ? [subject.pointer] : []));
  if (pointers.some((pointer) => pointer.length === 0)) return undefined;
  const redacted = [fallback, ...rules].flatMap(({ obligations }) =>
    obligations.flatMap((each) => (each.kind === 'redact' ? [fromPointer(each.path).slice(1)] : [])),
  );
  return [...new Set([...pointers, ...redacted].flatMap((pointer) => pointer.slice(0, 1)))].toSorted();
}

/** Of an author's Rego: it names arguments, or all of `input`, or rules that stand elsewhere. */
const READS_ARGUMENTS = /\b(?:arguments|data)\b|\binput(?!\.[a-z])/;
