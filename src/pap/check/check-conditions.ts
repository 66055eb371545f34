import { authorPlace, type Authored } from '../../compiler/authored.js';
import type { Engine } from '../../engine/engine.js';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json/json.js';

/**
 * Whatever the text of a condition is, it is the body of one rule: OPA's own syntax tree of its module holds that rule, without an `else`, and nothing below it.
 * The compiler finds most of what leaves a body itself, with better words; this does not rest on how it reads Rego. What does not parse is the build's to tell.
 */
export async function checkConditions(authored: readonly Authored[], engine: () => Promise<Engine>): Promise<readonly Diagnostic[]> {
  const conditions = authored.filter(({ kind }) => kind === 'condition');
  if (conditions.length === 0) return [];
  const parsed = await (await engine()).call('parse', { modules: conditions.map(({ module }) => module), ast: true });
  const trees = new Map(elements(parsed['modules']).map((facts) => [facts['path'], facts['ast']]));
  if (trees.size === 0) return [];
  return conditions.flatMap((condition) => problemOf(condition, trees.get(condition.module.path)));
}

function problemOf(condition: Authored, tree: JsonValue | undefined): readonly Diagnostic[] {
  const [rule, ...others] = elements(member(tree, 'rules'));
  const first = condition.line - 1;
  if (rule !== undefined && lineOf(rule) === first && member(rule, 'else') === undefined && others.length === 0) {
    if (elements(member(tree, 'imports')).every((each) => (lineOf(each) ?? Infinity) < first)) return [];
  }
  const more = [member(rule, 'else'), ...others, ...elements(member(tree, 'imports'))].find((each) => (lineOf(each) ?? 0) > first);
  const line = lineOf(more) ?? condition.line;
  const span = authorPlace([condition], { file: condition.module.path, line, column: 1, length: 1 });
  return [
    {
      severity: 'error',
      code: 'AM1231',
      message: 'a condition in Rego is the body of one rule, and here it is more: it goes on after a brace that closes the body',
      ...(span === undefined ? {} : { span }),
      hint: 'remove the brace; of two bodies of which one has to hold each is a `rego` of its own, below `any`',
    },
  ];
}

function lineOf(node: JsonValue | undefined): number | undefined {
  const row = member(member(node, 'location'), 'row');
  return typeof row === 'number' ? row : undefined;
}

function elements(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}
