import { operatorOf } from '../operators/index.js';
import type { Condition } from './condition.js';
import { requiredTests } from './tests-of.js';

/** " below `/srv/a` and when `q` matches `x`, but not for paths containing `.env`". */
export function when(conditions: readonly Condition[]): string {
  return requiredTests(conditions)
    .map((test, at) => {
      const said = operatorOf(test).says(test);
      if (said.startsWith('not ')) return `, but ${said}`;
      return at === 0 ? ` ${said}` : ` and ${said}`;
    })
    .join('');
}
