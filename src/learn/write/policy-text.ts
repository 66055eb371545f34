import type { JsonValue } from '../../protocol/json/json.js';
import type { Facet } from '../facets/facet.js';
import { argumentName } from '../observe/places.js';
import type { LearnedRule, LeftOut } from './learned-rule.js';
import { number } from './words.js';
import { literal, quoted } from '../../compiler/source/yaml-text.js';

export interface PolicyText {
  /** Comment lines at the top. Hostile text in them is quoted already. */
  readonly preface: readonly string[];
  readonly name: string;
  /** Into the manifest of the bundle. */
  readonly metadata: Readonly<Record<string, string | readonly string[]>>;
  readonly rules: readonly LearnedRule[];
  readonly leftOut: readonly LeftOut[];
}

const MOST_LEFT_OUT = 200;

/** A policy file, in the order that people read: tools by name, then prompts, resources, methods, and what is not in it. */
export function policyText({ preface, name, metadata, rules, leftOut }: PolicyText): string {
  const lines = [
    ...preface.map((line) => `# ${line}`),
    'version: "1.0"',
    `name: ${literal(name)}`,
    'metadata:',
    '  learned:',
    ...Object.entries(metadata).flatMap(metadataLines),
    'mode: enforce',
    'default_action: deny',
    '',
    ...(rules.length === 0
      ? ['rules: []']
      : ['rules:', ...rules.flatMap((rule, index) => [...(index === 0 ? [] : ['']), ...ruleLines(rule)])]),
  ];
  if (leftOut.length > 0) {
    lines.push('', '# Not allowed:');
    for (const { kind, name: left, server, why } of leftOut.slice(0, MOST_LEFT_OUT)) {
      lines.push(`#   ${kind} ${quoted(left)}${server === undefined ? '' : ` of ${quoted(server)}`}: ${why}`);
    }
    if (leftOut.length > MOST_LEFT_OUT) lines.push(`#   … and ${number(leftOut.length - MOST_LEFT_OUT)} more`);
  }
  return `${lines.join('\n')}\n`;
}

function metadataLines([key, value]: readonly [string, string | readonly string[]]): readonly string[] {
  if (typeof value === 'string') return [`    ${key}: ${literal(value)}`];
  return [`    ${key}:`, ...value.map((text) => `      - ${literal(text)}`)];
}

function ruleLines({ kind, names, server, action, facets, notes, limit }: LearnedRule): readonly string[] {
  const [first = '', ...more] = names;
  return [
    ...notes.map((note) => `  # ${note}`),
    ...(more.length === 0 ? [`  - ${kind}: ${literal(first)}`] : [`  - ${kind}:`, ...names.map((name) => `      - ${literal(name)}`)]),
    ...(server === undefined ? [] : [`    server: ${literal(server)}`]),
    `    action: ${action}`,
    ...(facets.length === 0 ? [] : ['    conditions:', ...facets.flatMap(conditionLines)]),
    ...(limit === undefined ? [] : [`    rate_limit: { requests: ${limit}, per: minute }`]),
  ];
}

/** A longer condition takes a line for each of its values. */
const LONGEST_LINE = 140;

function conditionLines({ about, tests, optional, note }: Facet): readonly string[] {
  const named = about === 'paths' ? [] : [['argument', argumentName(about) ?? ''] as const];
  const operands = Object.entries(tests).map(([operator, operand]) => [operator, operator === 'type' ? alone(operand) : operand] as const);
  const entries: readonly (readonly [string, JsonValue])[] = [...named, ...operands, ...(optional ? [['optional', true] as const] : [])];
  const parts = entries.map(([key, value]) => `${key}: ${flow(value)}`);
  const line = `      - ${parts.length === 1 ? parts.join('') : `{ ${parts.join(', ')} }`}`;
  return [
    `      # ${note}`,
    ...(line.length <= LONGEST_LINE ? [line] : entries.flatMap(([key, value], at) => blockLines(key, value, at === 0))),
  ];
}

function blockLines(key: string, value: JsonValue, first: boolean): readonly string[] {
  const begin = `${first ? '      - ' : '        '}${key}:`;
  return Array.isArray(value) ? [begin, ...value.map((each: JsonValue) => `          - ${flow(each)}`)] : [`${begin} ${flow(value)}`];
}

/** `type: string` in place of a list of one. */
function alone(value: JsonValue): JsonValue {
  const [only, ...more] = [value].flat();
  return only === undefined || more.length > 0 ? value : only;
}

/** On one line. Numbers are plain digits already. */
function flow(value: JsonValue): string {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return `[${value.map((each: JsonValue) => flow(each)).join(', ')}]`;
  return JSON.stringify(value);
}
