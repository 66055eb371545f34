import { expect, test } from 'vitest';
import { codeInPlace, firstUnopened } from '../../src/compiler/rego-tokens.js';
import { member, type JsonValue } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';
import { engine } from './harness.js';

test.each([
  ['a == "b" # c', 'a =='],
  ['$"a{x}b" == y', '$  {x}   == y'],
  ['$"a{`"`}b" }', '$  {   }   }'],
  ['$`a\\{{x}`', '$    {x} '],
  ['$"\\{}" }', '$      }'],
  ['$"{{"a": 1}}"', '$ {{   : 1}} '],
  ['"\\"}" }', '      }'],
  ['"\\u0022" }', '         }'],
])('the code of %s', (rego, code) => {
  expect(codeInPlace(rego)).toBe(code.padEnd(rego.length));
});

function elements(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** Pieces of which bodies are made that leave their rule, or seem to. */
const PIECES = ['$"', '"', '`', '$`', '{', '}', '\\', '\\{', '\\"', '#', '\n', 'x', ' == ', '1', '"a"', '$"a{1}b"', '$`{`"`}`'];
const LEAVES = [
  '\n} # ',
  '\n}\nelse := true if {\ntrue',
  '\n} # "\nelse := true if {\ntrue',
  '\n} # `\nelse := true if {\ntrue',
  '\n}\ny if {\ntrue',
];

test('what OPA reads as more than the body of one rule holds a bracket that nothing opens', async () => {
  const opa = await engine();
  const body = fc.tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), fc.constantFrom(...LEAVES));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('$"', '$`', '"', '`', ''), body, async (begin, [pieces, leave]) => {
      const text = `${begin}${pieces.join('')}${leave}`;
      const parsed = await opa.call('parse', { modules: [{ path: 'p.rego', text: `package p\n\nholds if {\n${text}\n}\n` }], ast: true });
      const [module] = elements(parsed['modules']);
      const [rule, ...others] = elements(member(member(module, 'ast'), 'rules'));
      const more = others.length > 0 || member(rule, 'else') !== undefined;
      expect(more && firstUnopened(text) === undefined ? text : undefined).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
