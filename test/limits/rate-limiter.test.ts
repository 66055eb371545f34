import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import type { Limit } from '../../src/limits/rate-limiter.js';
import { WINDOW_MS } from '../../src/limits/window.js';
import * as fc from '../properties.js';

function handClock(start = 0) {
  let time = start;
  return { monotonic: () => time, advance: (ms: number) => (time += ms) };
}
const minute = (requests: number, key = 'k'): Limit => ({ key, requests, per: 'minute' });

describe('the rate limiter', () => {
  it('S-15: 10 of 25 calls and 100 of 130 calls pass within one window', () => {
    const limiter = createRateLimiter({ clock: handClock() });
    const passed = (limit: Limit, calls: number) =>
      Array.from({ length: calls }, () => limiter.take([limit])).filter((taken) => taken.ok).length;
    expect(passed(minute(10, 'rule'), 25)).toBe(10);
    expect(passed(minute(100, 'global'), 130)).toBe(100);
  });

  it('S-16: a call that one limit refuses uses up no other', () => {
    const limiter = createRateLimiter({ clock: handClock() });
    const narrow = minute(1, 'narrow');
    const wide = minute(2, 'wide');
    expect(limiter.take([wide, narrow]).ok).toBe(true);
    for (let i = 0; i < 5; i++) expect(limiter.take([wide, narrow]).ok).toBe(false);
    expect(limiter.take([wide]).ok).toBe(true);
    expect(limiter.take([wide]).ok).toBe(false);
  });

  it('S-17: no double burst around the edge of a minute', () => {
    const clock = handClock(59_000);
    const limiter = createRateLimiter({ clock });
    for (let i = 0; i < 10; i++) expect(limiter.take([minute(10)]).ok).toBe(true);
    clock.advance(2_000);
    expect(limiter.take([minute(10)])).toEqual({ ok: false, limit: minute(10), retryAfterMs: 58_000 });
  });

  it('says exactly when to retry: refused a millisecond before, allowed then', () => {
    const clock = handClock();
    const limiter = createRateLimiter({ clock });
    limiter.take([minute(2)]);
    clock.advance(10_000);
    limiter.take([minute(2)]);
    const refused = limiter.take([minute(2)]);
    expect(refused).toMatchObject({ ok: false, retryAfterMs: 50_000 });
    clock.advance(49_999);
    expect(limiter.take([minute(2)]).ok).toBe(false);
    clock.advance(1);
    expect(limiter.take([minute(2)]).ok).toBe(true);
  });

  it('of several limits that refuse, names the one to wait longest for', () => {
    const limiter = createRateLimiter({ clock: handClock() });
    const limits: Limit[] = [
      { key: 'a', requests: 1, per: 'second' },
      { key: 'b', requests: 1, per: 'hour' },
    ];
    limiter.take(limits);
    expect(limiter.take(limits)).toEqual({ ok: false, limit: limits[1], retryAfterMs: 3_600_000 });
  });

  it('counts a call once under a key that two limits share', () => {
    const limiter = createRateLimiter({ clock: handClock() });
    const limits: Limit[] = [minute(2), { key: 'k', requests: 3, per: 'hour' }];
    expect([limiter.take(limits).ok, limiter.take(limits).ok, limiter.take(limits).ok]).toEqual([true, true, false]);
  });

  it('keeps what was counted when a reload changes the limit', () => {
    const limiter = createRateLimiter({ clock: handClock() });
    for (let i = 0; i < 4; i++) limiter.take([minute(10)]);
    expect(limiter.take([minute(4)]).ok).toBe(false);
    expect(limiter.take([minute(5)]).ok).toBe(true);
    expect(limiter.take([minute(5)]).ok).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('a limit of %s lets nothing through', (requests) => {
    const limiter = createRateLimiter({ clock: handClock() });
    expect(limiter.take([minute(requests)]).ok).toBe(false);
  });

  it('forgets idle keys, and refuses new ones when the table is full of live ones', () => {
    const clock = handClock();
    const limiter = createRateLimiter({ clock, maxKeys: 3 });
    for (const key of ['a', 'b', 'c']) expect(limiter.take([minute(5, key)]).ok).toBe(true);
    expect(limiter.take([minute(5, 'd')])).toMatchObject({ ok: false, retryAfterMs: 60_000 });
    expect(limiter.take([minute(5, 'a')]).ok).toBe(true);
    clock.advance(60_000);
    expect(limiter.take([minute(5, 'd')]).ok).toBe(true);
    expect(limiter.size).toBe(1);
  });

  it('refuses when the timestamps of live keys use up the memory', () => {
    const limiter = createRateLimiter({ clock: handClock(), maxTimes: 16 });
    const taken = Array.from({ length: 40 }, () => limiter.take([minute(1_000)]).ok);
    expect(taken.filter(Boolean)).toHaveLength(16);
    expect(taken.slice(16)).not.toContain(true);
  });

  it('agrees with a plain list of timestamps', () => {
    const limit = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      requests: fc.integer({ min: 1, max: 12 }),
      per: fc.constantFrom('second', 'minute', 'hour'),
    }) satisfies fc.Arbitrary<Limit>;
    // Fixed limits: what a limiter still remembers of a shorter history after a change is its own affair.
    const call = fc.record({ advance: fc.integer({ min: 0, max: 40_000 }), pick: fc.array(fc.nat(3), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(limit, { minLength: 4, maxLength: 4 }), fc.array(call, { maxLength: 120 }), (limits, calls) => {
        const distinct = limits.map((one, i) => ({ ...one, key: `${one.key}${i}` }));
        const clock = handClock();
        const limiter = createRateLimiter({ clock });
        const model = new Map<string, number[]>();
        for (const { advance, pick } of calls) {
          clock.advance(advance);
          const now = clock.monotonic();
          const chosen = [...new Set(pick)].flatMap((i) => distinct[i] ?? []);
          const waits = chosen.map((one) => {
            const counted = (model.get(one.key) ?? []).filter((time) => time > now - WINDOW_MS[one.per]);
            return counted.length < one.requests ? 0 : (counted[counted.length - one.requests] ?? 0) + WINDOW_MS[one.per] - now;
          });
          const longest = Math.max(0, ...waits);
          const taken = limiter.take(chosen);
          expect(taken.ok ? 0 : taken.retryAfterMs).toBe(longest);
          if (longest === 0) for (const one of chosen) model.set(one.key, [...(model.get(one.key) ?? []), now]);
        }
      }),
    );
  });
});
