import { readFileSync } from 'node:fs';
import { compilePolicy } from '../../../src/compiler/compile-policy.js';

/** A program: each line of its input a policy, each line of its output the bundle. */
for (const text of readFileSync(0, 'utf8').split('\n')) {
  const result = compilePolicy(text, { file: 'policy.json' });
  process.stdout.write(`${JSON.stringify(result.ok ? result.bundle : result)}\n`);
}
