import { describe, expect, it } from 'vitest';
import { readSubjects } from '../../src/scan/read-subjects.js';

const kinds = (text: string, as: Parameters<typeof readSubjects>[2] = 'auto') =>
  readSubjects(text, 'f', as).map((subject) => (subject.kind === 'answer' ? `answer ${subject.method}` : subject.kind));

const INPUT = { version: 1, direction: 'client_to_server', method: 'tools/call' };

describe('what a file holds', () => {
  it.each<readonly [why: string, text: string, kinds: readonly string[]]>([
    ['a text', 'Dear team', ['text']],
    ['a text that begins like JSON', '{not json', ['text']],
    ['nothing', '', ['text']],
    ['a call', '{"tool":"a","arguments":{}}', ['call']],
    ['a request, over several lines', '{\n"jsonrpc":"2.0","id":1,"method":"ping"\n}', ['message']],
    ['a response', '{"jsonrpc":"2.0","id":1,"result":{}}', ['message']],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', ['message']],
    ['a list of calls', '[{"tool":"a"},{"tool":"b"}]', ['call', 'call']],
    ['an answer to tools/list', '{"tools":[]}', ['answer tools/list']],
    [
      'what --save-tools wrote',
      '{"server":"s","tools":[],"prompts":[],"resources":[]}',
      ['answer tools/list', 'answer prompts/list', 'answer resources/list'],
    ],
    ['one definition', '{"name":"a","inputSchema":{}}', ['answer tools/list']],
    ['a greeting', '{"protocolVersion":"2025-11-25","instructions":"a"}', ['answer initialize']],
    ['what a tool answers', '{"content":[]}', ['answer tools/call']],
    ['what a resource is', '{"contents":[]}', ['answer resources/read']],
    ['any other document', '{"a":1}', ['answer tools/call']],
    ['an input document', JSON.stringify(INPUT), ['input']],
    [
      'a log, one entry a line',
      `${JSON.stringify({ type: 'ai.agentmesh.policy.evaluation', data: { decision_id: 'd', input: INPUT } })}\n${JSON.stringify({ type: 'ai.agentmesh.tool.invoked', data: { decision_id: 'd', tool: 'a' } })}\n`,
      ['input'],
    ],
    [
      'a log without envelopes',
      `${JSON.stringify({ decision_id: 'd', tool: 'a', input: INPUT })}\n${JSON.stringify({ decision_id: 'e', tool: 'a' })}`,
      ['input'],
    ],
    ['messages, one a line, with blank ones', '{"jsonrpc":"2.0","id":1,"method":"ping"}\n\n{"tool":"a"}\n', ['message', 'call']],
    ['a text with lines of JSON', '{"a":1}\nand then', ['text']],
  ])('%s', (_why, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('places are the lines', () => {
    expect(readSubjects('{"tool":"a"}\n\n{"tool":"b"}', 'f', 'auto').map(({ place }) => place.line)).toEqual([1, 3]);
  });

  it('is what it is said to be', () => {
    expect(kinds('{"tool":"a"}', 'text')).toEqual(['text']);
    expect(kinds('{"tool":"a"}\n{"tool":"b"}', 'lines')).toEqual(['call', 'call']);
    expect(() => kinds('a', 'json')).toThrow(SyntaxError);
    expect(() => kinds('{"a":1}\nb', 'lines')).toThrow(SyntaxError);
  });

  it('a message keeps its own bytes: a name that stands twice is still there', () => {
    const text = '{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call"}';
    const [subject] = readSubjects(text, 'f', 'auto');
    expect(subject?.kind === 'message' && subject.bytes.toString()).toBe(text);
  });
});
