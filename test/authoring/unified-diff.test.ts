import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/authoring/unified-diff.js';
import { folder } from '../pap/folder.js';
import { array, assert, constantFrom, property } from '../properties.js';

test.each([
  ['the same', 'a\nb\n', 'a\nb\n', ''],
  ['a line in between', 'a\nc\n', 'a\nb\nc\n', '--- f.orig\n+++ f\n@@ -1,2 +1,3 @@\n a\n+b\n c'],
  ['a line less', 'a\nb\nc\n', 'a\nc\n', '--- f.orig\n+++ f\n@@ -1,3 +1,2 @@\n a\n-b\n c'],
  ['a last line without its end', 'a', 'a\n', '--- f.orig\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a'],
  [
    'two changes far from each other',
    '1\n2\n3\n4\n5\n6\n7\n8\n9\n',
    'x\n2\n3\n4\n5\n6\n7\n8\ny\n',
    '--- f.orig\n+++ f\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y',
  ],
])('%s', (_what, before, after, diff) => {
  expect(unifiedDiff('f', before, after)).toBe(diff);
});

test.skipIf(spawnSync('patch', ['--version']).status !== 0)('`patch` makes of the one text the other (skipped without patch)', () => {
  const place = folder();
  const text = array(constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);
  try {
    assert(
      property(text, text, (before, after) => {
        place.write('f', before);
        const input = `${unifiedDiff('f', before, after)}\n`;
        if (before !== after) expect(spawnSync('patch', ['-s', 'f'], { cwd: place.path, input, encoding: 'utf8' }).stdout).toBe('');
        expect(readFileSync(join(place.path, 'f'), 'utf8')).toBe(after);
      }),
      { numRuns: 60 },
    );
  } finally {
    place.remove();
  }
});
