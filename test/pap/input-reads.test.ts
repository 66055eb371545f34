import { expect, test } from 'vitest';
import { inputReads } from '../../src/pap/layer/input-reads.js';

const EVERYTHING = undefined;

const cases: readonly {
  readonly why: string;
  readonly rego: string;
  readonly reads: readonly string[] | undefined;
  readonly path?: string;
}[] = [
  { why: 'a policy that asks nothing', rego: 'allow := true', reads: [] },
  { why: 'a member', rego: 'allow if input.acting', reads: ['acting'] },
  {
    why: 'members below members, each once',
    rego: 'allow if { input.tool.name; input.tool.name == input["method"] }',
    reads: ['tool.name', 'method'],
  },
  { why: 'a call ends a path', rego: 'allow if count(input.session.labels) > 0', reads: ['session.labels'] },
  { why: 'what goes on with a variable is read whole', rego: 'allow if input.arguments[name] == 1', reads: ['arguments'] },
  { why: 'what goes on with an index too', rego: 'allow if input.findings[0].rule == "x"', reads: ['findings'] },
  { why: 'an alias is the whole of what it names', rego: 'import input.identity as who\nallow if who.subject == "a"', reads: ['identity'] },
  { why: 'the document by a variable', rego: 'allow if input[name]', reads: EVERYTHING },
  { why: 'the document by a name that is no plain one', rego: 'allow if input["odd name"]', reads: EVERYTHING },
  { why: 'the document as a value', rego: 'allow if f(input)', reads: EVERYTHING },
  { why: 'the document imported', rego: 'import input\nallow if input.acting', reads: EVERYTHING },
  { why: 'the document under another name', rego: 'doc := input', reads: EVERYTHING },
  { why: 'the document walked', rego: 'allow if walk(input, [_, "x"])', reads: EVERYTHING },
  { why: 'a blank after it', rego: 'allow if input .acting', reads: EVERYTHING },
  { why: 'a member that JavaScript objects inherit', rego: 'allow if input.constructor', reads: EVERYTHING },
  { why: 'further down too', rego: 'allow if input.params.__proto__', reads: ['params'] },
  { why: 'words that hold the word', rego: 'allow if inputs.a == data.input.b; my_input.c; input_d', reads: [] },
  { why: 'a comment', rego: '# reads input whole\nallow if input.acting # input', reads: ['acting'] },
  { why: 'a string', rego: 'deny contains "the input is \\" input"', reads: [] },
  { why: 'a raw string, and a comment sign in it', rego: 'deny contains `# input`\nallow if input.acting', reads: ['acting'] },
  { why: 'a quote in a comment opens no string', rego: '# it\'s "odd\nallow if f(input)', reads: EVERYTHING },
  { why: 'a comment sign in a string opens no comment', rego: 'allow if { x := "#"; f(input) }', reads: EVERYTHING },
  { why: 'a string with expressions', rego: 'deny contains $"{input}"', reads: EVERYTHING },
  { why: 'a raw one', rego: 'deny contains $`{input}`', reads: EVERYTHING },
  { why: 'a string as a key', rego: 'allow if data.x["input"] == input.arguments["input"]', reads: ['arguments'] },
  { why: 'our library asks whether there is a document', rego: 'given if is_object(input)', reads: [], path: 'agentmesh/main.rego' },
  { why: 'an author may have an is_object of his own', rego: 'given if is_object(input)', reads: EVERYTHING },
  { why: 'a function that only ends so', rego: 'given if no_is_object(input)', reads: EVERYTHING, path: 'agentmesh/main.rego' },
];

test.each(cases)('$why', ({ rego, reads, path = 'policy.rego' }) => {
  const found = inputReads([{ path, text: `package mcp.policy\n\n${rego}\n` }]);
  expect(found?.map((steps) => steps.join('.'))).toEqual(reads);
});

test('of all modules together', () => {
  const texts = ['allow if input.acting', 'deny if input.mode == "x"'];
  expect(inputReads(texts.map((text, at) => ({ path: `${at}.rego`, text })))).toEqual([['acting'], ['mode']]);
  expect(inputReads([...texts, 'all := input'].map((text, at) => ({ path: `${at}.rego`, text })))).toBe(EVERYTHING);
});
