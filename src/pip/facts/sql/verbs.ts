import type { Token } from './sql-tokens.js';

/** Verbs that change or read rows: in subqueries and common table expressions, too. */
const ROWS = new Set(['select', 'insert', 'update', 'delete', 'merge', 'replace', 'upsert']);
/** Words that begin a statement of T-SQL wherever the one before may end, or of a procedure's body. */
const OTHERS = new Set(
  (
    'create alter drop truncate exec execute call grant revoke deny backup restore dbcc kill shutdown reconfigure bulk declare use set waitfor ' +
    'setuser revert save commit rollback writetext updatetext readtext'
  ).split(' '),
);
/** Functions by these names: `replace(a, b, c)`. */
const FUNCTIONS = new Set('insert update delete merge replace upsert truncate create alter drop save revert use call'.split(' '));

/** Reserved in T-SQL, and no statement ends with them: what follows is an expression, a name, or belongs to it. */
const OPEN = new Set(
  'select from join into table where and or not in like by union distinct except intersect grant revoke deny as for'.split(' '),
);
/** A whole statement may follow all the same. */
const STATEMENT_FOLLOWS = new Set(['as', 'for']);
/** Signs that a statement may end with; after `label:` another begins. */
const LAST_SIGNS = new Set([')', '*', ']', '}', '?', ':']);

/** Whether the word at a place is a verb there: no part of a name, no variable, no function, no other name for a column. */
export function isVerb(statement: readonly Token[], at: number): boolean {
  const word = textAt(statement, at);
  if (!ROWS.has(word) && !OTHERS.has(word)) return false;
  const before = textAt(statement, at - 1);
  const after = textAt(statement, at + 1);
  if (before === '.' || before === '@' || (after === '(' && FUNCTIONS.has(word))) return false;
  if (before === 'as' && (statement[at + 1] === undefined || after === ',' || after === ')')) return false;
  if (word === 'replace' && before === 'or') return false;
  if (isForeignKey(statement, at)) return false;
  if (word === 'set') return !isClauseSet(statement, at);
  if (word === 'use') return after !== 'index' && after !== 'key';
  return ROWS.has(word) || STATEMENT_FOLLOWS.has(before) || before === '(' || !isOpen(statement[at - 1]);
}

/** Whether a verb outside of parentheses belongs to the statement that `outer` began: no dialect begins another one with it. */
export function belongs(statement: readonly Token[], at: number, outer: string): boolean {
  const verb = textAt(statement, at);
  const before = textAt(statement, at - 1);
  if (isOpen(statement[at - 1]) || WHOLE.has(outer) || (verb === 'select' && SELECTING.has(outer))) return true;
  if (before === 'all') return ['union', 'except', 'intersect'].includes(textAt(statement, at - 2));
  // `ON CONFLICT DO UPDATE`, `ON DUPLICATE KEY UPDATE`, `WHEN MATCHED THEN DELETE`.
  return outer === 'insert' ? before === 'do' || before === 'key' : outer === 'merge' && before === 'then';
}

/** What is explained, or uses the common table expressions, is one statement of any kind. */
const WHOLE = new Set(['explain', 'describe', 'desc', 'analyze', 'with']);
/** `INSERT … SELECT`, `CREATE TABLE t SELECT`, `FROM t SELECT`. */
const SELECTING = new Set(['insert', 'replace', 'create', 'from', 'upsert']);

function isOpen(token: Token | undefined): boolean {
  if (token?.kind === 'sign') return !LAST_SIGNS.has(token.text);
  return token?.kind === 'word' && OPEN.has(token.text);
}

/** `ON DELETE CASCADE`, `ON UPDATE SET NULL` of a table that is made or changed. In T-SQL `SET NOCOUNT ON` may end before a `DELETE`. */
function isForeignKey(statement: readonly Token[], at: number): boolean {
  const follows = ['cascade', 'restrict', 'set', 'no', 'current_timestamp'].includes(textAt(statement, at + 1));
  return follows && textAt(statement, at - 1) === 'on' && ['create', 'alter'].includes(textAt(statement, 0));
}

/** `UPDATE t SET`, `ON DELETE SET NULL`, `CHARACTER SET`: the first `set` after an `update` is its own. */
function isClauseSet(statement: readonly Token[], at: number): boolean {
  const before = textAt(statement, at - 1);
  if (before === 'character' || before === 'delete') return true;
  for (let place = at - 1; place >= 0; place--) {
    const text = textAt(statement, place);
    if (text === 'update') return true;
    if (text === 'set') return false;
  }
  return false;
}

function textAt(statement: readonly Token[], at: number): string {
  const token = statement[at];
  return token !== undefined && 'text' in token ? token.text : '';
}
