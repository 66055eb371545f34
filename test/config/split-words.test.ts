import { expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { splitWords } from '../../src/config/split-words.js';

const CASES: readonly { readonly text: string; readonly words: readonly string[]; readonly platform?: NodeJS.Platform }[] = [
  { text: 'npx -y server /tmp', words: ['npx', '-y', 'server', '/tmp'] },
  { text: '  node \t server.js\n', words: ['node', 'server.js'] },
  { text: '', words: [] },
  { text: `node 'a b' "c d" e' 'f`, words: ['node', 'a b', 'c d', 'e f'] },
  { text: `x '' ""`, words: ['x', '', ''] },
  { text: String.raw`x "a\"b\\c\d" 'e\f' g\ h`, words: ['x', String.raw`a"b\c\d`, String.raw`e\f`, 'g h'] },
  { text: 'x $HOME `id` $(id) *', words: ['x', '$HOME', '`id`', '$(id)', '*'] },
  { text: String.raw`C:\node\node.exe a`, words: [String.raw`C:\node\node.exe`, 'a'], platform: 'win32' },
  { text: 'x \\', words: ['x', '\\'] },
];

test.each(CASES)('$text', ({ text, words, platform = 'linux' }) => {
  expect(splitWords(text, platform)).toEqual(words);
});

test.each([`node 'a`, `node "a`, String.raw`"a\"`])('%s: a quote without its end', (text) => {
  expect(() => splitWords(text, 'linux')).toThrow(UserError);
});
