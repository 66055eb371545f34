import type { Condition, Test } from '../conditions/condition.js';
import { asList, grouped } from '../conditions/grouped.js';
import { operatorOf } from '../operators/index.js';
import type { RuleIr } from '../ir.js';
import { eachFound, foundOf, isStarred, plainest, termsOfArgument, termsOfPath } from './asked.js';
import type { Parts } from './parts.js';
import { indent } from './rego-text.js';

/** The body of a rule whose conditions certainly hold. */
export function holding(rule: RuleIr, parts: Parts): readonly string[] {
  return new Body(rule.id, parts).holds(rule.conditions);
}

/** The body of a rule whose conditions cannot be ruled out. */
export function notFailing(rule: RuleIr, parts: Parts): readonly string[] {
  return new Body(rule.id, parts).mayHold(rule.conditions);
}

/**
 * Conditions → lines of Rego, in two voices: what certainly holds and what certainly fails. Neither is the other's negation. OR needs a rule
 * with several bodies, a part of the package.
 */
class Body {
  readonly #id: string;
  readonly #parts: Parts;

  constructor(id: string, parts: Parts) {
    this.#id = id;
    this.#parts = parts;
  }

  /** Every condition certainly holds. */
  holds(list: readonly Condition[]): readonly string[] {
    const { paths, others } = grouped(list);
    return [...this.#pathsHold(paths), ...others.flatMap((each) => this.#holds(each))];
  }

  /** No condition certainly fails. */
  mayHold(list: readonly Condition[]): readonly string[] {
    const { paths, others } = grouped(list);
    return [
      ...(paths.length === 0 ? [] : ['some path in input.paths']),
      ...paths.map((test) => `not ${this.#pathFails(test)}`),
      ...others.flatMap((each) => this.#mayHold(each)),
    ];
  }

  #holds(condition: Condition): readonly string[] {
    if (condition.kind === 'rego') return [this.#parts.rego(this.#id, condition)];
    if (condition.kind === 'test') return this.#testHolds(condition.test);
    if (condition.kind === 'all') return this.holds(condition.of);
    if (condition.kind === 'any') return [this.#oneHolds(condition.of)];
    return condition.of.flatMap((each) => this.#fails(each));
  }

  #fails(condition: Condition): readonly string[] {
    if (condition.kind === 'rego') return [`not ${this.#parts.rego(this.#id, condition)}`];
    if (condition.kind === 'test') return this.#testFails(condition.test);
    if (condition.kind === 'all') return this.#oneFails(condition.of);
    if (condition.kind === 'any') return condition.of.flatMap((each) => this.#fails(each));
    return [this.#oneHolds(condition.of)];
  }

  #oneHolds(list: readonly Condition[]): string {
    return this.#parts.add(
      'any',
      'One of the conditions certainly holds',
      list.map((each) => this.holds(asList(each))),
    );
  }

  #oneFails(list: readonly Condition[]): readonly string[] {
    const { paths, others } = grouped(list);
    const bodies = [...(paths.length === 0 ? [] : [this.#pathsFail(paths)]), ...others.map((each) => this.#fails(each))];
    const [only] = bodies;
    return bodies.length === 1 && only !== undefined ? only : [this.#parts.add('fails', 'One of the conditions certainly fails', bodies)];
  }

  #mayHold(condition: Condition): readonly string[] {
    if (condition.kind === 'rego') return [this.#parts.rego(this.#id, condition)];
    if (condition.kind === 'test') return this.#testMayHold(condition.test);
    if (condition.kind === 'all')
      return grouped(condition.of).paths.length === 0 ? this.mayHold(condition.of) : this.#notRuledOut(condition);
    return this.#notRuledOut(condition);
  }

  #notRuledOut(condition: Condition): readonly string[] {
    return [`not ${this.#parts.add('ruled_out', 'The conditions certainly fail', [this.#fails(condition)])}`];
  }

  #testHolds(written: Test): readonly string[] {
    const test = plainest(written);
    if (test.subject.kind === 'paths') return this.#pathsHold([test]);
    const lines = operatorOf(test).holds(termsOfArgument(test, this.#id, this.#parts.lists));
    if (test.optional !== true) return isStarred(test) ? [every('found', eachFound(test), lines)] : lines;
    const starred = isStarred(test);
    const missing = starred ? 'found == set()' : `${foundOf(test)} == set()`;
    const call = this.#parts.add(
      'optional',
      'Nothing is there, or the condition certainly holds',
      [[missing], lines],
      starred ? 'found' : undefined,
    );
    return [starred ? every('found', eachFound(test), [call]) : call];
  }

  #testFails(written: Test): readonly string[] {
    const test = plainest(written);
    if (test.subject.kind === 'paths') return this.#pathsFail([test]);
    const line = operatorOf(test).fails(termsOfArgument(test, this.#id, this.#parts.lists));
    return [isStarred(test) ? every('found', eachFound(test), [line]) : line];
  }

  #testMayHold(test: Test): readonly string[] {
    if (!isStarred(test)) return this.#testFails(test).map((line) => `not ${line}`);
    return [`not ${this.#parts.add('ruled_out', 'The condition certainly fails', [this.#testFails(test)])}`];
  }

  /** There is a path, and every path meets all of them. */
  #pathsHold(tests: readonly Test[]): readonly string[] {
    if (tests.length === 0) return [];
    const lines = tests.flatMap((test) => operatorOf(test).holds(termsOfPath(test, this.#id, this.#parts.lists)));
    return ['count(input.paths) > 0', every('path', 'input.paths', lines)];
  }

  /** Every path certainly fails one of them. */
  #pathsFail(tests: readonly Test[]): readonly string[] {
    const lines = tests.map((test) => this.#pathFails(test));
    const [only = ''] = lines;
    const call =
      lines.length === 1
        ? only
        : this.#parts.add(
            'path_fails',
            'The path certainly fails one of the conditions',
            lines.map((line) => [line]),
            'path',
          );
    return [every('path', 'input.paths', [call])];
  }

  #pathFails(test: Test): string {
    return operatorOf(test).fails(termsOfPath(test, this.#id, this.#parts.lists));
  }
}

function every(name: string, domain: string, lines: readonly string[]): string {
  return lines.length === 1 && !lines[0]?.includes('\n')
    ? `every ${name} in ${domain} { ${lines[0] ?? ''} }`
    : `every ${name} in ${domain} {\n${indent(lines)}\n}`;
}
