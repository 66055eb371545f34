import type { RegoModule } from '../../engine/bundle.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { GroupIr, LimitIr, RuleIr } from '../ir.js';
import type { TargetKind } from '../language/target.js';
import type { Bodies } from './bodies.js';
import { hasDoubts } from './doubts.js';
import { listRow } from './row-conditions.js';
import { conditionBlocks } from './row-rules.js';
import { metadata } from './metadata.js';
import { isParticular } from './particular.js';
import { KINDS, type Rows } from './kinds.js';
import type { Place } from './places.js';
import { importsOf } from './imports.js';
import { indent, moduleText } from './rego-text.js';

/** One rule in place of hundreds of packages: reads its rules from data, `data.mcp.index.rows` and its like. */
export function rowsModule(place: Place, name: Rows): RegoModule {
  const particular = isParticular(place);
  const asked = place.groups.flatMap(({ rules }) => rules.map(({ conditions }) => conditions)).filter(({ length }) => length > 0);
  const tests = asked.length === 0 ? WITHOUT_CONDITIONS : conditionBlocks(asked);
  const speaks = particular ? speaksBlocks(place.of) : [];
  const blocks = [
    `${metadata({ title: 'Rules in data', description: 'Too many for a package each. A row says what such a package would say.' })}\npackage mcp.policy.${name}`,
    ...importsOf([...tests, ...speaks]),
    `${metadata({ title: TITLES[place.of] })}\n${rowsRule(place, name, particular)}`,
    ...speaks,
    ...RULES,
    ...(hasDoubts(place) ? [DOUBTS] : []),
    ...(place.of === 'tool' ? [LIMITS] : []),
    ...(place.groups.some(({ rules }) => rules.some(({ obligations }) => obligations.length > 0)) ? [OBLIGATIONS] : []),
    ...tests,
  ];
  return { path: `mcp/policy/${name}/${name}.rego`, text: moduleText(blocks) };
}

const TITLES: Readonly<Record<TargetKind, string>> = {
  tool: 'Rows about the tool that is called',
  resource: 'Rows about the resource that is asked for',
  prompt: 'Rows about the prompt that is asked for',
  method: 'Rows about the method',
};

function rowsRule({ of, by }: Place, name: Rows, particular: boolean): string {
  const index = `data.mcp.index.${name}`;
  const named = `${index}[${KINDS[of].name}]`;
  const found =
    by === 'name' ? [`some row in ${named}`] : [`some pattern in data.mcp.policy.fitting_${of}`, `some row in ${index}[pattern]`];
  if (by === 'name' && !particular) return `rows := ${named}`;
  return `rows := [row |\n${indent([...found, ...(particular ? ['speaks(row)'] : [])])}\n]`;
}

/** Only tools have annotations. */
function speaksBlocks(of: TargetKind): readonly string[] {
  if (of !== 'tool') return [`${metadata({ title: 'The row speaks of this server' })}\nspeaks(row) if of_server(row)`, ...OF_SERVER];
  return [
    `${metadata({ title: 'The row speaks of this server, and of what the tool says of itself' })}
speaks(row) if {
	of_server(row)
	every name, value in object.get(row, "annotations", {}) { annotations[name] == value }
}`,
    ...OF_SERVER,
  ];
}

const OF_SERVER: readonly string[] = [
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
];

const DOUBTS = `${metadata({ title: 'Reasons of the rows that may have to ask' })}
doubt contains row.reason if {
	some row in rows
	row.action == "ask"
	not fails(row)
}`;

/** Only calls of tools are counted. */
const LIMITS = `${metadata({ title: 'Limits of the rows that hold' })}
obligations contains object.union(row.limit, {"key": input.tool.name}) if {
	some row in rows
	holds(row)
}`;

const WITHOUT_CONDITIONS: readonly string[] = [
  `${metadata({ title: 'A row without conditions holds' })}\nholds(_)`,
  `${metadata({ title: 'And never fails' })}\nfails(_) := false`,
];

/** Groups → `data.mcp.index.rows` and its like. */
export function rowsData(groups: readonly GroupIr[], bodies: Bodies): JsonObject {
  return Object.fromEntries(
    groups.map(({ glob, rules, limit }) => [
      glob.text,
      [...rules.map((each) => rowOf(each, bodies)), ...(limit === undefined ? [] : [limitRow(limit)])],
    ]),
  );
}

function rowOf(row: RuleIr, bodies: Bodies): JsonObject {
  const { id, action, message, severity, mitigates, conditions, limit, obligations, servers, annotations, source } = row;
  return {
    id,
    action,
    reason: { id, message, severity, ...(mitigates.length === 0 ? {} : { mitigates }) },
    ...listRow(conditions, id, bodies),
    ...(conditions.length === 0 ? { always: action } : {}),
    ...(limit === undefined ? {} : { limit: obligation(limit) }),
    ...(obligations.length === 0 ? {} : { obligations: obligations.map((each) => ({ ...each })) }),
    ...(servers === undefined ? {} : { servers: servers.map(({ text }) => text) }),
    ...(annotations === undefined ? {} : { annotations }),
    source: `${source.file}:${source.line}`,
  };
}

function limitRow(limit: LimitIr): JsonObject {
  return { action: 'limit', paths: [], others: [], limit: obligation(limit), source: `${limit.source.file}:${limit.source.line}` };
}

function obligation({ requests, per, id }: LimitIr): JsonObject {
  return { kind: 'rate_limit', requests, per, id };
}
