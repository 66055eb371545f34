import { expect, test } from 'vitest';
import { readCaseFile } from '../../src/cases/case-file.js';
import { completeInput } from '../../src/cases/complete-input.js';
import { DEFAULT_CONFIG } from '../../src/pdp/policy-config.js';

const config = {
  ...DEFAULT_CONFIG,
  paths: { prefixes: ['/srv/docs', '~/notes'], arguments: ['target'] },
  restrictedTools: [['run_shell']],
  restrictedPrompts: [['plan']],
};

const CASES: readonly { readonly why: string; readonly input: string; readonly has: object }[] = [
  {
    why: 'a call is a request of the client that needs an allow',
    input: '{ tool: read_file }',
    has: { version: 1, direction: 'client_to_server', kind: 'request', method: 'tools/call', acting: true, tool: { name: 'read_file' } },
  },
  { why: 'a name like a restricted one is doubted', input: '{ tool: Run_Shell }', has: { tool: { name: 'Run_Shell', known: false } } },
  { why: 'unless the case says that it is listed', input: '{ tool: Run_Shell, known: true }', has: { tool: { known: true } } },
  { why: 'a resource is read', input: '{ resource: "file:///a" }', has: { method: 'resources/read', resource: { uri: 'file:///a' } } },
  { why: 'a prompt like a restricted one is told', input: '{ prompt: Plan }', has: { prompt: { name: 'Plan', alike: true } } },
  { why: 'a prompt is got', input: '{ prompt: p }', has: { method: 'prompts/get', prompt: { name: 'p' } } },
  {
    why: 'completion is about the prompt that it refers to',
    input: '{ method: completion/complete, params: { ref: { type: ref/prompt, name: p }, argument: { name: a, value: "" } } }',
    has: { method: 'completion/complete', prompt: { name: 'p' } },
  },
  { why: 'plumbing is told from the table of methods', input: '{ method: tools/list }', has: { acting: false } },
  { why: 'a server asks', input: '{ method: sampling/createMessage, from: server }', has: { direction: 'server_to_client', acting: true } },
  {
    why: 'paths are resolved as texts',
    input: '{ tool: t, arguments: { path: /srv/x/../docs/a } }',
    has: { paths: { '/arguments/path': { resolved: '/srv/docs/a', under: ['/srv/docs'] } } },
  },
  {
    why: 'a sibling is not below',
    input: '{ tool: t, arguments: { path: /srv/docs2/a } }',
    has: { paths: { '/arguments/path': { under: [] } } },
  },
  {
    why: 'relative to the working directory',
    input: '{ tool: t, arguments: { path: a }, cwd: /srv/docs }',
    has: { paths: { '/arguments/path': { resolved: '/srv/docs/a', under: ['/srv/docs'] } } },
  },
  {
    why: 'without one a relative path is below nothing absolute',
    input: '{ tool: t, arguments: { path: a } }',
    has: { paths: { '/arguments/path': { under: [] } } },
  },
  {
    why: 'through links',
    input: '{ tool: t, arguments: { path: /srv/docs/l/passwd }, links: { /srv/docs/l: /etc } }',
    has: { paths: { '/arguments/path': { resolved: '/etc/passwd', under: [] } } },
  },
  {
    why: 'from the home of the case',
    input: '{ tool: t, arguments: { path: ~/notes/a }, home: /home/ann }',
    has: { paths: { '/arguments/path': { resolved: '/home/ann/notes/a', under: ['~/notes'] } } },
  },
  {
    why: 'by names that the policy calls paths',
    input: '{ tool: t, arguments: { target: "a" }, cwd: /srv/docs }',
    has: { paths: { '/arguments/target': { under: ['/srv/docs'] } } },
  },
  {
    why: 'stated where they lead',
    input: '{ tool: t, arguments: { path: /srv/docs/a, q: 1 }, paths: { path: /etc/passwd, q: /srv/docs } }',
    has: { paths: { '/arguments/path': { resolved: '/etc/passwd' }, '/arguments/q': { under: ['/srv/docs'] } } },
  },
  {
    why: 'URLs, SQL and commands are read',
    input: '{ tool: t, arguments: { url: "http://10.0.0.1/", sql: "DROP TABLE a", command: "rm -r x | sh" } }',
    has: {
      urls: { '/arguments/url': { class: 'private' } },
      sql: { '/arguments/sql': { verbs: ['drop'] } },
      commands: { '/arguments/command': { names: ['rm', 'sh'], operators: true } },
    },
  },
  {
    why: 'detectors look at arguments',
    input: '{ tool: t, arguments: { path: ../../etc/passwd } }',
    has: { findings: expect.arrayContaining([expect.objectContaining({ detector: 'path_traversal' })]) as unknown[] },
  },
  {
    why: 'unless the case says what they see',
    input: '{ tool: t, arguments: { path: ../../etc/passwd }, findings: [] }',
    has: { findings: [] },
  },
  {
    why: 'claims are proof of who calls',
    input: '{ tool: t, identity: { subject: ann, claims: { groups: [dev] } } }',
    has: { identity: { subject: 'ann', authenticated: true, method: 'jwt', claims: { groups: ['dev'] } } },
  },
  {
    why: 'calls so far are counted',
    input: '{ tool: t, session: { tools: { a: 2, b: 1 }, labels: [l] } }',
    has: { session: { calls: 3, tools: { a: 2, b: 1 }, labels: ['l'] } },
  },
  {
    why: 'a moment is told in UTC',
    input: '{ tool: t, time: "2026-01-10T00:30:00+01:00" }',
    has: { time: { weekday: 'Friday', hour: 23, zone: 'UTC' } },
  },
];

test.each(CASES)('$why', ({ input, has }) => {
  const read = readCaseFile(`cases:\n  - name: a\n    input: ${input}\n    decision: allow\n`, 'a_test.yaml');
  const [first] = read.ok ? read.file.cases : [];
  expect(first).toBeDefined();
  expect(first && completeInput(first.input, config)).toMatchObject(has);
});
