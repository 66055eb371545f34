import { UserError } from '../errors/exit.js';
import { didYouMean } from '../errors/near-miss.js';

/** What an option of the library takes: one of a few values, what holds, or an object of further options. */
export type OptionShape =
  | { readonly choices: readonly (string | boolean)[] }
  | { readonly takes: string; readonly holds: (value: unknown) => boolean }
  | { readonly members: Readonly<Record<string, OptionShape>> };

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: OptionShape = { takes: 'a text', holds: isText };
export const flag: OptionShape = { choices: [true, false] };
export const call: OptionShape = { takes: 'a function', holds: (value) => typeof value === 'function' };
export const object: OptionShape = { takes: 'an object', holds: isObject };
export const texts: OptionShape = {
  takes: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
};
export const textOr = (what: string, other: (value: unknown) => boolean): OptionShape => ({
  takes: `a text or ${what}`,
  holds: (value) => isText(value) || other(value),
});
export const someTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);
export const objectWith = (what: string, ...methods: readonly string[]): OptionShape => ({
  takes: what,
  holds: (value) =>
    isObject(value) && methods.every((method) => method in value && typeof value[method as keyof typeof value] === 'function'),
});
export const whole = ([least, most]: readonly [number, number]): OptionShape => ({
  takes: `a whole number from ${least} to ${most}`,
  holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

/** A typo is an error, never a default: throws a `UserError` for an unknown name and for a value of another shape. */
export function checkOptions(given: object, shapes: Readonly<Record<string, OptionShape>>, owner: string): void {
  const known = new Map(Object.entries(shapes));
  for (const [name, value] of Object.entries(given)) {
    const shape = known.get(name);
    if (shape === undefined) throw new UserError(`unknown option \`${name}\` of ${owner}${didYouMean(name, known.keys())}`);
    if (value !== undefined) checkOption(name, value, shape, owner);
  }
}

function checkOption(name: string, value: unknown, shape: OptionShape, owner: string): void {
  if ('members' in shape) {
    if (!isObject(value)) throw wrong(name, value, `an object of ${Object.keys(shape.members).map(quoted).join(', ')}`);
    checkOptions(value, shape.members, `\`${name}\` of ${owner}`);
  } else if ('takes' in shape) {
    if (!shape.holds(value)) throw wrong(name, value, shape.takes);
  } else if (!shape.choices.some((choice) => choice === value)) {
    const near = typeof value === 'string' ? didYouMean(value, shape.choices.map(String)) : '';
    throw new UserError(`${shown(value)} is no value of the option \`${name}\`${near}: write ${shape.choices.map(quoted).join(' or ')}`);
  }
}

function wrong(name: string, value: unknown, takes: string): UserError {
  return new UserError(`${shown(value)} is no value of the option \`${name}\`: it takes ${takes}`);
}

/** Of objects only the kind: they may be streams, or hold tokens. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'this list' : 'this object';
  return typeof value === 'function' ? 'a function' : quoted(typeof value === 'string' ? value : String(value));
}

function quoted(value: string | boolean): string {
  return `\`${value}\``;
}
