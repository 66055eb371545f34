import { describe, expect, it } from 'vitest';
import { parseDecision } from '../../src/pdp/parse-decision.js';
import * as fc from '../properties.js';

const reason = { id: 'r1', message: 'm', severity: 'low', source: 'mcp.policy' };
const allow = { allow: true, effect: 'allow', reasons: [], rules: ['r1'], warnings: [], obligations: [], labels: [] };
const limit = { kind: 'rate_limit', requests: 5, per: 'minute' };

describe('a decision', () => {
  it.each([
    ['whole', allow],
    ['denied', { ...allow, allow: false, effect: 'deny', reasons: [reason], warnings: [reason], labels: ['l'] }],
    ['asked', { ...allow, allow: false, effect: 'ask' }],
  ])('%s is read as it is', (_what, value) => {
    expect(parseDecision(value)).toEqual({ ok: true, decision: value });
  });

  it('lists that are absent are empty', () => {
    expect(parseDecision({ allow: true, effect: 'allow' })).toEqual({ ok: true, decision: { ...allow, rules: [] } });
  });

  const malformed: readonly (readonly [why: string, value: unknown, says: string])[] = [
    ['undefined', undefined, 'not an object'],
    ['null', null, 'not an object'],
    ['a boolean', true, 'not an object'],
    ['a list', [allow], 'not an object'],
    ['empty', {}, '`allow`'],
    ['allow is truthy', { ...allow, allow: 1 }, '`allow`'],
    ['allow is a text', { ...allow, allow: 'true' }, '`allow`'],
    ['no effect', { allow: true }, '`effect`'],
    ['an effect of another case', { ...allow, effect: 'Allow' }, '`effect`'],
    ['an unknown effect', { ...allow, effect: 'permit' }, '`effect`'],
    ['allow against deny', { ...allow, effect: 'deny' }, 'contradict'],
    ['not allow against allow', { ...allow, allow: false }, 'contradict'],
    ['a misspelt member', { ...allow, obligation: [limit] }, '`obligation`'],
    ['a member called __proto__', JSON.parse('{"allow": true, "effect": "allow", "__proto__": {}}'), '`__proto__`'],
    ['reasons is no list', { ...allow, reasons: {} }, '`reasons`'],
    ['reasons is null', { ...allow, reasons: null }, '`reasons`'],
    ['a reason is a text', { ...allow, reasons: ['no'] }, '`reasons[0]`'],
    ['a reason lacks its id', { ...allow, reasons: [{ ...reason, id: undefined }] }, '`reasons[0].id`'],
    ['a reason with an empty message', { ...allow, reasons: [{ ...reason, message: '' }] }, '`reasons[0].message`'],
    ['an unknown severity', { ...allow, reasons: [{ ...reason, severity: 'HIGH' }] }, '`reasons[0].severity`'],
    ['a reason without source', { ...allow, warnings: [{ ...reason, source: 7 }] }, '`warnings[0].source`'],
    ['a reason with more', { ...allow, reasons: [reason, { ...reason, url: 'x' }] }, '`reasons[1]`'],
    ['a rule is a number', { ...allow, rules: [1] }, '`rules[0]`'],
    ['an empty label', { ...allow, labels: [''] }, '`labels[0]`'],
    ['labels is a text', { ...allow, labels: 'a' }, '`labels`'],
    ['obligations is an object', { ...allow, obligations: limit }, '`obligations`'],
  ];
  it.each(malformed)('malformed: %s', (_why, value, says) => {
    expect(parseDecision(value)).toMatchObject({ ok: false, code: 'malformed_decision', message: expect.stringContaining(says) as string });
  });

  const unknown: readonly (readonly [why: string, obligation: unknown, says: string])[] = [
    ['a text', 'log', 'not an object'],
    ['without kind', { requests: 1 }, '`kind`'],
    ['an unknown kind', { kind: 'quarantine' }, '`quarantine`'],
    ['a kind of Object.prototype', { kind: 'constructor' }, '`constructor`'],
    ['an unknown member', { ...limit, tool: 'x' }, '`tool`'],
    ['a member of Object.prototype', JSON.parse('{"kind": "log", "level": "full", "toString": 1}'), '`toString`'],
    ['a missing member', { kind: 'rate_limit', requests: 1 }, 'lacks `per`'],
    ['an unknown unit', { ...limit, per: 'fortnight' }, 'second, minute, hour, day'],
    ['no requests at all', { ...limit, requests: 0 }, 'whole number'],
    ['half a request', { ...limit, requests: 0.5 }, 'whole number'],
    ['requests as a text', { ...limit, requests: '5' }, 'whole number'],
    ['endless requests', { ...limit, requests: 1e300 }, 'whole number'],
    ['an empty key', { ...limit, key: '' }, '`key`'],
    ['a path elsewhere', { kind: 'redact', path: '/resource/uri' }, 'JSON Pointer'],
    ['a path beside', { kind: 'redact', path: '/argumentsx' }, 'JSON Pointer'],
    ['a replacement that is no text', { kind: 'redact', path: '/arguments', replacement: 0 }, '`replacement`'],
    ['approvers as a text', { kind: 'approve', approvers: 'me' }, '`approvers`'],
    ['an empty label', { kind: 'label', label: '' }, '`label`'],
    ['an unknown level', { kind: 'log', level: 'most' }, '`level`'],
  ];
  it.each(unknown)('an obligation that cannot be carried out: %s', (_why, obligation, says) => {
    expect(parseDecision({ ...allow, obligations: [{ kind: 'log', level: 'full' }, obligation] })).toMatchObject({
      ok: false,
      code: 'unknown_obligation',
      message: expect.stringMatching(/^`obligations\[1\]`/) as string,
    });
    expect(parseDecision({ ...allow, obligations: [obligation] })).toMatchObject({ message: expect.stringContaining(says) as string });
  });

  it('never throws, and allows only what says so, whatever the policy answered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseDecision(value).ok).toBe(false);
      }),
    );
  });

  it('one member replaced by anything never makes an allow of a denial', () => {
    const denied = { ...allow, allow: false, effect: 'deny', reasons: [reason] };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(denied)), fc.jsonValue(), (member, value) => {
        const parsed = parseDecision({ ...denied, [member]: value });
        expect(parsed.ok && parsed.decision.allow).toBe(false);
      }),
    );
  });
});
