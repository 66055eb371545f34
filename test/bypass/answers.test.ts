import { expect, test } from 'vitest';
import { UNREADABLE } from '../../src/protocol/unreadable.js';
import { INTERNAL_ERROR } from '../../src/protocol/answers.js';
import { ERROR_CODE } from '../../src/pep/refusal.js';
import { bench, call, deny, parse, request } from '../pep/harness.js';

/** JSON-RPC 2.0 §5.1, and those that MCP 2026-07-28 defines (basic: error codes). */
const STANDARD = [-32700, -32600, -32601, -32602, -32603];
const DEFINED_BY_MCP = [-32020, -32021, -32022];
const RESERVED = { from: -32768, to: -32000 };

test('our own errors have integer codes outside the reserved ranges, and a message', () => {
  const codes = [...Object.values(UNREADABLE), ...Object.values(ERROR_CODE), INTERNAL_ERROR];
  const isOurs = (code: number) => Number.isInteger(code) && (code < RESERVED.from || code > RESERVED.to);
  expect(codes.filter((code) => !STANDARD.includes(code) && !DEFINED_BY_MCP.includes(code) && !isOurs(code))).toEqual([]);

  const { client } = bench({ policy: { decide: () => deny('no', 'not permitted') }, options: { denyAs: 'error' } });
  const answers = client(call(1, 'a'), request(2, 'ping'), 'no JSON', '{"id":3,"method":"x","method":"y"}', call(4, '')).toClient.map(
    parse,
  );
  expect(answers).toHaveLength(5);
  for (const { error } of answers) {
    expect(codes.concat(-32602)).toContain(error?.code);
    expect(error?.message).not.toBe('');
  }
});
