import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Surface } from '../../src/inspect/inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

const inspector = createInspector();

function found(tool: string, value: JsonObject, surface: Surface = 'arguments'): readonly Finding[] {
  const seen = inspector.inspect({ surface, method: 'tools/call', tool, value, root: '/arguments', pathArguments: [] });
  expect(seen.complete).toBe(true);
  return seen.findings.filter(({ detector }) => detector === 'sql_injection');
}
const certain = (tool: string, value: JsonObject) => found(tool, value).filter(({ confidence }) => confidence === 'high');

describe('SQL injection in values that are no SQL', () => {
  it.each([
    ['a constant compared with itself', { name: "x' or '1'='1" }, 'tautology'],
    ['two constants that no row changes', { order_id: '7 and 526=527' }, 'tautology'],
    ['a condition that holds for every row', { filter: "status = 'open' OR 1=1" }, 'tautology'],
    ['a condition without anything before it', { name: ' or 1=1-- ' }, 'tautology'],
    ['no space at all', { email: '1or1=1' }, 'tautology'],
    ['a second result', { email: '1 UNION ALL SELECT NULL, password FROM users' }, 'union'],
    ['a second result in a search', { q: "shoes' union select 1, 2, table_name from information_schema.tables --" }, 'union'],
    ['a comment for a space', { id: '1/**/union/**/select/**/1,2' }, 'union'],
    ['comments inside of words', { id: '1 UN/**/ION SEL/**/ECT 1,2' }, 'union'],
    ['code that only MySQL runs', { id: '1 /*!50000union*/ /*!50000select*/ 1,2' }, 'union'],
    ['percent encoding', { id: '1%27%20or%20%271%27%3D%271' }, 'tautology'],
    ['quotes that look like quotes', { name: 'x’ OR ’1’=’1' }, 'tautology'],
    ['the rest cut off', { username: "admin'--" }, 'comment'],
    ['the rest cut off behind parentheses', { username: "admin')) #" }, 'comment'],
    ['a second statement', { search: "'; drop table users; --" }, 'stacked'],
    ['a second statement behind a number', { order_id: '1;DELETE FROM orders' }, 'stacked'],
    ['waiting, SQL Server', { id: "1'; waitfor delay '0:0:5'--" }, 'delay'],
    ['waiting, PostgreSQL', { id: '1)) or pg_sleep(5)--' }, 'delay'],
    ['waiting, MySQL', { id: "1' and 0=benchmark(3000000,md5(1)) -- " }, 'delay'],
    ['a shell of the database', { name: "x'; exec master..xp_cmdshell 'dir'" }, 'procedure'],
    ['a file that is written', { name: "x' into outfile '/var/www/a.php'" }, 'file'],
    ['a file that is read', { id: "1 and load_file('/etc/passwd')" }, 'file'],
    ['the tables of the database', { name: '(select name from sqlite_master)' }, 'catalog'],
    ['what the server is', { id: 'select @@version' }, 'server_variable'],
    ['an error that tells', { id: '1 and extractvalue(1,concat(0x7e,version()))' }, 'error'],
    ['a text built from codes', { id: '1 and char(65)+char(66)=x' }, 'built_text'],
    ['columns counted', { id: '1 ORDER BY 4-- ' }, 'clause'],
    ['JavaScript in MongoDB', { username: "'; return true; var x='" }, 'script'],
    ['a condition in MongoDB', { username: "a, $where: '1 == 1'" }, 'nosql'],
    ['an operator of a form', { username: 'admin[$ne]=1' }, 'nosql'],
    ['a filter of a directory', { username: '*)(uid=*' }, 'ldap'],
    ['nodes of a document', { name: "x'] | //user" }, 'xpath'],
    ['a parenthesis that stays open', { name: 'ABS(' }, 'open_parenthesis'],
    ['numbers compared', { order_id: '42<=>42' }, 'comparison'],
    ['letters that nobody types', { q: '1 UnIoN SeLeCt 2' }, 'evasive_case'],
    ['a number that is nothing', { name: '1.e(ascii 1.e(substring(' }, 'odd_number'],
    ['a variable', { name: 'declare @b' }, 'declaration'],
    ['a keyword behind a quote', { name: "' ALTER A" }, 'quote'],
    ['signs alone', { name: "'-'" }, 'quote'],
    ['an operator between what is left of two strings', { order_id: "A' << 'B" }, 'quote'],
    ['a negation between them, in a condition', { filter: "aa'|!'aa" }, 'quote'],
    ['a comment behind parentheses', { order_id: " ( binary ( 'b') )  --" }, 'comment'],
    ['comments to the end of a line for spaces', { id: '1--abc\nAND--def\n9227=9227' }, 'tautology'],
    ['signs before the numbers', { filter: 'x AND (-8)=(-3)' }, 'tautology'],
    ['a number reckoned with letters of a column', { order_id: '456+ascii(substring(p,1,1))-10' }, 'function'],
    ['a case that is always so', { filter: '(CASE WHEN 79=79 THEN 1 ELSE NULL END)' }, 'clause'],
    ['a negation before a constant', { filter: "1' or not 2470=2470-- x" }, 'tautology'],
    ['sums compared', { name: '-1 OR 2+669-669-1=0+0+0+1' }, 'tautology'],
    ['the spaces of a form', { name: '+order+by+19--' }, 'clause'],
    ['quotes that somebody escaped', { order_id: "1\\' or \\'1\\'=\\'1" }, 'tautology'],
    ['a function of a constant', { id: "123 and md5('a') != x" }, 'clause'],
    ['a choice that needs no row', { id: '1));iif(7011=2522,1,1/0)' }, 'select'],
    ['a quote of each kind', { name: `anna'"` }, 'quote'],
    ['a case, among many words', { id: 'SELECT CASE WHEN (SELECT left(password from users)) THEN dbms_lock.sleep ELSE NULL' }, 'clause'],
    ['the rest of a statement with a name for its table', { order_id: "1') as t where 7022 = 7022" }, 'clause'],
    ['conditions that are functions', { filter: '1) or elt(1032=1032,3623)' }, 'clause'],
    ['an order by what a function gives', { order_id: '1 order by ifnull(null,userid)' }, 'clause'],
    ['many parentheses and spaces', { name: "-8429'   )    )     )   or make_set  (  9354  =  9354,7185  )" }, 'quote'],
    ['a string that is reckoned with', { filter: "aa' % 1 or '1" }, 'quote'],
    ['a column multiplied by itself', { order_id: "aa'or amount*amount!='0" }, 'quote'],
    ['a second statement in a condition', { filter: '1; delete low_priority from foo' }, 'stacked'],
    ['a loop behind a string', { filter: "'; while 1=1 shutdown-- -a" }, 'stacked'],
    ['the end of a choice', { filter: 'end-- elvi' }, 'comment'],
    ['text built from codes with spaces', { q: '1 and char  (  111  )  ||char  (  77  )' }, 'built_text'],
    ['a second filter of a directory', { order_id: 'admin*)((|userPassword=*)' }, 'ldap'],
    ['a quote and a condition in a search', { q: "a'or'a" }, 'quote'],
    ['a quote and a comment in a search', { search: 'admin" --' }, 'comment'],
    ['a function behind a quote, under any name', { data: "' AND MID(VERSION(),1,1) = '5';" }, 'quote'],
    ['waiting behind the rest of a list', { value: "),NULL,NULL,NULL,NULL,NULL) waitfor delay '0:0:20' --" }, 'delay'],
    ['waiting in a function, behind words of SQL', { keyword: ',(select if(count(*)!=-1,benchmark(3000000,MD5(1)),1))--' }, 'delay'],
    ['what a list offers is one word', { status: "open'%'1" }, 'quote'],
    ['a name on its way into JSON', { username: "', $or: [ {}, { 'a':'a" }, 'nosql'],
  ])('finds %s', (_, value, rule) => {
    expect(certain('lookup', value).map((finding) => finding.rule)).toContain(`sql_injection.${rule}`);
  });

  it.each([
    ['an apostrophe in a name', { name: "O'Brien" }],
    ['an apostrophe before a conjunction', { name: "St. John's and St. Mary's" }],
    ['a quarter named in French', { address: "999, rue d'Arlon" }],
    ['a claim about arithmetic', { q: '1=1 is true' }],
    ['a heading', { page: 'Drop Table Records' }],
    ['what a group is called', { name: 'Drop Table Records' }],
    ['verbs of English', { q: 'select a colour; drop me a line' }],
    ['phrases in quotes, as search engines take them', { query: '"foo bar" OR "baz"' }],
    ['a name with a semicolon', { name: 'Ben; Jerry' }],
    ['a company', { name: 'Johnson & Johnson (UK) -- retail' }],
    ['a plain condition', { filter: "status = 'open' and age > 5" }],
    ['a condition with a doubled quote', { filter: "name = 'O''Brien' and city = 'Cork'" }],
    ['OData', { filter: "contains(name, 'x') or price lt 5" }],
    ['an order', { sort: 'created_at desc' }],
    ['a union of workers', { name: 'Union Select Committee' }],
    ['talk of injections', { q: "how do I explain to students why ' or 1=1 works" }],
    ['a task about a table', { name: 'Create table view for orders' }],
    ['a task about deleting', { name: 'Delete from cart button' }],
    ['a sleep in another language', { q: 'time.sleep(5) blocks the loop' }],
    ['Markdown', { body: 'a -- b; `select` *c*' }],
    ['code that is written', { content: "db.query(\"select 1 where '1'='1' or 1=1\")" }],
    ['an id with dashes', { id: 'IwAR1dug0BYxe0ukhZ--Q2Y7OBJE_0uId9' }],
    ['a pattern of files', { name: 'src/**/union/**/select/*.ts' }],
    ['a title in quotes', { name: 'Die "Union von Europa"' }],
    ['a word in quotes', { name: '"Select" denim' }],
    ['an address with tags', { email: 'a+b+c@example.com' }],
    ['a language', { name: 'C++ and C++/CLI' }],
    ['a title with quotes of both kinds', { name: `the "'quoted'"` }],
    ['a path of Windows', { name: "C:\\Ann's" }],
    ['dates compared', { filter: "created > date('2024-01-01') and date('2025-01-01') > created" }],
    ['a filter of a directory, whole', { filter: '(&(objectClass=person)(cn=*)(|(mail=a)(uid=b)))' }],
    ['toys of many', { name: "boys' and girls' toys" }],
    ['two who have something', { name: "Ann's or Bob's" }],
    ['numbers joined by a word', { filter: '5 and contains(name, x)' }],
    ['a loop of a shell', { filter: 'for f in *; do wc $f; done' }],
    ['a filter of REST', { filter: 'name==Kill;year=gt=2003' }],
    ['an end of something', { name: 'End - to - end' }],
    ['talk of a delay', { q: 'our report calls benchmark(1000000, md5(1)) and takes a minute' }],
    ['a title in quotes, and another', { q: 'the film "Heat" and (maybe) "Ronin"' }],
    ['words in quotes, joined', { search: `"red shoes" or 'blue shoes' and "size 9"` }],
    ['names of code', { q: 'device` and `puppet plugin download` are older' }],
    ['a state of several words', { status: 'on hold, see order by Ann' }],
    ['inches in a search', { q: 'pipe 5" or 6" steel' }],
    ['inches', { name: 'Monitor 27" and 32" (2024)' }],
  ])('lets %s pass', (_, value) => {
    expect(certain('lookup', value)).toEqual([]);
  });

  it('S-53: a query to a query tool is no injection', () => {
    expect(found('query', { sql: 'SELECT 1;' })).toEqual([]);
    expect(found('execute_sql', { query: 'DELETE FROM a WHERE id = 1; DROP TABLE b' })).toEqual([]);
  });

  it('S-58: 40,000 semicolons and a quote are read to a limit, and quotes are counted to one', () => {
    expect(found('lookup', { name: `${';'.repeat(40_000)}'` })).toEqual([]);
    expect(found('lookup', { name: "'".repeat(1_000_000) })).toEqual([]);
  });

  it('says where, in the original text', () => {
    const name = "x' or '1'='1";
    const [finding] = certain('lookup', { name });
    expect(name.slice(...(finding?.span ?? [0, 0]))).toContain("or '1'='1");
  });

  it('does not look at what servers answer', () => {
    expect(found('lookup', { name: "x' or '1'='1" }, 'result')).toEqual([]);
  });
});

