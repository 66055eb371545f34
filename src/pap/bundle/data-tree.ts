import { UserError } from '../../errors/exit.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';

/** The data document under construction. Members are hostile names (`__proto__` too): objects without a prototype. */
type Tree = { [name: string]: JsonValue };

export class DataTree {
  readonly #root: Tree = empty();
  readonly #origin = new Map<string, string>();

  /** Puts a data file's document at its folder's place. Objects merge; anything else twice is an error, as in OPA. */
  add(folder: string, value: JsonValue, path: string): void {
    const segments = folder === '' ? [] : folder.split('/');
    if (segments.length === 0 && !isJsonObject(value)) throw new UserError(`\`${path}\` must be an object: it is the root of the data`);
    const whole = segments.reduceRight<JsonValue>((inner, name) => {
      const outer = empty();
      outer[name] = inner;
      return outer;
    }, value);
    if (isJsonObject(whole)) this.#merge(this.#root, whole, '', path);
  }

  get value(): JsonObject {
    return this.#root;
  }

  #merge(into: Tree, from: JsonObject, at: string, path: string): void {
    for (const [name, value] of Object.entries(from)) {
      const place = `${at}/${name}`;
      const there = into[name];
      if (isJsonObject(value) && (there === undefined || isJsonObject(there))) {
        const branch = there === undefined ? empty() : there;
        into[name] = branch;
        if (there === undefined) this.#origin.set(place, path);
        this.#merge(branch, value, place, path);
      } else if (there === undefined) {
        into[name] = value;
        this.#origin.set(place, path);
      } else {
        throw new UserError(`\`${path}\` and \`${this.#origin.get(place) ?? 'another file'}\` both define the data \`${place.slice(1)}\``);
      }
    }
  }
}

/** The value at a path of names, or undefined. */
export function dataAt(data: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = data;
  for (const name of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function empty(): Tree {
  return Object.create(null) as Tree;
}
