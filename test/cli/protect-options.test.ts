import { describe, expect, test } from 'vitest';
import { parseProtectOptions } from '../../src/config/parse-protect-options.js';
import type { ProtectOptions } from '../../src/config/protect-options.js';
import { UserError } from '../../src/errors/exit.js';

function parse(argv: readonly string[], env: Record<string, string> = {}): ProtectOptions {
  const options = parseProtectOptions(argv, env);
  if (options === 'help') throw new Error('help was not asked for');
  return options;
}

function refusal(argv: readonly string[]): string {
  try {
    parseProtectOptions(argv, {});
  } catch (error) {
    if (error instanceof UserError) {
      expect(error.exitCode).toBe(2);
      return error.message;
    }
    throw error;
  }
  throw new Error(`accepted: ${argv.join(' ')}`);
}

test('without options: the standard policy, enforced as the policy says, inspected and logged', () => {
  const options = parse(['server']);
  expect(options).toMatchObject({
    policies: ['standard'],
    logFormat: 'cloudevents',
    sanitize: true,
    verbose: false,
    denyAs: 'result',
    auditFailure: 'deny',
    command: ['server'],
  });
  expect(options).not.toHaveProperty('mode');
  expect(options).not.toHaveProperty('log');
  expect(Object.isFrozen(options)).toBe(true);
});

test.each([
  [['--policy=strict', 's'], { policies: ['strict'] }],
  [['--policy', 'strict', 's'], { policies: ['strict'] }],
  [['-p', 'strict', '-p', 'more.yaml', 's'], { policies: ['strict', 'more.yaml'] }],
  [['-pstrict', '-mshadow', 's'], { policies: ['strict'], mode: 'shadow' }],
  [['--mode=shadow', 's'], { mode: 'shadow' }],
  [['-l', '/tmp/a.log', '-v', 's'], { log: '/tmp/a.log', verbose: true }],
  [['--no-log', '--no-sanitize', 's'], { log: false, sanitize: false }],
  [['--log-format=json', '--log-files=1000', 's'], { logFormat: 'json', logFiles: 1000 }],
  [['--rate-limit', '100/minute', 's'], { rateLimit: { requests: 100, per: 'minute' } }],
  [['--deny-as=error', '--audit-failure=allow', '--audit-fsync', 's'], { denyAs: 'error', auditFailure: 'allow', auditFsync: true }],
  [['--max-line-bytes=65536', '--max-depth', '32', '--max-batch=5', 's'], { limits: { lineBytes: 65_536, depth: 32, batch: 5 } }],
  [['--max-members=1000', '--max-pending', '64', 's'], { limits: { members: 1000, pending: 64 } }],
  [
    ['--identity', 'alice', '--jwks=keys.json', '--issuer=i', '--audience=a', 's'],
    { identity: { name: 'alice', jwks: 'keys.json', issuer: 'i', audience: 'a' } },
  ],
])('%j', (argv, expected) => {
  expect(parse(argv)).toMatchObject(expected);
});

describe("S-02: everything after the server command is the server's", () => {
  test.each([
    [
      ['npx', '-y', 'pkg'],
      ['npx', '-y', 'pkg'],
    ],
    [
      ['--policy=strict', 'server', '--policy', 'own', '--verbose', '--', '-x'],
      ['server', '--policy', 'own', '--verbose', '--', '-x'],
    ],
    [
      ['--', '--odd-name', '-y'],
      ['--odd-name', '-y'],
    ],
    [
      ['-v', '--', 'server', '--mode=enfroce'],
      ['server', '--mode=enfroce'],
    ],
  ])('%j', (argv, command) => {
    expect(parse(argv).command).toEqual(command);
  });
});

test('S-03: a misspelled mode is an error with a suggestion, not shadow mode', () => {
  expect(refusal(['--mode=enfroce', 's'])).toMatch(/`enfroce` is no value of `--mode` \(did you mean `enforce`\?\)/);
  expect(refusal(['--mode', 'enforced', 's'])).toMatch(/did you mean `enforce`/);
});

describe('S-04: rates', () => {
  test('per second is per second', () => expect(parse(['--rate-limit=5/s', 's']).rateLimit).toEqual({ requests: 5, per: 'second' }));
  test.each(['lots', 'ten', '10/fortnight', '0/minute', '-5/minute', '5', '5/minute/hour', ''])(
    '`%s` is refused and the units are named',
    (rate) => {
      expect(refusal(['--rate-limit', rate, 's'])).toMatch(
        rate === '' ? /needs a value/ : /--rate-limit.*(second|deny it in the policy|needs a value)/,
      );
    },
  );
});

test('S-06: no server command', () => {
  expect(refusal([])).toMatch(/no server command/);
  expect(refusal(['--policy=strict', '--'])).toMatch(/no server command/);
});

test.each([
  [['--polcy=strict', 's'], /unknown option `--polcy` \(did you mean `--policy`\?\)/],
  [['-z', 's'], /unknown option `-z`/],
  [['--policy'], /`--policy` needs a value/],
  [['--policy', '--mode', 's'], /`--policy` needs a value/],
  [['--policy=', 's'], /`--policy` needs a value/],
  [['--verbose=yes', 's'], /`--verbose` takes no value/],
  [['--mode=shadow', '--mode=enforce', 's'], /`--mode` is given twice/],
  [['--log=a', '--no-log', 's'], /contradict/],
  [['--log-format=jsonl', 's'], /did you mean `json`/],
  [['--deny-as=eror', 's'], /did you mean `error`/],
  [['--max-depth=deep', 's'], /a whole number from 1/],
  [['--max-depth=0', 's'], /a whole number from 1/],
  [['--log-files=0', 's'], /a whole number from 1/],
  [['--name=../../etc', 's'], /no value of `--name`/],
  [['--name=a\nb', 's'], /no value of `--name`/],
])('%j is refused with a reason', (argv, expected) => {
  expect(refusal(argv)).toMatch(expected);
});

test('the environment: AGENTMESH_VERBOSE and AGENTMESH_TOKEN', () => {
  expect(parse(['s'], { AGENTMESH_VERBOSE: '1' }).verbose).toBe(true);
  expect(parse(['s'], { AGENTMESH_VERBOSE: '0' }).verbose).toBe(false);
  expect(parse(['s'], { AGENTMESH_TOKEN: 'abc' }).identity.token).toBe('abc');
  expect(parse(['s'], { AGENTMESH_TOKEN: '' }).identity).not.toHaveProperty('token');
});