describe('operators of document databases', () => {
  const schema = { type: 'object', properties: { age: { type: 'string' }, wanted: { type: 'object' } } };
  const operators = (value: JsonObject) =>
    inspector
      .inspect({ surface: 'arguments', method: 'tools/call', tool: 'find', schema, value, root: '/arguments', pathArguments: [] })
      .findings.filter(({ rule }) => rule === 'sql_injection.nosql_operator')
      .map(({ path, confidence }) => `${path} ${confidence}`);

  it.each([
    ['where the schema says text', { age: { $ne: null } }, ['/arguments/age/$ne high']],
    ['for a password', { username: 'admin', password: { $gt: '' } }, ['/arguments/password/$gt high']],
    ['for a user', { user: { $regex: '.*' } }, ['/arguments/user/$regex high']],
    ['that run JavaScript', { filter: { $where: 'this.a == 1' } }, ['/arguments/filter/$where medium']],
  ])('are found %s, each time', (_, value, expected) => {
    expect([operators(value), operators(value)]).toEqual([expected, expected]);
  });

  it.each([
    ['in a filter', { filter: { age: { $gt: 5 }, email: { $ne: null } } }],
    ['in an object by its schema', { wanted: { $or: [{ a: 1 }, { b: 2 }] } }],
    ['in a pipeline', { pipeline: [{ $match: { id: { $in: [1, 2] } } }] }],
    ['that are none', { age: { $ref: '#/x' } }],
  ])('are what filters are made of: %s', (_, value) => {
    expect(operators(value)).toEqual([]);
  });
});

