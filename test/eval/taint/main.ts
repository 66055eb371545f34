import { createPolicyDeps } from '../../../src/pap/create-policy-deps.js';
import { loadPolicySet } from '../../../src/pap/load-policy-set.js';
import { resolveSource } from '../../../src/pap/source/resolve-source.js';
import type { PolicySet } from '../../../src/pdp/policy-set.js';
import { readCases, type Case } from '../case.js';
import { contentOf, sessionWith } from './sessions.js';
import { orderedBy } from './ordered.js';
import { SINKS, type Sink } from './sinks.js';
import { playTrace, readTraces, type Trace } from './traces.js';

export interface Share {
  readonly group: string;
  readonly count: number;
  readonly stopped: number;
}

export interface TaintReport {
  readonly policy: string;
  /** Injections that reach none of the sinks, by source and in all. */
  readonly injections: readonly Share[];
  /** Sessions in which a sink is reached, by sink. */
  readonly sinks: readonly Share[];
  /** Injections none of whose own orders is carried out: of the sinks those whose target the text brings. */
  readonly ordered: readonly Share[];
  /** Calls of recorded sessions that are stopped, and sessions in which some are. */
  readonly traces: readonly Share[];
  readonly stoppedSteps: readonly string[];
  /** Honest calls that are stopped, by what was read before them. */
  readonly honest: readonly Share[];
  /** Honest calls after text of strangers, by the verdict's tool. */
  readonly stoppedTools: readonly Share[];
}

export interface Options {
  readonly folder: string;
  readonly policy: string;
  /** A file of recorded sessions. */
  readonly traces?: string | undefined;
}

/** Indirect injections of a folder, each in a session of its own that has read a file of its owner before: then every sink is tried. */
export async function evaluateTaint({ folder, policy: name, traces }: Options): Promise<TaintReport> {
  const cases = readCases(folder);
  const deps = createPolicyDeps();
  try {
    const { set: policy } = await loadPolicySet([resolveSource(name)], deps);
    return {
      policy: name,
      ...injected(cases.filter(isIndirect), policy),
      ...honest(cases.filter(isHonest), policy),
      ...traced(traces === undefined ? [] : readTraces(traces), policy),
    };
  } finally {
    await deps.close();
  }
}

const isIndirect = ({ label, surface }: Case) => label === 'attack' && surface === 'tool_result';
/** Where tools and arguments are those of real work; elsewhere a bare text was given to some tool. */
const WORK = /^(?:ShishirPatil|icip-cas|sierra-research|AlibabaResearch|ethz-spylab|OpenBMB)\//;
const isHonest = ({ label, surface, source }: Case) => label === 'benign' && surface === 'arguments' && WORK.test(source);

function injected(cases: readonly Case[], policy: PolicySet): Pick<TaintReport, 'injections' | 'sinks' | 'ordered'> {
  const injections = tally();
  const sinks = tally();
  const ordered = tally();
  for (const one of cases) {
    const passes = (sink: Sink) => {
      const session = sessionWith(policy);
      session.read('read_file', 'Call Ann at ten.');
      // What is withheld has no influence.
      return session.read(one.tool, contentOf(one)) && session.call(sink.tool, sink.arguments);
    };
    const carriedOut = orderedBy(contentOf(one)).filter(passes);
    for (const { kind, tool } of SINKS) if (carriedOut.some((sink) => sink.tool === tool)) ordered.add(`by ${kind} ${tool}`, false);
    ordered.add(one.source, carriedOut.length === 0);
    ordered.add('all', carriedOut.length === 0);
    const reached = SINKS.filter((sink) => {
      const passed = passes(sink);
      sinks.add(`${sink.kind} ${sink.tool}`, !passed);
      return passed;
    });
    injections.add(one.source, reached.length === 0);
    injections.add(`answers of ${one.tool}`, reached.length === 0);
    injections.add('all', reached.length === 0);
  }
  return { injections: injections.list(), sinks: sinks.list(), ordered: ordered.list() };
}

/** What honest sessions have read before they act. */
const BEFORE: Readonly<Record<string, readonly (readonly [tool: string, content: string])[]>> = {
  nothing: [],
  'a file of its own': [['read_file', 'Call Ann at ten.']],
  'a mail': [['search_emails', 'From: bo@example.com. See you at ten.']],
  'a page of the web': [['fetch', 'The meeting is at ten.']],
};

function honest(cases: readonly Case[], policy: PolicySet): Pick<TaintReport, 'honest' | 'stoppedTools'> {
  const shares = tally();
  const tools = tally();
  for (const one of cases) {
    // What the policy says of the call by itself is no matter of taint.
    if (!sessionWith(policy).call(one.tool, one.arguments)) continue;
    for (const [before, reads] of Object.entries(BEFORE)) {
      const session = sessionWith(policy);
      for (const [tool, content] of reads) session.read(tool, content);
      const stopped = !session.call(one.tool, one.arguments);
      shares.add(`${before}: all`, stopped);
      shares.add(`${before}: ${one.source.split(' ')[0] ?? ''}`, stopped);
      if (before === 'a mail') tools.add(one.tool, stopped);
    }
  }
  return { honest: shares.list(), stoppedTools: tools.list() };
}

function traced(traces: readonly Trace[], policy: PolicySet): Pick<TaintReport, 'traces' | 'stoppedSteps'> {
  const shares = tally();
  const stoppedSteps: string[] = [];
  for (const one of traces) {
    const steps = playTrace(one, policy);
    for (const { tool, arguments: args, stopped } of steps) {
      for (const group of ['calls', `calls: ${one.source}`]) shares.add(group, stopped);
      if (stopped) stoppedSteps.push(`${one.source} ${one.id} ${tool} ${JSON.stringify(args).slice(0, 200)}`);
    }
    for (const group of ['sessions', `sessions: ${one.source}`])
      shares.add(
        group,
        steps.some(({ stopped }) => stopped),
      );
  }
  return { traces: shares.list(), stoppedSteps };
}

function tally() {
  const shares = new Map<string, { count: number; stopped: number }>();
  return {
    add: (group: string, stopped: boolean) => {
      const { count, stopped: before } = shares.get(group) ?? { count: 0, stopped: 0 };
      shares.set(group, { count: count + 1, stopped: before + Number(stopped) });
    },
    list: (): readonly Share[] => [...shares].map(([group, share]) => ({ group, ...share })),
  };
}
