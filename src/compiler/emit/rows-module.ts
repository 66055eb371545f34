import type { RegoModule } from '../../engine/bundle.js';
import type { JsonObject } from '../../protocol/json.js';
import type { Test } from '../conditions/condition.js';
import { testsOf } from '../conditions/tests-of.js';
import type { GroupIr, LimitIr, RuleIr } from '../ir.js';
import { OPERATORS } from '../operators/index.js';
import type { Operator, Terms } from '../operators/operator.js';
import { metadata } from './metadata.js';
import { isParticular } from './particular.js';
import type { Place } from './places.js';
import { importsOf } from './imports.js';
import { indent, moduleText, rule, string } from './rego-text.js';

/** One rule in place of hundreds of packages: reads its rules from data, `data.mcp.index.rows`. */
export function rowsModule(place: Place): RegoModule {
  const name = place.by === 'name' ? 'rows' : 'pattern_rows';
  const particular = isParticular(place);
  const used = OPERATORS.filter(({ name: each }) =>
    place.groups.some(({ rules }) => rules.some(({ conditions }) => testsOf(conditions).some((test) => test.operator === each))),
  );
  const tests = used.length === 0 ? WITHOUT_TESTS : testBlocks(used);
  const speaks = particular ? SPEAKS : [];
  const blocks = [
    `${metadata({ title: 'Rules in data', description: 'Too many for a package each. A row says what such a package would say.' })}\npackage mcp.policy.${name}`,
    ...importsOf([...tests, ...speaks]),
    `${metadata({ title: 'Rows about the tool that is called' })}\n${rowsRule(place, particular)}`,
    ...speaks,
    ...RULES,
    ...(place.groups.some(({ rules }) => rules.some(({ obligations }) => obligations.length > 0)) ? [OBLIGATIONS] : []),
    ...tests,
  ];
  return { path: `mcp/policy/${name}/${name}.rego`, text: moduleText(blocks) };
}

function rowsRule({ by }: Place, particular: boolean): string {
  const found =
    by === 'name'
      ? ['some row in data.mcp.index.rows[input.tool.name]']
      : ['some glob in data.mcp.policy.fitting_tool', 'some row in data.mcp.index.pattern_rows[glob]'];
  if (by === 'name' && !particular) return 'rows := data.mcp.index.rows[input.tool.name]';
  return `rows := [row |\n${indent([...found, ...(particular ? ['speaks(row)'] : [])])}\n]`;
}

const SPEAKS: readonly string[] = [
  `${metadata({ title: 'The row speaks of this server, and of what the tool says of itself' })}
speaks(row) if {
	of_server(row)
	every name, value in object.get(row, "annotations", {}) { annotations[name] == value }
}`,
  'of_server(row) if not row.servers',
  `of_server(row) if {
	some server in row.servers
	server in servers.named
}`,
];

const OBLIGATIONS = `${metadata({ title: 'What else the rows that hold oblige to' })}
obligations contains obligation if {
	some row in rows
	row.action in {"allow", "ask"}
	holds(row)
	some obligation in row.obligations
}`;

const RULES: readonly string[] = [
  `${metadata({ title: 'Ids of the rows that allow' })}
allow contains row.id if {
	some row in rows
	row.action == "allow"
	holds(row)
}`,
  `${metadata({ title: 'Reasons of the rows that ask' })}
ask contains row.reason if {
	some row in rows
	row.action == "ask"
	holds(row)
}`,
  `${metadata({ title: 'Reasons of the rows that deny' })}
deny contains row.reason if {
	some row in rows
	row.action == "deny"
	not fails(row)
}`,
  `${metadata({ title: 'What is said where no row holds' })}
otherwise contains row.reason if {
	some row in rows
	row.action in {"allow", "ask"}
}`,
  `${metadata({ title: 'Limits of the rows that hold' })}
obligations contains object.union(row.limit, {"key": input.tool.name}) if {
	some row in rows
	holds(row)
}`,
];

const WITHOUT_TESTS: readonly string[] = [
  `${metadata({ title: 'A row without conditions holds' })}\nholds(_)`,
  `${metadata({ title: 'And never fails' })}\nfails(_) := false`,
];

const OF_PATH: Terms = { operand: 'test.operand', value: 'path', found: 'path' };
const OF_ARGUMENT: Terms = { operand: 'test.operand', value: 'input.arguments[test.argument]', found: 'conditions.at(test.argument)' };

function testBlocks(used: readonly Operator[]): readonly string[] {
  return [
    `${metadata({ title: 'Every condition of the row certainly holds', description: 'For every path argument, of which there is one at least.' })}
holds(row) if {
	paths_hold(row.paths)
	every test in row.arguments { test_holds({}, test) }
}`,
    'paths_hold(tests) if count(tests) == 0',
    `paths_hold(tests) if {
	count(input.paths) > 0
	every path in input.paths {
		every test in tests { test_holds(path, test) }
	}
}`,
    `${metadata({ title: 'A condition of the row certainly does not hold', description: 'For each path argument; where there is none, a row about paths does not hold.' })}
fails(row) if {
	some test in row.arguments
	test_fails({}, test)
}`,
    `fails(row) if {
	count(row.paths) > 0
	every path in input.paths {
		some test in row.paths
		test_fails(path, test)
	}
}`,
    ...used.map((operator) => clause('test_holds', operator, operator.holds(termsOf(operator)))),
    ...used.map((operator) => clause('test_fails', operator, operator.fails(termsOf(operator)))),
  ];
}

function termsOf({ subject }: Operator): Terms {
  return subject === 'paths' ? OF_PATH : OF_ARGUMENT;
}

function clause(name: string, operator: Operator, expression: string): string {
  return rule(`${name}(${operator.subject === 'paths' ? 'path' : '_'}, test)`, [`test.operator == ${string(operator.name)}`, expression]);
}

/** Groups → `data.mcp.index.rows`. */
export function rowsData(groups: readonly GroupIr[], file: string): JsonObject {
  return Object.fromEntries(
    groups.map(({ glob, rules, limit }) => [
      glob.text,
      [...rules.map((each) => rowOf(each, file)), ...(limit === undefined ? [] : [limitRow(limit, file)])],
    ]),
  );
}

function rowOf(row: RuleIr, file: string): JsonObject {
  const { id, action, message, severity, mitigates, conditions, limit, obligations, servers, annotations, source } = row;
  const of = (subject: Operator['subject']) =>
    testsOf(conditions)
      .filter((test) => test.subject.kind === subject)
      .map(testOf);
  return {
    id,
    action,
    reason: { id, message, severity, ...(mitigates.length === 0 ? {} : { mitigates }) },
    paths: of('paths'),
    arguments: of('argument'),
    ...(conditions.length === 0 ? { always: action } : {}),
    ...(limit === undefined ? {} : { limit: obligation(limit) }),
    ...(obligations.length === 0 ? {} : { obligations: obligations.map((each) => ({ ...each })) }),
    ...(servers === undefined ? {} : { servers: servers.map(({ text }) => text) }),
    ...(annotations === undefined ? {} : { annotations }),
    source: `${file}:${source.line}`,
  };
}

function limitRow(limit: LimitIr, file: string): JsonObject {
  return { action: 'limit', paths: [], arguments: [], limit: obligation(limit), source: `${file}:${limit.source.line}` };
}

function obligation({ requests, per, id }: LimitIr): JsonObject {
  return { kind: 'rate_limit', requests, per, id };
}

function testOf({ operator, subject, operand }: Test): JsonObject {
  return { operator, ...(subject.kind === 'argument' ? { argument: subject.pointer[0] ?? '' } : {}), operand };
}
