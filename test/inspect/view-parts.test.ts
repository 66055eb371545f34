import { expect, it } from 'vitest';
import { OVERLAP } from '../../src/inspect/patterns/overlapping.js';
import { partsOf } from '../../src/inspect/views/parts.js';
import { originalSpan, rawView } from '../../src/inspect/views/view.js';
import * as fc from '../properties.js';

/** Lines of any length, some much longer than what two parts share. */
const TEXT = fc
  .array(fc.oneof(fc.nat(40), fc.integer({ min: OVERLAP - 20, max: OVERLAP + 20 }), fc.nat(6_000)), { minLength: 1, maxLength: 40 })
  .map((lengths) => lengths.map((length, at) => String.fromCodePoint(97 + (at % 26)).repeat(length)).join('\n'));

it('what is no longer than the overlap is whole in a part, and parts know where they stand', () => {
  fc.assert(
    fc.property(TEXT, fc.integer({ min: 2_000, max: 8_000 }), (text, length) => {
      const spans = partsOf(rawView(text), length).map((part) => originalSpan(part, 0, part.text.length));
      expect([spans[0]?.[0], spans.at(-1)?.[1]]).toEqual([0, text.length]);
      for (const [at, [from, to]] of spans.entries()) {
        expect(to).toBeGreaterThanOrEqual(Math.min(text.length, (spans[at + 1]?.[0] ?? text.length) + OVERLAP));
        expect(to - from).toBeLessThanOrEqual(length + 2 * OVERLAP);
      }
    }),
  );
});
