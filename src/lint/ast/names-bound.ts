import { isJsonObject, member, type JsonValue } from '../../protocol/json/json.js';

/** The variables that a rule binds itself, wherever in it, in OPA's JSON: they hide imports and rules of the same name. */
export function namesBound(rule: JsonValue): ReadonlySet<string> {
  const names = new Set<string>();
  const variablesIn = (node: JsonValue | undefined): void => {
    if (Array.isArray(node)) for (const each of node as readonly JsonValue[]) variablesIn(each);
    if (!isJsonObject(node)) return;
    const { type, value } = node;
    if (type === 'var' && typeof value === 'string') names.add(value);
    else if (type === 'array' || type === 'object') variablesIn(value);
  };
  const visit = (node: JsonValue | undefined): void => {
    if (Array.isArray(node)) for (const each of node as readonly JsonValue[]) visit(each);
    if (!isJsonObject(node)) return;
    variablesIn(member(node['head'], 'args'));
    const { terms } = node;
    if (Array.isArray(terms)) {
      const [operator, first] = terms as readonly JsonValue[];
      if (operatorOf(operator) === 'assign') variablesIn(first);
    }
    const symbols = member(terms, 'symbols');
    if (Array.isArray(symbols)) for (const symbol of symbols as readonly JsonValue[]) variablesIn(declared(symbol));
    if (member(terms, 'domain') !== undefined) variablesIn([member(terms, 'key') ?? null, member(terms, 'value') ?? null]);
    for (const each of Object.values(node)) visit(each);
  };
  visit(rule);
  return names;
}

/** `some x, y` names them, `some k, v in xs` all but the last operand. */
function declared(symbol: JsonValue): JsonValue {
  const call = member(symbol, 'type') === 'call' ? member(symbol, 'value') : undefined;
  return Array.isArray(call) ? (call as readonly JsonValue[]).slice(1, -1) : symbol;
}

function operatorOf(term: JsonValue | undefined): JsonValue | undefined {
  const value = member(term, 'value');
  return Array.isArray(value) ? member((value as readonly JsonValue[])[0], 'value') : value;
}
