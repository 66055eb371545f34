import { describe, expect, test } from 'vitest';
import { Problems } from '../../src/compiler/problems.js';
import { readYaml } from '../../src/compiler/source/read-yaml.js';
import { replaceVariables } from '../../src/compiler/source/variables.js';
import { placeWithin } from '../../src/compiler/source/written-text.js';

/** The value of the key `text` of a file, and the words of the file that a part of it stands for. */
function read(file: string) {
  const problems = new Problems();
  const root = readYaml(file, 'p.yaml', problems);
  const whole = root && replaceVariables(root, {}, problems);
  const node = whole?.kind === 'map' ? whole.entries.find(({ key }) => key === 'text')?.value : undefined;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') throw new Error(JSON.stringify(problems.sorted()));
  const { value } = node;
  const text = { ...node, value };
  const wordsAt = (offset: number, length: number) => {
    const { line, column, length: shown } = placeWithin(text, offset, length);
    return file.split('\n')[line - 1]?.slice(column - 1, column - 1 + shown);
  };
  return { value, wordsAt };
}

describe('each word of a text is found where it was written', () => {
  test.each([
    ['a literal block', 'text: |\n  one two\n  three\n'],
    ['a block with a number and a comment in its head', 'text: |2- # one\n    one\n   two\nafter: 1\n'],
    ['a deeper block with blank lines', 'a: 1\ntext: |\n\n      one\n\n\n        two\n      three\n'],
    ['a folded block', 'text: >-\n  one\n  two\n\n  three\n    four\n'],
    ['a block with tabs inside', 'text: |\n  one\ttwo\n  \tthree\n'],
    ['a block with CRLF', 'text: |\r\n  one two\r\n  three\r\n'],
    ['plain, over several lines', 'text: one two\n  three\n\n  four\n'],
    ['plain, in a flow', '{ text: one two, b: 1 }\n'],
    ['plain, in JSON', '{"a": "x",\n "text": "one two"}\n'],
    ['single quotes', "text: 'one two\n  three'\n"],
    ['double quotes over lines', 'text: "one two \\\n   three\\n four"\n'],
    ['characters of two units', 'text: |\n  é 𝒳 one\n  𝒳two\n'],
    ['an anchor', 'text: &x |\n  one\n  two\nb: *x\n'],
    ['an alias', 'a: &x |\n  one\n  two\ntext: *x\n'],
  ])('%s', (_why, file) => {
    const { value, wordsAt } = read(file);
    const words = [...value.matchAll(/\S+/g)];
    expect(words.length).toBeGreaterThan(1);
    for (const { 0: word, index } of words) expect(wordsAt(index, word.length)).toBe(word);
  });

  test.each([
    ['a quote in single quotes', "text: 'it''s one'", "it's", "it''s"],
    ['an escape', 'text: "a \\"b\\" c"', '"b"', '\\"b\\"'],
    ['an escape of one character', 'text: "a \\x41\\u0042 c"', 'AB', '\\x41\\u0042'],
    ['an escape of two units', 'text: "a \\U0001F600 c"', '😀', '\\U0001F600'],
    ['a blank that was escaped', 'text: "a\\x20\\u0009b c"', 'b', 'b'],
    ['no-break spaces, which are not blank', 'text: "a\\_\\u00a0b c"', 'b', 'b'],
    ['a variable', 'vars: { n: long-name }\ntext: "a ${n} b"', 'long-name', '${n}'],
    ['a part of a variable', 'vars: { n: long-name }\ntext: "a ${n} b"', 'name', '${n}'],
    ['what stands behind variables', 'vars: { n: long-name, m: "" }\ntext: "${n}${m} b ${n} c"', 'c', 'c'],
    ['from before a variable into it', 'vars: { n: x }\ntext: "a=${n} b"', 'a=x', 'a=${n}'],
    ['a dollar that stands for itself', 'text: "$${a} b"', '${a}', '$${a}'],
    ['a variable in a block', 'vars: { n: "x y" }\ntext: |\n  one ${n}\n  two\n', 'two', 'two'],
  ])('%s', (_why, file, word, written) => {
    const { value, wordsAt } = read(file);
    expect(value).toContain(word);
    expect(wordsAt(value.indexOf(word), word.length)).toBe(written);
  });

  test('of several lines, the first; beyond the end, the last character; of a blank, what comes next', () => {
    const { value, wordsAt } = read('text: |\n  one two\n  three\n');
    expect(wordsAt(0, value.length)).toBe('one two');
    expect(wordsAt(value.length + 5, 1)).toBe('e');
    expect(wordsAt(value.indexOf(' two'), 1)).toBe('t');
  });
});
