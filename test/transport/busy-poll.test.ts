import { beforeEach, describe, expect, it } from 'vitest';
import {
  AWAKE_AT,
  createBusyPoll,
  DEBT,
  LONG_WAIT_COSTS,
  LONGEST_WAIT_MS,
  LOST_MS,
  MOST_EARNED,
  type BusyPoll,
} from '../../src/transport/stdio/busy-poll.js';

const SHORT = LONGEST_WAIT_MS * 0.3;
const LONG = LONGEST_WAIT_MS * 2;

let now: number;
let tasks: (() => void)[];
let poll: BusyPoll;
let last: 'client' | 'server';

beforeEach(() => {
  now = 0;
  tasks = [];
  last = 'server';
  poll = createBusyPoll({ clock: { monotonic: () => now }, again: (task) => tasks.push(task) });
});

/** A turn of the event loop; whether another was asked for. */
function turn(): boolean {
  const due = tasks;
  tasks = [];
  for (const task of due) task();
  return tasks.length > 0;
}

function message(from: 'client' | 'server', wait: number, lines = 1): void {
  now += wait;
  last = from;
  poll.heard(from, lines);
  poll.handled();
}

/** Time passes, and the event loop turns. */
function wait(ms: number): void {
  for (let passed = 0; passed < ms; passed += SHORT) {
    now += SHORT;
    turn();
  }
}

/** Both sides by turns. */
function alternate(messages: number, wait = SHORT): void {
  for (let made = 0; made < messages; made += 1) message(last === 'client' ? 'server' : 'client', wait);
}

describe('busy polling', () => {
  it('waits asleep until many waits in a row were short', () => {
    alternate(AWAKE_AT - 1);
    expect(tasks).toHaveLength(0);
    message('server', SHORT);
    expect(tasks).toHaveLength(1);
  });

  it('looks once a turn, for as long as a short wait, then sleeps', () => {
    alternate(AWAKE_AT);
    for (let waited = SHORT; waited <= LONGEST_WAIT_MS; waited += SHORT) {
      now += SHORT;
      expect(turn()).toBe(true);
      expect(tasks).toHaveLength(1);
    }
    now += SHORT;
    expect(turn()).toBe(false);
  });

  it('asks for one look a turn, however many messages are handled in it', () => {
    alternate(AWAKE_AT + 6);
    expect(tasks).toHaveLength(1);
  });

  const ends = [
    { what: 'two lines in one read: more than one call is in flight', end: () => message('client', SHORT, 2) },
    { what: 'part of a line', end: () => message('client', SHORT, 0) },
    { what: 'two reads of one side', end: () => message('server', SHORT) },
  ];
  for (const { what, end } of ends) {
    it(`sleeps after ${what}`, () => {
      alternate(MOST_EARNED);
      end();
      expect(turn()).toBe(false);
      alternate(AWAKE_AT - 1);
      expect(tasks).toHaveLength(0);
    });
  }

  it('stays awake over a long wait now and then', () => {
    alternate(MOST_EARNED);
    wait(LONG);
    message('client', 0);
    expect(turn()).toBe(true);
  });

  it('sleeps where more than one wait in some seventeen is long', () => {
    alternate(MOST_EARNED);
    for (let round = 0; round < 40; round += 1) {
      alternate(LONG_WAIT_COSTS - 2);
      wait(LONG);
      message('client', 0);
      message('server', SHORT);
    }
    expect(turn()).toBe(false);
  });

  const takings = [
    { when: 'while it looked', taken: () => turn() },
    { when: 'until a message was there', taken: () => message('client', 0) },
  ];
  for (const { when, taken } of takings) {
    it(`sleeps for long after somebody else had the processor ${when}`, () => {
      alternate(MOST_EARNED);
      now += LOST_MS * 1.1;
      taken();
      expect(turn()).toBe(false);
      alternate(AWAKE_AT - DEBT - 1);
      expect(tasks).toHaveLength(0);
      alternate(2);
      expect(tasks).toHaveLength(1);
    });
  }

  it('never stays awake where the server takes its time, however fast the client is', () => {
    for (let call = 0; call < 200; call += 1) {
      message('client', SHORT);
      message('server', LONG);
      expect(tasks).toHaveLength(0);
    }
  });
});
