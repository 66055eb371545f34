import type { SqlFact } from '../../../pdp/input-document.js';
import { sqlTokens, type Token } from './sql-tokens.js';
import { belongs, isVerb } from './verbs.js';

/** Characters. A query that is longer carries data, and is judged closed. */
const LONGEST_SQL = 64 * 1024;

/**
 * What a SQL text does at most: every verb that some dialect would carry out, and how many statements it may be. T-SQL parts statements without
 * semicolons, so that a verb counts wherever it stands. Undefined where dialects read different tokens, or where a statement begins with
 * no word. What functions and procedures do, is theirs.
 */
export function sqlFact(text: string): SqlFact | undefined {
  if (text.length > LONGEST_SQL) return undefined;
  const tokens = sqlTokens(text);
  const statements = tokens && split(tokens);
  if (statements === undefined || statements.length === 0) return undefined;
  const read = statements.map(readStatement);
  const sound = read.filter((each) => each !== undefined);
  if (sound.length < read.length) return undefined;
  const verbs = new Set(sound.flatMap((each) => each.verbs));
  return { verbs: [...verbs].toSorted(), statements: sound.reduce((sum, each) => sum + each.statements, 0) };
}

/** At semicolons; empty statements are none. Undefined where one stands in parentheses, or these do not match. */
function split(tokens: readonly Token[]): readonly (readonly Token[])[] | undefined {
  const statements: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (is(token, '(')) depth++;
    if (is(token, ')')) depth--;
    if (depth < 0 || (depth > 0 && is(token, ';'))) return undefined;
    if (!is(token, ';')) current.push(token);
    else if (current.length > 0) {
      statements.push(current);
      current = [];
    }
  }
  if (current.length > 0) statements.push(current);
  return depth === 0 ? statements : undefined;
}

/** Client programs that change what ends a statement. */
const UNREADABLE = new Set(['delimiter']);

function readStatement(tokens: readonly Token[]): SqlFact | undefined {
  const verbs: string[] = [];
  let statements = 1;
  let depth = 0;
  /** The last verb outside of parentheses. */
  let outer: string | undefined;
  for (const [at, token] of tokens.entries()) {
    if (is(token, '(')) depth++;
    if (is(token, ')')) depth--;
    if (token.kind !== 'word') {
      if (outer === undefined && !is(token, '(')) return undefined;
      continue;
    }
    const word = token.text;
    if (UNREADABLE.has(word)) return undefined;
    if (outer === undefined) {
      outer = word;
      // What follows a list of common table expressions is the verb.
      if (word !== 'with') verbs.push(word);
      continue;
    }
    if (isDynamic(tokens, at, outer)) return undefined;
    if (isInto(tokens, at) && verbs.includes('select')) verbs.push('into');
    if (word === 'program' && verbs.includes('copy')) verbs.push('program');
    if (!isVerb(tokens, at)) continue;
    verbs.push(word);
    if (depth > 0) continue;
    if (!belongs(tokens, at, outer)) statements += 1;
    outer = word;
  }
  return verbs.length === 0 ? undefined : { verbs, statements };
}

/** `EXECUTE IMMEDIATE 'DROP …'`, `PREPARE s FROM 'DROP …'`: a statement that stands in a text. */
function isDynamic(tokens: readonly Token[], at: number, outer: string): boolean {
  return (outer === 'execute' && is(tokens[at], 'immediate')) || (outer === 'prepare' && is(tokens[at], 'from'));
}

/** `INSERT INTO`, `MERGE INTO` and `REPLACE INTO` are no `SELECT … INTO`. */
function isInto(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return is(token, 'into') && !['insert', 'merge', 'replace', 'ignore', 'overwrite'].some((word) => is(before, word));
}

function is(token: Token | undefined, text: string): boolean {
  return token !== undefined && 'text' in token && token.text === text;
}
