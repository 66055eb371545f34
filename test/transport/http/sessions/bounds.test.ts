import { describe, expect, test } from 'vitest';
import {
  UNDELIVERED_BYTES,
  UNDELIVERED_MESSAGES,
  UNDELIVERED_REQUEST_MS,
  REPLAY_BYTES,
  REPLAY_EVENTS,
} from '../../../../src/transport/http/sessions/limits.js';
import { answerUnder, numbered, ownNumber, restored } from '../../../../src/transport/http/sessions/renumber.js';
import { readPosition, Replay, StreamLog } from '../../../../src/transport/http/sessions/replay.js';
import type { Channel } from '../../../../src/transport/http/sessions/channel.js';
import { SlowChannels, type Flow } from '../../../../src/transport/http/sessions/slow-channels.js';
import { heldBy, type Held } from '../../../../src/transport/http/held-by.js';
import { Shares } from '../../../../src/transport/http/shares.js';
import { Undelivered } from '../../../../src/transport/http/sessions/undelivered.js';
import { lineOf } from '../../../../src/transport/http/sessions/incoming.js';
import * as fc from '../../../properties.js';
import { dices, trees, write } from '../../../protocol/json-text.js';

const ids = fc.oneof(fc.integer(), fc.string(), fc.constant(''), fc.constant(0));

