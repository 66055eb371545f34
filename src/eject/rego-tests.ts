import type { Case } from '../cases/case-file.js';
import type { Expected } from '../cases/expected.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { JsonObject, JsonValue } from '../protocol/json/json.js';

/** A case with the document that its input is. */
export interface CompletedCase extends Pick<Case, 'name' | 'decision'> {
  readonly input: InputDocument;
}

/** Cases as a module of Rego tests, not formatted yet. What all inputs have in common is written once. */
export function regoTests(cases: readonly CompletedCase[]): string {
  const documents = cases.map(({ input }) => input as unknown as JsonObject);
  const usual = inCommon(documents);
  const names = new Map<string, number>();
  const tests = cases.map((each, at) => testOf(each, nameOf(each.name, names), without(documents[at] ?? {}, usual)));
  const uses = (helper: string) => tests.some((test) => test.includes(`${helper}(`));
  return [
    '# METADATA\n# title: What the policy is to decide\npackage mcp.policy_test',
    'import data.mcp.main',
    `# METADATA\n# title: What the messages of all tests have in common\nusual := ${literal(usual)}`,
    ...HELPERS.filter(({ name }) => uses(name)).map(({ text }) => text),
    ...tests,
  ]
    .join('\n\n')
    .concat('\n');
}

const HELPERS = [
  {
    name: 'says',
    text: `# METADATA
# scope: document
# title: The text stands in the message of one of them, or is its id
says(reasons, text) if {
	some reason in reasons
	contains(reason.message, text)
}

says(reasons, text) if {
	some reason in reasons
	reason.id == text
}`,
  },
  {
    name: 'obliges',
    text: `# METADATA
# title: One obligation has these members
obliges(decision, wanted) if {
	some obligation in decision.obligations
	every name, value in wanted { obligation[name] == value }
}`,
  },
] as const;

function testOf({ name, decision }: CompletedCase, rule: string, input: JsonObject): string {
  const lines = [`decision := main.decision with input as object.union(usual, ${literal(input)})`, ...expectations(decision)];
  return `# ${name.replaceAll(/\s+/g, ' ')}\n${rule} if {\n${lines.map((line) => `\t${line}`).join('\n')}\n}`;
}

function expectations({ effect, rules, reasons = [], obligations, warnings }: Expected): readonly string[] {
  return [
    `decision.effect == ${JSON.stringify(effect)}`,
    ...(rules === undefined ? [] : [`{id | some id in decision.rules} == ${setOf(rules)}`]),
    ...reasons.map((text) => `says(decision.reasons, ${JSON.stringify(text)})`),
    ...(obligations === undefined ? [] : [`count(decision.obligations) == ${obligations.length}`]),
    ...(obligations ?? []).map((wanted) => `obliges(decision, ${literal(wanted)})`),
    ...(warnings?.length === 0 ? ['count(decision.warnings) == 0'] : []),
    ...(warnings ?? []).map((text) => `says(decision.warnings, ${JSON.stringify(text)})`),
  ];
}

function setOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'set()' : `{${ids.map((id) => JSON.stringify(id)).join(', ')}}`;
}

/** `test_a_report_is_read`; numbered where names come out alike. */
function nameOf(name: string, names: Map<string, number>): string {
  const stem = `test_${
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '')
      .slice(0, 60) || 'case'
  }`;
  const count = (names.get(stem) ?? 0) + 1;
  names.set(stem, count);
  return count === 1 ? stem : `${stem}_${count}`;
}

/** Members that are the same in all. */
function inCommon(documents: readonly JsonObject[]): JsonObject {
  const [first = {}] = documents;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => documents.every((each) => JSON.stringify(each[name]) === JSON.stringify(value))),
  );
}

function without(document: JsonObject, usual: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !Object.hasOwn(usual, name)));
}

/** The longest line that `opa fmt` is left with. */
const LONGEST = 80;

/** On one line where it fits, else a member a line. */
function literal(value: JsonValue): string {
  const line = JSON.stringify(value);
  if (line.length <= LONGEST || typeof value !== 'object' || value === null) return line;
  if (Array.isArray(value)) return `[\n${value.map((each) => `${literal(each as JsonValue)},\n`).join('')}]`;
  const members = Object.entries(value as JsonObject).map(([name, each]) => `${JSON.stringify(name)}: ${literal(each)},\n`);
  return `{\n${members.join('')}}`;
}
