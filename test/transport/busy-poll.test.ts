import { beforeEach, describe, expect, it } from 'vitest';
import { AWAKE_AT, createBusyPoll, LONG_WAIT_COSTS, LONGEST_WAIT_MS, MOST_EARNED, type BusyPoll } from '../../src/transport/busy-poll.js';

const SHORT = LONGEST_WAIT_MS / 2;
const LONG = LONGEST_WAIT_MS * 2;

let now: number;
let tasks: (() => void)[];
let poll: BusyPoll;

beforeEach(() => {
  now = 0;
  tasks = [];
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
  poll.heard(from, lines);
  poll.handled();
}

/** Both sides by turns, the client first. */
function alternate(messages: number, wait = SHORT): void {
  for (let made = 0; made < messages; made += 1) message(made % 2 === 0 ? 'client' : 'server', wait);
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
    now += SHORT;
    expect(turn()).toBe(true);
    expect(tasks).toHaveLength(1);
    now += SHORT * 1.5;
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
    message('client', LONG);
    expect(turn()).toBe(true);
  });

  it('sleeps where more than one wait in some seventeen is long', () => {
    alternate(MOST_EARNED);
    for (let round = 0; round < 40; round += 1) {
      alternate(LONG_WAIT_COSTS - 2);
      message('client', LONG);
      message('server', SHORT);
    }
    expect(turn()).toBe(false);
  });

  it('never stays awake where the server takes its time, however fast the client is', () => {
    for (let call = 0; call < 200; call += 1) {
      message('client', SHORT);
      message('server', LONG);
      expect(tasks).toHaveLength(0);
    }
  });
});
