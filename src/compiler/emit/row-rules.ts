import type { Condition, Test } from '../conditions/condition.js';
import { testsOf } from '../conditions/tests-of.js';
import { operatorOf } from '../operators/index.js';
import type { Operator, Terms } from '../operators/operator.js';
import { inRow, plainest } from './asked.js';
import { metadata } from './metadata.js';
import { codeOf, rule, string } from './rego-text.js';
import { depthOf } from './row-conditions.js';

const TERMS: Terms = { operand: 'test.operand', value: 'found', found: 'found' };

/**
 * Rego that interprets the conditions of rows. Rego has no recursion: lists in lists have rules of their own for each level, as many as the
 * deepest row needs. Only what some row needs is written.
 */
export function conditionBlocks(lists: readonly (readonly Condition[])[]): readonly string[] {
  const tests = testsOf(lists.flat()).map(plainest);
  const ofArguments = tests.filter(({ subject }) => subject.kind !== 'paths');
  const operators = [...new Map(tests.map((test) => [test.operator, operatorOf(test)])).values()].toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const deepest = Math.max(...lists.map(depthOf));
  const uses: Uses = {
    paths: tests.some(({ subject }) => subject.kind === 'paths'),
    arguments: ofArguments.length > 0,
    optional: tests.some(({ optional }) => optional === true),
    rego: hasRego(lists.flat()),
  };
  return [
    ...Array.from({ length: deepest + 1 }, (_, level) => levelBlocks(level, level < deepest, uses)).flat(),
    ...(uses.paths ? PATHS : []),
    ...waysOf(ofArguments),
    ...(uses.optional ? OPTIONAL : []),
    ...operators.flatMap((operator) => (operator.holds(TERMS).length === 0 ? [] : [clause('test_holds', operator, operator.holds(TERMS))])),
    ...operators.map((operator) => clause('test_fails', operator, [operator.fails(TERMS)])),
  ];
}

interface Uses {
  readonly paths: boolean;
  readonly arguments: boolean;
  readonly optional: boolean;
  readonly rego: boolean;
}

function hasRego(list: readonly Condition[]): boolean {
  return list.some((each) => each.kind === 'rego' || (each.kind !== 'test' && hasRego(each.of)));
}

/** A row is the list of level 0. */
function levelBlocks(level: number, deeper: boolean, uses: Uses): readonly string[] {
  const [holds, fails] = level === 0 ? ['holds', 'fails'] : [`list_holds_${level}`, `list_fails_${level}`];
  const [oneHolds, oneFails] = [`condition_holds_${level}`, `condition_fails_${level}`];
  const inner = { holds: `list_holds_${level + 1}`, fails: `list_fails_${level + 1}` };
  const others = uses.arguments || uses.rego || deeper;
  const about = level === 0 ? 'of the row' : `of a list at level ${level}`;
  return [
    `${metadata({ title: `Every condition ${about} certainly holds` })}\n${rule(`${holds}(list)`, [
      ...(uses.paths ? ['paths_hold(list.paths)'] : []),
      ...(others ? [`every condition in list.others { ${oneHolds}(condition) }`] : []),
    ])}`,
    ...titled(`A condition ${about} certainly fails`, [
      ...(uses.paths ? [rule(`${fails}(list)`, ['paths_fail(list.paths)'])] : []),
      ...(others ? [rule(`${fails}(list)`, ['some condition in list.others', `${oneFails}(condition)`])] : []),
    ]),
    ...titled('The condition certainly holds', [
      ...(uses.arguments ? [rule(`${oneHolds}(test)`, ['every found in values(test) { test_holds(found, test) }'])] : []),
      ...(uses.rego ? [rule(`${oneHolds}(condition)`, ['data.mcp.policy.rego[condition.rego].holds'])] : []),
      ...(deeper
        ? [
            rule(`${oneHolds}(condition)`, ['some list in condition.any', `${inner.holds}(list)`]),
            rule(`${oneHolds}(condition)`, [`every list in condition.none { ${inner.fails}(list) }`]),
          ]
        : []),
    ]),
    ...titled('The condition certainly fails', [
      ...(uses.arguments
        ? [
            rule(`${oneFails}(test)`, [
              `every found in values(test) { test_fails(${uses.optional ? 'required(found, test)' : 'found'}, test) }`,
            ]),
          ]
        : []),
      ...(uses.rego ? [rule(`${oneFails}(condition)`, ['name := condition.rego', 'not data.mcp.policy.rego[name].holds'])] : []),
      ...(deeper
        ? [
            rule(`${oneFails}(condition)`, [`every list in condition.any { ${inner.fails}(list) }`]),
            rule(`${oneFails}(condition)`, ['some list in condition.none', `${inner.holds}(list)`]),
          ]
        : []),
    ]),
  ];
}

function titled(title: string, [first, ...rest]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [`${metadata({ title })}\n${first}`, ...rest];
}

const PATHS: readonly string[] = [
  `${metadata({ title: 'There is a path argument, and each meets every test' })}
paths_hold(tests) if count(tests) == 0`,
  `paths_hold(tests) if {
	count(input.paths) > 0
	every path in input.paths {
		every test in tests { test_holds(path, test) }
	}
}`,
  `${metadata({ title: 'Each path argument fails a test; where there is none, nothing holds' })}
paths_fail(tests) if {
	count(tests) > 0
	every path in input.paths {
		some test in tests
		test_fails(path, test)
	}
}`,
];

const OPTIONAL: readonly string[] = [
  rule('test_holds(found, test)', ['test.optional', 'found == set()']),
  `${metadata({ title: 'Of an optional argument that is missing, no test certainly fails' })}
required(found, test) := conditions.optional(found) if test.optional`,
  'required(found, test) := found if not test.optional',
];

/** How the values are found that a test is asked of. */
function waysOf(tests: readonly Test[]): readonly string[] {
  const ways = new Map(tests.map(inRow).map(({ way, each }) => [way, each]));
  return titled(
    'What a test is asked of',
    [...ways]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([way, each]) => rule(`values(test) := ${each}`, [`test.found == ${string(way)}`])),
  );
}

/** A test of the context looks into the input document, not at what was found: the strict check wants no argument that is not used. */
function clause(name: string, operator: Operator, lines: readonly string[]): string {
  const found = lines.some((line) => /\bfound\b/.test(codeOf(line))) ? 'found' : '_';
  return rule(`${name}(${found}, test)`, [`test.operator == ${string(operator.name)}`, ...lines]);
}
