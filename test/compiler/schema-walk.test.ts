import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { policySchema } from '../../src/compiler/language/policy.js';
import type { Diagnostic } from '../../src/errors/diagnostic.js';
import { isJsonObject, type JsonValue } from '../../src/protocol/json/json.js';
import { listOf, objectOf, placesOf, textsOf, printed, type Path, type Place } from './schema-walk.js';

/**
 * One thing wrong at a time, at every place that the published schema describes: whatever the schema says is wrong is an error, at its line.
 * What a new key or operator brings is here as soon as it is in the schema.
 */
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const places = placesOf(policySchema);
const nameOf = (path: Path) => (path.length === 0 ? 'the file' : path.join('/'));

/** Whatever is extended is there. */
const extended = () => ({ file: 'base.yaml', text: 'version: "1.0"\ndefault_action: deny\n' });

test('there is something to walk over', () => {
  expect(places.length).toBeGreaterThan(50);
});

/** A policy that goes wrong before anything was made wrong proves nothing: then the schema lacks an `examples` for that place. */
test.each(places.map((place) => [nameOf(place.path), place] as const))('%s: the policy around it is one', (_name, place) => {
  const { text } = printed(place.policyWith(place.value), []);
  const result = compilePolicy(text, { file: 'policy.yaml', extended });
  // No schema says that `under_roots`, deep inside, needs `roots` at the top.
  const found = result.ok ? [] : result.diagnostics.filter(({ code }) => code !== 'AM1508');
  expect(
    found.map(({ message }) => message),
    text,
  ).toEqual([]);
});

const WRONG: readonly JsonValue[] = [
  null,
  true,
  7,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  'zzzz',
  'no',
  [],
  [[]],
  [null],
  [7],
  {},
  { zzzz: 1 },
  [{ zzzz: 1 }],
];

describe('a wrong value', () => {
  test.each(places.filter(({ path }) => path.length > 0).map((place) => [nameOf(place.path), place] as const))('%s', (_name, place) => {
    const fits = ajv.compile({ ...place.schema, $defs: policySchema['$defs'] ?? {} });
    const wrong = [...WRONG, ...nearlyRight(place)].filter((value) => !fits(value));
    // What says nothing but what it is for takes every value.
    if (Object.keys(place.schema).join() !== 'description') expect(wrong.length).toBeGreaterThan(0);
    for (const value of wrong) expectErrorAt(place.path, place.policyWith(value), `${nameOf(place.path)}: ${JSON.stringify(value)}`);
  });
});

const maps = places.filter(({ schema }) => schema['type'] === 'object' && schema['additionalProperties'] === false);

describe('a key that is none', () => {
  test.each(maps.map((place) => [nameOf(place.path), place] as const))('in %s', (_name, place) => {
    const policy = place.policyWith({ ...objectOf(place.value), zzzz: 1 });
    const found = expectErrorAt([...place.path, 'zzzz'], policy, nameOf(place.path));
    expect(found.map(({ message }) => message).join('\n')).toContain('`zzzz`');
  });

  test.each(maps.flatMap((place) => keysOf(place).map((key) => [nameOf([...place.path, key]), place, key] as const)))(
    '%s with two letters turned',
    (_name, place, key) => {
      const typo = turned(key);
      if (typo === key || keysOf(place).includes(typo)) return;
      const found = expectErrorAt([...place.path, typo], place.policyWith({ ...objectOf(place.value), [typo]: 'abc' }), typo);
      expect(found.map(({ message }) => message).join('\n')).toContain(`(did you mean \`${key}\`?)`);
    },
  );
});

describe('a key that is missing', () => {
  const needed = maps.flatMap((place) =>
    textsOf(place.schema['required']).map((key) => [nameOf([...place.path, key]), place, key] as const),
  );
  test.each(needed)('%s', (_name, place, key) => {
    const { [key]: _gone, ...rest } = objectOf(place.value);
    const found = errorsOf(place.policyWith(rest), []);
    expect(found.map(({ message }) => message).join('\n')).toContain(`\`${key}\``);
  });
});

describe('an enum', () => {
  const words = places.flatMap((place) =>
    textsOf(place.schema['enum'])
      .filter(({ length }) => length > 3)
      .map((word) => [`${nameOf(place.path)}: ${word}`, place, word] as const),
  );
  test.each(words)('%s with two letters turned', (_name, place, word) => {
    const typo = turned(word);
    if (typo === word || listOf(place.schema['enum']).includes(typo)) return;
    const found = expectErrorAt(place.path, place.policyWith(typo), typo);
    expect(found.map(({ message }) => message).join('\n')).toContain(`did you mean \`${word}\``);
  });
});

/** One more, one less, one too long. */
function nearlyRight({ schema, value }: Place): readonly JsonValue[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, maxLength } = schema;
  return [
    ...(typeof minimum === 'number' ? [minimum - 1, String(minimum)] : []),
    ...(typeof maximum === 'number' ? [maximum + 1] : []),
    ...(typeof exclusiveMinimum === 'number' ? [exclusiveMinimum] : []),
    ...(typeof exclusiveMaximum === 'number' ? [exclusiveMaximum] : []),
    ...(typeof maxLength === 'number' ? ['a'.repeat(maxLength + 1)] : []),
    ...(isJsonObject(value) ? [[value]] : []),
    ...(Array.isArray(value) ? [{ a: value }] : []),
  ];
}

function keysOf({ schema }: Place): readonly string[] {
  return Object.keys(objectOf(schema['properties']));
}

/** `requests` → `rqeuests`. */
function turned(word: string): string {
  return word.length < 4 ? word : `${word.charAt(0)}${word.charAt(2)}${word.charAt(1)}${word.slice(3)}`;
}

function errorsOf(policy: JsonValue, flat: Path): readonly Diagnostic[] {
  const { text } = printed(policy, flat);
  const result = compilePolicy(text, { file: 'policy.yaml', extended });
  expect(result.ok, text).toBe(false);
  const found = result.ok ? [] : result.diagnostics.filter(({ severity }) => severity === 'error');
  expect(found.length, text).toBeGreaterThan(0);
  return found;
}

function expectErrorAt(path: Path, policy: JsonValue, what: string): readonly Diagnostic[] {
  const found = errorsOf(policy, path);
  const { lines, text } = printed(policy, path);
  const line = lines.get(path.join('/'));
  expect(
    found.map(({ span }) => span?.line),
    `${what}\n${text}\n${JSON.stringify(found, null, 1)}`,
  ).toContain(line);
  return found;
}
