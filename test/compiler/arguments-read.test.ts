import { expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';

test.each([
  ['input.urls["/arguments"].class == "public"', undefined, 'it names them, if only in a text'],
  ['some url in input.urls; url.class == "public"', ['query'], 'facts are no arguments'],
  ['input.arguments.x == 1', undefined, 'it names them'],
  ['input["arg"]', undefined, 'it may name any member'],
  ['x := input; x.method', undefined, 'it takes all of the document'],
  ['helpers.good', undefined, 'a helper reads them'],
  ['data.mcp.x', undefined, 'a rule elsewhere may read them'],
])('%s: %j, since %s', (rego, read, _why) => {
  const text = `version: "1.0"
helpers: good if input.arguments.y
rules:
  - { tool: a, action: allow, conditions: [{ argument: query, equals: x }, { rego: ${JSON.stringify(rego)} }] }
`;
  const result = compilePolicy(text, { file: 'policy.yaml' });
  expect(result.ok ? result.argumentsRead : result.diagnostics).toEqual(read);
});

test.each([
  ['good if input.urls["/x"].class == "public"', ['query'], 'it reads facts alone'],
  ['good if better\nbetter if input.arguments.y', undefined, 'what it is made of reads them'],
  ['good if data.mcp.x', undefined, 'a rule elsewhere may read them'],
  ['good if some_of(input)\nsome_of(document) if document.method', undefined, 'it takes all of the document'],
])('a helper %j: %j, since %s', (helper, read, _why) => {
  const text = `version: "1.0"
helpers: ${JSON.stringify(helper)}
rules:
  - { tool: a, action: allow, conditions: [{ argument: query, equals: x }, { rego: helpers.good }] }
`;
  const result = compilePolicy(text, { file: 'policy.yaml' });
  expect(result.ok ? result.argumentsRead : result.diagnostics).toEqual(read);
});
