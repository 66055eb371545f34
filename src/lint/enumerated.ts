import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import type { InputPath } from './input-path.js';

/** The texts that a member of the input can be, by the schema of the input document; undefined where that leaves it open. */
export function enumerated(path: InputPath, schema: JsonObject): readonly string[] | undefined {
  let at: JsonValue | undefined = schema;
  for (const step of path) {
    at = below(solid(at, schema), step);
    if (at === undefined) return undefined;
  }
  const values = member(solid(at, schema), 'enum');
  return Array.isArray(values) ? (values as readonly JsonValue[]).filter((value) => typeof value === 'string') : undefined;
}

function below(at: JsonValue | undefined, step: string): JsonValue | undefined {
  const own = member(member(at, 'properties'), step);
  if (own !== undefined) return own;
  const rest = member(at, 'additionalProperties') ?? member(at, 'items');
  return isJsonObject(rest) ? rest : undefined;
}

/** Through references and `anyOf … null`: the one shape that has members. */
function solid(at: JsonValue | undefined, schema: JsonObject): JsonValue | undefined {
  const reference = member(at, '$ref');
  if (typeof reference === 'string')
    return solid(
      reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<JsonValue | undefined>((value, step) => member(value, step), schema),
      schema,
    );
  const choices = member(at, 'anyOf');
  if (!Array.isArray(choices)) return at;
  const [only, second] = (choices as readonly JsonValue[]).filter((choice) => member(choice, 'type') !== 'null');
  return second === undefined ? solid(only, schema) : at;
}
