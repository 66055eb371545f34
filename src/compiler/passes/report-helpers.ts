import { didYouMean } from '../../errors/near-miss.js';
import { regoOf } from '../conditions/tests-of.js';
import { helperNames } from '../extend/helper-names.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { placeWithin } from '../source/written-text.js';
import { listed } from '../words.js';

/** Comments and texts, in which the word stands for itself. */
const QUOTED = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;
const HELPER = /(?<![\w.])(?:data\.mcp\.policy\.)?helpers\.([A-Za-z_]\w*)/g;

/** Helpers that conditions name and nobody defines: OPA takes them for data that is not there. */
export function reportHelpers({ rules, helpers }: Policy, problems: Problems): void {
  const names = new Set(helpers.flatMap(({ value }) => [...helperNames(value)]));
  for (const { body, written } of regoOf(rules.flatMap(({ conditions }) => conditions))) {
    const code = body.replaceAll(QUOTED, (quoted) => ' '.repeat(quoted.length));
    for (const { 0: reference, 1: name = '', index } of code.matchAll(HELPER)) {
      if (names.has(name)) continue;
      problems.error(
        'AM1510',
        placeWithin(written, index, reference.length),
        `there is no helper ${quote(name)}${didYouMean(name, names)}`,
        names.size === 0
          ? 'define it under `helpers` at the top of the file'
          : `defined under \`helpers\` are ${listed([...names], 'and')}`,
      );
    }
  }
}
