import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { fromPointer, toPointer } from '../../protocol/json/json-pointer.js';

const MASK = '[masked]';

interface Kind {
  readonly member: string;
  /** Members of a fact that hold words of ours or the policy's. */
  readonly words: ReadonlySet<string>;
}

/** Members of the input document that repeat parts of texts, by JSON Pointer. Which prefixes hold a path stays: replay needs it. */
const KINDS: readonly Kind[] = [
  { member: 'paths', words: new Set(['under', 'touches']) },
  { member: 'urls', words: new Set(['class', 'host_kind']) },
  { member: 'sql', words: new Set() },
  { member: 'commands', words: new Set() },
  { member: 'origins', words: new Set(['origin', 'addresses']) },
];

/** Beside a command, the arrays with the rest of its words. */
const BESIDE = ['args', 'argv', 'arguments', 'parameters', 'params'];

/**
 * Facts of a text that was masked must not say it again: of each string only what the masked text still shows stays, and of a name in an
 * object that was masked nothing. `decided` is the document that was decided, of which `shown` is the masked or redacted copy.
 */
export function withoutMaskedFacts<Document extends object>(shown: Document, decided: object): Document {
  const [after, before] = [shown as JsonObject, decided as JsonObject];
  const changed: [string, JsonValue][] = [];
  for (const { member, words } of KINDS) {
    const facts = after[member];
    if (!isJsonObject(facts)) continue;
    const entries = Object.entries(facts).map(([pointer, fact], position): [string, JsonValue] => {
      const texts = textsOf(after, pointer, member);
      const same = textsOf(before, pointer, member).every((text, index) => text === texts[index]);
      return [shownPointer(after, pointer, position), same ? fact : cut(fact, visibleIn(texts), words)];
    });
    if (entries.some(([pointer, fact]) => fact !== facts[pointer])) changed.push([member, Object.fromEntries(entries)]);
  }
  return changed.length === 0 ? shown : { ...shown, ...Object.fromEntries(changed) };
}

/** Without the names below what is masked; `position` tells those apart that would be one. */
function shownPointer(document: JsonObject, pointer: string, position: number): string {
  const steps = fromPointer(pointer);
  let at: JsonValue | undefined = document;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    at = stepInto(at, step);
    if (at === MASK) return toPointer([...steps.slice(0, index + 1), `${MASK} ${position + 1}`]);
  }
  return pointer;
}

/** What a fact was read from. */
function textsOf(document: JsonObject, pointer: string, member: string): readonly (JsonValue | undefined)[] {
  const steps = fromPointer(pointer);
  const text = valueAt(document, steps);
  if (member !== 'commands') return [text];
  const parent = valueAt(document, steps.slice(0, -1));
  return [text, ...BESIDE.map((name) => stepInto(parent, name))];
}

function cut(fact: JsonValue, isVisible: (text: string) => boolean, words: ReadonlySet<string>): JsonValue {
  if (typeof fact === 'string') return isVisible(fact) ? fact : MASK;
  if (Array.isArray(fact)) return fact.map((each: JsonValue) => cut(each, isVisible, words));
  if (!isJsonObject(fact)) return fact;
  return Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, words.has(name) ? value : cut(value, isVisible, words)]));
}

function visibleIn(values: readonly (JsonValue | undefined)[]): (text: string) => boolean {
  const texts = values.flat().filter((value) => typeof value === 'string');
  const visible = texts.join('\n').toLowerCase();
  return (text) => visible.includes(text.toLowerCase());
}

function valueAt(document: JsonObject, steps: readonly string[]): JsonValue | undefined {
  let at: JsonValue | undefined = document;
  for (const step of steps) at = stepInto(at, step);
  return at;
}

function stepInto(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(step)] as JsonValue | undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
