import type { Condition } from '../compiler/conditions/condition.js';
import { spanOf } from '../compiler/conditions/tests-of.js';
import { isDefault } from '../compiler/defaults.js';
import { Ids } from '../compiler/ids.js';
import type { Policy } from '../compiler/language/policy.js';
import type { JudgedCondition } from '../compiler/meaning/judge-conditions.js';
import type { Verdict } from '../compiler/meaning/verdict.js';
import type { Span } from '../errors/diagnostic.js';
import { share, type FileCoverage } from './tested.js';

/** One thing that cases are to reach: that a rule decided, that a condition held, that it did not. */
interface Point {
  readonly span: Span;
  readonly what: string;
  readonly reached: boolean;
}

/**
 * What cases reach of a policy, by the lines of its YAML. A rule is reached where it decided a case; a condition has two points, since one
 * that never fails in a case could as well be missing.
 */
export class YamlCoverage {
  readonly #policy: Policy;
  readonly #ids: Ids;
  readonly #decided = new Set<string>();
  readonly #seen = new Map<object, Set<boolean>>();
  #byDefault = false;

  constructor(policy: Policy) {
    this.#policy = policy;
    this.#ids = new Ids(policy);
  }

  /** `rules`: the ids of those that decided, by WASM. */
  add({ trace }: Verdict, rules: readonly string[]): void {
    for (const id of rules) this.#decided.add(id);
    this.#byDefault ||= trace.tier === 'default' && !trace.unlisted && !trace.rules.some(({ decides }) => decides);
    for (const { id, decides, of } of trace.rules) {
      if (decides) this.#decided.add(id);
      for (const judged of of) this.#see(judged);
    }
  }

  #see(judged: JudgedCondition): void {
    const key = judged.kind === 'test' ? judged.test : judged.condition;
    this.#seen.set(key, (this.#seen.get(key) ?? new Set()).add(judged.truth === true));
    if ('of' in judged) for (const inner of judged.of) this.#see(inner);
  }

  /** By file: a policy may extend others. */
  files(): readonly FileCoverage[] {
    const points = this.#points();
    return [...new Set(points.map(({ span }) => span.file))].map((path) => {
      const own = points.filter(({ span }) => span.file === path);
      const missed = own.filter(({ reached }) => !reached).map(({ span, what }) => ({ line: span.line, what }));
      const covered = own.length - missed.length;
      const lines = [...new Set(missed.map(({ line }) => `${line}`))];
      return { path, percent: share(covered, own.length), covered, total: own.length, missed: lines, points: missed };
    });
  }

  #points(): readonly Point[] {
    const { rules, defaultAction } = this.#policy;
    const points = rules.flatMap((rule): readonly Point[] => {
      const id = this.#ids.of(rule);
      const reached = isDefault(rule) ? this.#byDefault : this.#decided.has(id);
      return [
        { span: rule.span, what: `the rule \`${id}\` never decides`, reached },
        ...rule.conditions.flatMap((each) => this.#pointsOf(each)),
      ];
    });
    const stated = defaultAction === undefined || rules.some(isDefault) ? [] : [defaultAction.span];
    return [...stated.map((span) => ({ span, what: 'nothing falls to the default', reached: this.#byDefault })), ...points];
  }

  #pointsOf(condition: Condition): readonly Point[] {
    const seen = this.#seen.get(condition.kind === 'test' ? condition.test : condition) ?? new Set();
    const span = spanOf(condition);
    const inner = condition.kind === 'test' || condition.kind === 'rego' ? [] : condition.of;
    const what = condition.kind === 'test' ? `\`${condition.test.operator}\`` : `\`${condition.kind}\``;
    return [
      { span, what: `${what} never holds`, reached: seen.has(true) },
      { span, what: `${what} never fails`, reached: seen.has(false) },
      ...inner.flatMap((each) => this.#pointsOf(each)),
    ];
  }
}