describe('SQL where SQL is meant', () => {
  it.each([
    ['a condition that holds for every row', "SELECT * FROM users WHERE id = '5' OR 1=1", 'tautology'],
    ['one that adds rows, behind one that does not', 'SELECT a FROM b WHERE c = 1 OR 1 = 0 OR 1 = 1', 'tautology'],
    ['a sum that begins like one that does not', 'SELECT a FROM b WHERE c = 1 OR 1 = 0 + 1', 'tautology'],
    ['one that is negated', 'SELECT a FROM b WHERE c = 1 OR NOT 1 = 0', 'tautology'],
    ['a comment that swallows a quote', "SELECT * FROM users WHERE name = 'admin'-- ' AND password = 'x'", 'comment'],
    ['a shell', "EXEC xp_cmdshell 'dir'", 'procedure'],
    ['a program', "COPY t FROM PROGRAM 'id'", 'file'],
    ['a file of the server', "SELECT 1 INTO OUTFILE '/tmp/x'", 'file'],
  ])('finds %s', (_, sql, rule) => {
    expect(certain('query', { sql }).map((finding) => finding.rule)).toContain(`sql_injection.${rule}`);
  });

  it.each([
    ['a condition to build upon', 'SELECT a FROM b WHERE 1=1 AND c = 2'],
    ['a list that is empty, as generators write it', 'SELECT a FROM b WHERE c = 1 OR 1 = 0'],
    ['the same among others', 'SELECT a FROM b WHERE (c = 1 OR 0=1) AND d = 2 ORDER BY a'],
    ['a comment', "SELECT a FROM b -- it's all of them"],
    ['the words in a string', "SELECT a FROM b WHERE c = 'x or 1=1'"],
    ['alternatives', "SELECT a FROM b WHERE c = 1 OR d = 'e'"],
    ['a union', 'SELECT a FROM b UNION ALL SELECT a FROM c'],
    ['the catalog', 'SELECT table_name FROM information_schema.tables'],
    ['a program that is a column', "SELECT program FROM b WHERE c = 'd'"],
  ])('lets %s pass', (_, sql) => {
    expect(found('query', { sql })).toEqual([]);
  });
});

it.each(['1 or id', '-1 OR users.id', '0 xor name -- x'])('a column alone behind a number holds in each row: %s', (id) => {
  expect(found('get_user', { id }).map(({ rule }) => rule)).toContain('sql_injection.tautology');
});

it.each(['1 or more', '2 or three', '1 or both'])('people say of a number: %s', (id) => {
  expect(found('get_user', { id })).toEqual([]);
});
