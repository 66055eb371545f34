import type { Effect } from '../pdp/decision.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';
import type { Expected } from './expected.js';
import type { Said } from './said.js';

/** One sentence for each member of a decision that is not as expected. */
export function differences(expected: Expected, said: Said): readonly string[] {
  const { effect, rules, reasons, obligations, warnings } = expected;
  return [
    ...(effect === said.effect ? [] : [`expected ${effect}, came ${said.effect}${because(said)}`]),
    ...(rules === undefined || sameSet(rules, said.rules) ? [] : [`expected the rules ${listed(rules)}, came ${listed(said.rules)}`]),
    ...(reasons ?? []).flatMap((text) => (tells(said.reasons, text) ? [] : [`no reason says \`${text}\`${because(said)}`])),
    ...(obligations === undefined ? [] : ofObligations(obligations, said)),
    ...(warnings === undefined ? [] : ofWarnings(warnings, said)),
  ];
}

function because({ effect, reasons, rules }: Said): string {
  if (effect === 'allow') return rules.length === 0 ? '' : ` (by ${listed(rules)})`;
  return reasons.length === 0 ? '' : `: ${reasons.map(({ id, message }) => `${message} (\`${id}\`)`).join('; ')}`;
}

function ofObligations(wanted: readonly Readonly<Record<string, JsonValue>>[], { effect, obligations }: Said): readonly string[] {
  const left = [...obligations] as unknown as JsonValue[];
  const missing = wanted.filter((each) => {
    const at = left.findIndex((found) => includes(found, each));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [
    ...missing.map((each) => `no obligation is ${JSON.stringify(each)}${there(effect, obligations.length)}`),
    ...left.map((each) => `there is the obligation ${JSON.stringify(each)}, which the case does not have`),
  ];
}

function there(effect: Effect, count: number): string {
  if (count > 0) return '';
  return effect === 'deny' ? '; what is denied obliges to nothing' : '; there is none';
}

function ofWarnings(wanted: readonly string[], { warnings }: Said): readonly string[] {
  if (wanted.length > 0) return wanted.flatMap((text) => (tells(warnings, text) ? [] : [`no warning says \`${text}\``]));
  return warnings.map(({ id, message }) => `there is a warning, and the case has none: ${message} (\`${id}\`)`);
}

function tells(told: Said['reasons'], text: string): boolean {
  return told.some(({ id, message }) => id === text || message.includes(text));
}

/** Every member of `wanted` is in `found`, and so on below. */
function includes(found: JsonValue, wanted: JsonValue): boolean {
  if (isJsonObject(wanted)) {
    return (
      isJsonObject(found) && Object.entries(wanted).every(([name, value]) => found[name] !== undefined && includes(found[name], value))
    );
  }
  return JSON.stringify(found) === JSON.stringify(wanted);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...new Set(one)].toSorted()) === JSON.stringify([...new Set(other)].toSorted());
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}