describe('ids and tokens', () => {
  test('only they are replaced, in whatever a sender writes around them', () => {
    fc.assert(
      fc.property(trees, dices, ids, ids, fc.integer({ min: 1 }), (tree, dice, id, token, number) => {
        const around = write(tree, dice);
        const [idText, tokenText] = [JSON.stringify(id), JSON.stringify(token)];
        const request = (id: string, token: string) =>
          Buffer.from(`{"params":{"arguments":${around},"_meta":{"x":${around},"progressToken":${token}}},"id": ${id} ,"x":${around}}`);
        const onward = numbered(request(idText, tokenText), number, true);
        expect(onward?.toString()).toBe(request(String(number), String(number)).toString());
        const answer = (id: string) => `{"result":{"id":7,"x":${around}},"id":${id}}`;
        expect(answerUnder(idText, lineOf(Buffer.from(answer(String(number)))), { listen: false }).bytes.toString()).toBe(answer(idText));
      }),
    );
  });

  test.each([
    ['an id that stands twice', '{"id":1,"id":2,"params":{}}', false],
    ['a token that is not there', '{"id":1,"params":{}}', true],
    ['a token that stands twice', '{"id":1,"params":{"_meta":{"progressToken":1,"progressToken":2}}}', true],
  ] as const)('%s cannot be replaced', (_what, json, hasToken) => expect(numbered(Buffer.from(json), 9, hasToken)).toBeUndefined());

  test.each<[string, number | undefined]>([
    ['5', 5],
    ['5.0', 5],
    ['50e-1', 5],
    ['"5"', undefined],
    ['5.5', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['null', undefined],
    ['9007199254740993', undefined],
  ])('an answer to %s is one to our number %s', (idText, number) => expect(ownNumber(idText)).toBe(number));

  test('a name in other spellings is the same name', () => {
    expect(restored(Buffer.from('{"\\u0070arams":{"requestI\\u0064":5}}'), ['params', 'requestId'], '"a"')?.toString()).toBe(
      '{"\\u0070arams":{"requestI\\u0064":"a"}}',
    );
  });
});

describe('what a session keeps for a client that comes back', () => {
  test('is bounded in number and bytes; the newest stay', () => {
    for (const size of [1, 5_000, REPLAY_BYTES]) {
      const replay = new Replay();
      const log = new StreamLog(1, replay);
      for (let n = 0; n < REPLAY_EVENTS + 10; n++) log.event(Buffer.alloc(size, 'x'));
      const kept = replay.after({ stream: 1, seq: 0 });
      expect(kept.length).toBeLessThanOrEqual(REPLAY_EVENTS);
      expect(kept.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(REPLAY_BYTES);
      if (size < REPLAY_BYTES) expect(kept.at(-1)?.toString()).toContain(`id: 1-${REPLAY_EVENTS + 10}\n`);
    }
  });

  test.each<[string, (log: StreamLog) => void]>([
    ['an answer that is too large to be kept', () => undefined],
    ['answers that later events pushed out', (log) => Array.from({ length: REPLAY_EVENTS }, () => log.event(Buffer.from('{}')))],
  ])('says of %s that there was one, in its place', (_what, then) => {
    const replay = new Replay();
    const log = new StreamLog(1, replay);
    log.event(Buffer.from('{}'));
    log.event(Buffer.alloc(REPLAY_BYTES, 'x'), '"a"');
    then(log);
    const [first = Buffer.alloc(0)] = replay.after({ stream: 1, seq: 1 });
    expect(first.toString()).toMatch(/^id: 1-2\ndata: \{"jsonrpc":"2\.0","id":"a","error":\{"code":-31410,/);
    expect(replay.after({ stream: 1, seq: 2 }).join('')).not.toContain('-31410');
  });

  test('bounds that too', () => {
    const replay = new Replay();
    const log = new StreamLog(1, replay);
    for (let n = 0; n < 4 * REPLAY_EVENTS; n++) log.event(Buffer.from('{}'), String(n));
    log.event(Buffer.alloc(REPLAY_BYTES, 'x'), `"${'x'.repeat(1_000)}"`);
    expect(replay.after({ stream: 1, seq: 0 })).toHaveLength(REPLAY_EVENTS);
    replay.forget();
    const left = replay.after({ stream: 1, seq: 0 });
    expect([left.length, left.join('').includes(`"id":${4 * REPLAY_EVENTS - 1},`)]).toEqual([REPLAY_EVENTS, true]);
  });

  test('is by stream', () => {
    const replay = new Replay();
    const [one, two] = [new StreamLog(1, replay), new StreamLog(2, replay)];
    for (const log of [one, two, one]) log.event(Buffer.from('{}'));
    expect(replay.after({ stream: 1, seq: 1 })).toHaveLength(1);
    expect(replay.after({ stream: 2, seq: 1 })).toEqual([]);
  });

  test.each(['', '1', '1-', '-1', '1-1-1', '1-x', ' 1-1', '99999999999999999-1'])('%j is no event of ours', (id) =>
    expect(readPosition(id)).toBeUndefined(),
  );
});

describe('what waits for a stream', () => {
  const notification = (message: string) => ({ message: Buffer.from(message), idText: undefined, since: 0 });
  const question = (idText: string, since = 0) => ({ message: Buffer.from(idText), idText, since });

  test('loses its oldest notifications over the limit, and never a question silently', () => {
    const waiting = new Undelivered();
    waiting.add(question('first'));
    for (let n = 0; n < UNDELIVERED_MESSAGES + 5; n++) expect(waiting.add(notification(String(n)))).toEqual([]);
    expect(waiting.dropped).toBe(6);
    const kept = waiting.take();
    expect(kept).toHaveLength(UNDELIVERED_MESSAGES);
    expect([kept[0]?.idText, kept[1]?.message.toString()]).toEqual(['first', '6']);
    for (let n = 0; n < UNDELIVERED_MESSAGES; n++) waiting.add(question(String(n)));
    expect(waiting.add(question('more')).map(({ idText }) => idText)).toEqual(['more']);
    waiting.take();
    expect(waiting.add({ ...question('large'), message: Buffer.alloc(UNDELIVERED_BYTES + 1) })).toHaveLength(1);
    expect(waiting.empty).toBe(true);
  });

  test('gives up questions after their time', () => {
    const waiting = new Undelivered();
    waiting.add(question('old'));
    waiting.add(notification('n'));
    waiting.add(question('new', 1));
    expect(waiting.expired(UNDELIVERED_REQUEST_MS).map(({ idText }) => idText)).toEqual(['old']);
    expect(waiting.take().map(({ message }) => message.toString())).toEqual(['n', 'new']);
  });
});

describe('what waits for clients that do not keep up', () => {
  /** A channel of which so much waits; `drain`: its client has taken it, or has gone. */
  const behind = (backlog: number) => {
    const cut: true[] = [];
    let drain = () => undefined as void;
    const at = { backlog, ended: true, cut: () => void cut.push(true), onceDrained: (done: () => void) => void (drain = done) };
    return { channel: at as unknown as Channel, at, cut, drain: () => drain() };
  };

  const slowIn = (most: number, held: Held, flow?: Flow) => new SlowChannels({ most, flow, held, lost: () => undefined });

  test('is bounded over all clients: whose answer finds no room is cut off, until others have taken theirs', () => {
    const shares = new Shares(100, 'one');
    const flows: boolean[] = [];
    const [own, other] = ['a', 'b'].map((key) => slowIn(4, heldBy(shares, key), (flowing) => void flows.push(flowing)));
    const [first, second, third] = [behind(40), behind(60), behind(1)];
    own?.onFull(first.channel);
    other?.onFull(second.channel);
    other?.onFull(third.channel);
    expect([first.cut, second.cut, third.cut].map(({ length }) => length)).toEqual([0, 0, 1]);
    expect(flows).toEqual([false, false]);
    first.drain();
    expect(flows).toEqual([false, false, true]);
    const fourth = behind(40);
    other?.onFull(fourth.channel);
    expect(fourth.cut).toEqual([]);
  });

  test('counts what comes later on the same way too, and is given back with it', () => {
    const shares = new Shares(100, 'one');
    const slow = slowIn(4, heldBy(shares, 'a'));
    const growing = behind(40);
    slow.onFull(growing.channel);
    growing.at.backlog = 90;
    slow.onFull(growing.channel);
    expect([growing.cut.length, shares.allows('b', 11)]).toEqual([0, false]);
    growing.at.backlog = 120;
    slow.onFull(growing.channel);
    expect(growing.cut).toHaveLength(1);
    growing.drain();
    expect(shares.allows('b', 100)).toBe(true);
  });

  test('leaves some to other callers', () => {
    const shares = new Shares(100);
    const [greedy, other] = ['a', 'b'].map((key) => slowIn(100, heldBy(shares, key)));
    const all = Array.from({ length: 100 }, () => behind(1));
    for (const { channel } of all) greedy?.onFull(channel);
    expect(all.filter(({ cut }) => cut.length > 0).length).toBe(20);
    const late = behind(10);
    other?.onFull(late.channel);
    expect(late.cut).toEqual([]);
  });
});
