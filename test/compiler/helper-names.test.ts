import { expect, test } from 'vitest';
import { helperNames } from '../../src/compiler/extend/helper-names.js';

test.each([
  ['a constant', 'x := 1', ['x']],
  ['a function, a default, a set', 'default f(_) := false\nf(x) if x > 1\ns contains x if some x in [1]', ['f', 's']],
  ['bodies and what continues them', 'a if {\nb\n}\nelse := false if {\nc\n}', ['a']],
  ['comments', '# c := 1\na := 1 # b\n', ['a']],
  ['texts with braces and quotes', 'a := "{"\nb := "\\"{"\nc := `{\nd := 1\n`\ne := 1', ['a', 'b', 'c', 'e']],
  ['imports', 'import data.mcp.policy.conditions\na := 1', ['a']],
  ['lists over lines', 'a := [\nx,\ny,\n]\nb := {\n"k": v\n}', ['a', 'b']],
  ['two on a line', 'a := 1; b := 2', ['a', 'b']],
  ['nothing', '\n\n', []],
])('%s', (_why, text, names) => {
  expect([...helperNames(text)]).toEqual(names);
});
