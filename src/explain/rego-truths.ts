import type { AskRego } from '../compiler/meaning/judge-conditions.js';
import { EngineDeadline } from '../engine/engine-error.js';
import type { Engine } from '../engine/engine.js';
import type { ParsedSource } from '../pap/source/parsed-source.js';
import type { InputDocument } from '../pdp/input-document.js';
import { withLibrary } from '../pdp/library.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';

/** A decision takes a thousandth of it; what does not end does not end for the one who waits. */
const LONGEST_MS = 10_000;

/** What a YAML policy's conditions in Rego say of a message, by OPA's interpreter; unknown where it does not answer, or not in time. */
export async function regoTruths(
  { bundle, authored = [] }: ParsedSource,
  input: InputDocument,
  engine: () => Promise<Engine>,
): Promise<AskRego> {
  const bodies = authored.flatMap(({ module, text }) => {
    const [, name] = /^package (mcp\.policy\.rego\S*(?:\[.*\])?)$/m.exec(module.text) ?? [];
    return name === undefined ? [] : [{ name, body: text.value.trimEnd() }];
  });
  if (bodies.length === 0) return () => undefined;
  const each = bodies.map(({ name }, at) => `"${at}": [true | data.${name}.holds]`).join(', ');
  const request = {
    modules: withLibrary(bundle.modules),
    data: bundle.data,
    query: `{${each}}`,
    input: input as unknown as JsonValue,
    timeoutMs: LONGEST_MS,
  };
  const said = await (await engine()).evaluate(request).catch((cause: unknown) => {
    if (cause instanceof EngineDeadline) return undefined;
    throw cause;
  });
  const value = said?.ok === true ? valueOf(said.result) : undefined;
  if (value === undefined) return () => undefined;
  const truths = new Map(
    bodies.map(({ body }, at) => [body, Array.isArray(value[String(at)]) && (value[String(at)] as unknown[]).length > 0]),
  );
  return (body) => truths.get(body);
}

/** OPA's answer to a query: `[{ expressions: [{ value }] }]`. */
function valueOf(result: JsonValue | undefined) {
  const [first] = Array.isArray(result) ? (result as readonly JsonValue[]) : [];
  const expressions = isJsonObject(first) ? first['expressions'] : undefined;
  const [expression] = Array.isArray(expressions) ? (expressions as readonly JsonValue[]) : [];
  const value = isJsonObject(expression) ? expression['value'] : undefined;
  return isJsonObject(value) ? value : undefined;
}
