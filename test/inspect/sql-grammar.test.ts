import { describe, expect, it } from 'vitest';
import { blocks } from './blocks.js';
import { findings } from './findings-of.js';
import { CLAUSES, CONDITIONS, ENDS, LOGIC, RESTS, SPACES } from './sql-constructs.js';

const isInjection = (tool: string, name: string, value: string) =>
  findings(tool, { [name]: value }).some((finding) => finding.detector === 'sql_injection' && blocks(finding));

describe.each([
  ['get_user', 'id'],
  ['find_user', 'name'],
] as const)('a value that goes on as SQL in `%s {%s}`', (tool, name) => {
  const missed = (values: readonly string[]) => values.filter((value) => !isInjection(tool, name, value));

  it.each(CONDITIONS)('is found with the condition %s', (condition) => {
    const values = ENDS.flatMap((end) => LOGIC.flatMap((logic) => RESTS.map((rest) => `${end} ${logic} ${condition}${rest}`)));
    expect(missed(values)).toEqual([]);
  });

  it.each(CONDITIONS)('is found with other white space around %s', (condition) => {
    const values = SPACES.map((space) => `1'${space}or${space}${condition.replaceAll(' ', space)}${space}--${space}`);
    expect(missed(values)).toEqual([]);
  });

  it.each(CLAUSES)('is found with the clause %s', (clause) => {
    const values = ENDS.flatMap((end) => RESTS.map((rest) => `${end} ${clause}${rest}`));
    expect(missed(values)).toEqual([]);
  });
});

describe('a value that ends its statement', () => {
  it.each(['@version--', '@version /*', '1*1/*', '1) -- ', "x')#", '5 -- -', 'admin)(&(password=*))'])('is found: %s', (id) => {
    expect(isInjection('get_user', 'id', id)).toBe(true);
  });
});

describe('a condition that a number goes on with', () => {
  it.each([
    ['1 or ~0', 'a sign of bits'],
    ['1 or -1', 'a sign of numbers'],
    ['1 or .1', 'a number without its first digit'],
    ["1 or x'31'", 'a literal of bytes'],
    ["1 or b'1'", 'a literal of bits'],
    ["1 or n'1'", 'a national literal'],
    ["1 or _utf8'1'", 'a literal with its set of characters'],
    ['1 or $$1$$', 'a literal of PostgreSQL'],
    ['1 or @@version', 'a variable of the server'],
    ["1' or x'31", 'a literal of bytes whose end the statement has'],
    ['+1 or id>0', 'a plus before the number'],
    ['+1 or 1', 'the same before a constant'],
    ['1.5 or 1', 'a number with a fraction'],
    ['0x1 or id>0', 'a number in another base'],
    ['(1) or 1', 'a number in parentheses'],
    ['1or~0', 'no space'],
    ['1 or(1)', 'a parenthesis for a space'],
    ['1 or -id', 'a column with a sign'],
    ['1) or (id', 'a parenthesis for the one that is left over'],
    ['1) or(nullif(id, 2)', 'the same with one of its own inside'],
    ['1) or id -- x', 'a comment for the parenthesis that is left over'],
    ['42 -- x', 'a comment that says nothing'],
    ['42 --+', 'a comment that says nothing, as addresses have it'],
    ['42) -- draft', 'a comment behind a parenthesis that the value did not begin'],
  ])('is found: %s (%s)', (id) => {
    expect(isInjection('get_user', 'id', id)).toBe(true);
  });
});

describe('a search that is nothing but the rest of a statement', () => {
  it.each([
    "1' or length(user())>0 -- -",
    '1) or exists(select 1 from users)',
    "') and ascii(substr(version(),1,1))>50 --",
    '1 or 1 in (1) --',
    "' or true",
    "x' and not false#",
    '1 or @a:=1 /*',
  ])('is blocked: %s', (query) => {
    expect(isInjection('search', 'query', query)).toBe(true);
  });
});

describe('beside them are honest', () => {
  it.each([
    ['find_user', { name: "rock' and roll" }, 'an apostrophe before a conjunction'],
    ['find_user', { name: 'Ticket 12 for updates' }, 'words that SQL has too'],
    ['find_city', { city: 'Baden (AT) and Wien' }, 'parentheses that were begun'],
    ['find_user', { name: 'Limit 5 Ltd' }, 'a word of a clause'],
    ['get_order', { id: '@team' }, 'a name with a sign'],
    ['get_order', { id: '2024-11--03' }, 'dashes between numbers'],
    ['find_user', { name: '3) and another' }, 'a point of a list: the parenthesis that is left over breaks the statement'],
    ['find_user', { name: '2) or call me' }, 'the same with two words'],
    ['find_user', { name: '1) and option(s)' }, 'the same with a plural'],
    ['find_user', { name: '2) or (call me)' }, 'the same with an aside'],
    ['get_order', { status: '1) and done' }, 'a point of a list that is done'],
    ['get_order', { id: '42 -- draft' }, 'a remark in words'],
    ['find_user', { phone: '+4915112345 or +4915112346' }, 'two phones'],
    ['find_user', { name: "5 and N'Sync" }, 'a name with an apostrophe where literals have one'],
    ['search', { query: '5 and 6 or more' }, 'numbers and conjunctions'],
    ['search', { query: "'java' or c#" }, 'a language with a sign'],
    ['search', { query: "the boys' and girls' teams #" }, 'a sign at the end'],
    ['search', { query: '2 and count of users' }, 'a name of a function'],
    ['search', { query: 'a) or b) which is it' }, 'an enumeration'],
    ['lookup', { id: 'f(x)' }, 'a call'],
    ['list_rows', { filter: 'price between 1 and 2' }, 'a condition where one is meant'],
    ['list_rows', { filter: 'deleted_at is null' }, 'the same'],
  ] as const)('%s %j: %s', (tool, value, _reason) => {
    expect(findings(tool, value).filter((finding) => finding.detector === 'sql_injection' && blocks(finding))).toEqual([]);
  });
});
