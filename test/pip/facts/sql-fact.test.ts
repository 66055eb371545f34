import { describe, expect, test } from 'vitest';
import type { SqlFact } from '../../../src/pdp/input-document.js';
import { sqlFact } from '../../../src/pip/facts/sql/sql-fact.js';
import * as fc from '../../properties.js';
import { SQL_CASES } from './sql-cases.js';
import { DIALECTS, firstWords } from './sql-dialects.js';

function said(fact: SqlFact | undefined): string | undefined {
  return fact && `${fact.verbs.join(' ')} / ${fact.statements}`;
}

describe('what a SQL text does', () => {
  test.each(SQL_CASES)('%s', (_why, text, expected) => expect(said(sqlFact(text))).toBe(expected));
});

const PARTS = [
  ['select', 'drop', 'delete', 'with', 'as', 'from', 'into', 'a', 'table', '1', '(', ')', ',', '*', '=', '.'],
  ["'", "''", '"', '`', '[', ']', '\\', '$$', '$x$', '--', '-- ', '#', '/*', '*/', '/*!', ';', '; drop', '\n', '\r', "'a'", "'a;b'", "q'"],
].flat();
const soup = fc
  .array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom('', ' ')), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.flat().join(''));
const begun = fc.tuple(fc.constantFrom('', 'select 1 ', "select 'a' "), soup).map((parts) => parts.join(''));

describe('for any text', () => {
  test.each(DIALECTS)('$name finds no statement that is not told', (dialect) => {
    let read = 0;
    fc.assert(
      fc.property(begun, (text) => {
        const fact = sqlFact(text);
        if (fact === undefined) return;
        read++;
        const words = firstWords(text, dialect);
        expect(fact.verbs).toEqual(expect.arrayContaining(words.filter((word) => word !== 'with')));
        expect(words.length).toBeLessThanOrEqual(fact.statements);
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('what is appended is told, or nothing is, with a semicolon or without', () => {
    fc.assert(
      fc.property(begun, fc.constantFrom('\n; drop table t', '\n1 drop table t'), (text, more) => {
        const after = sqlFact(text + more);
        if (sqlFact(text) !== undefined && after !== undefined) expect(after.verbs).toContain('drop');
      }),
      { numRuns: 4000 },
    );
  });

  test('what stands in a string says nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ';', ' ', '-', '/', '*', '#', '$', '[', '"', 'drop '), maxLength: 20 }),
        (inside) => {
          expect(sqlFact(`select '${inside.replaceAll('"""', '"')}'`)).toEqual({ verbs: ['select'], statements: 1 });
        },
      ),
    );
  });
});
