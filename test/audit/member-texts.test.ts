import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemberTexts } from '../../src/audit/member-texts.js';

const NAMES = ['decision', 'input', 'reasons', '"quoted"\n'] as const;
/** The same objects again and again, as the records of one policy share them, beside new ones. */
const SHARED = [[], {}, { subject: 'root' }, ['default'], 'allow', true, null, undefined, 'x'.repeat(5_000)] as const;

it('writes what JSON.stringify writes, whatever stood there before', () => {
  const value = fc.oneof(fc.constantFrom(...SHARED), fc.jsonValue({ maxDepth: 2 }), fc.constant(Number.NaN));
  const member = fc.oneof(value, fc.dictionary(fc.constantFrom(...NAMES), value));
  const texts = new MemberTexts({ input: new MemberTexts() });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NAMES), member), (object) => {
      expect(`{${texts.members(object)}}`).toBe(JSON.stringify(object));
    }),
    { numRuns: 1_000 },
  );
});
