import { expect, test } from 'vitest';
import { createSessions } from '../../../../src/transport/http/reverse/sessions.js';
import { passing } from '../front/harness.js';

function table(maxSessions: number) {
  let now = 0;
  const ended: string[] = [];
  const sessions = createSessions({ maxSessions, sessionIdleMs: 100, now: () => now, onEnd: ({ id }) => void ended.push(id) });
  const add = (id: string, key = 'a') => sessions.add({ id, key, conversation: passing, path: '/mcp', answersElsewhere: false });
  return { sessions, ended, add, at: (time: number) => void (now = time) };
}

test('idle sessions are forgotten after their time, those in use are not, however long', () => {
  const { sessions, ended, add, at } = table(10);
  const used = add('used');
  add('idle');
  const release = sessions.use(used);
  at(60);
  add('late');
  at(101);
  sessions.sweep();
  expect(ended).toEqual(['idle']);
  at(500);
  release();
  sessions.sweep();
  expect(ended).toEqual(['idle', 'late']);
  at(601);
  sessions.sweep();
  expect(ended).toEqual(['idle', 'late', 'used']);
  expect([...sessions.all()]).toEqual([]);
});

test('what is open in a session that has ended comes to its end before the end is told', () => {
  const { sessions, ended, add } = table(10);
  const session = add('used');
  const releases = [sessions.use(session), sessions.use(session)];
  sessions.end(session);
  sessions.end(session);
  expect([sessions.find('used', 'a'), ended]).toEqual([undefined, []]);
  for (const release of releases) release();
  expect(ended).toEqual(['used']);
  expect([...sessions.all()]).toEqual([]);
});

test('an id that the server gives again is the later session', () => {
  const { sessions, ended, add } = table(10);
  add('same');
  const later = add('same');
  expect(ended).toEqual(['same']);
  expect(sessions.find('same', 'a')).toBe(later);
  expect(sessions.find('same', 'b')).toBeUndefined();
});

test('room is made by the caller that has most, the longest idle first, and not by what is in use', () => {
  const { sessions, ended, add } = table(5);
  add('b1', 'b');
  for (const id of ['a1', 'a2', 'a3', 'a4']) add(id);
  const used = sessions.find('a1', 'a');
  if (used !== undefined) sessions.use(used);
  for (const id of ['a5', 'a6']) {
    expect(sessions.makeRoom()).toBe(true);
    add(id);
  }
  expect(ended).toEqual(['a2', 'a3']);
  for (const id of ['b2', 'b3', 'b4']) {
    expect(sessions.makeRoom()).toBe(true);
    add(id, 'b');
  }
  // Of two with as many the longest idle.
  expect(ended).toEqual(['a2', 'a3', 'a4', 'a5', 'b1']);
  for (const { id, key } of sessions.all()) expect(sessions.find(id, key)?.id).toBe(id);
});

test('an id that the server gives again to another caller counts as that one’s', () => {
  const { sessions, ended, add } = table(3);
  add('same', 'a');
  add('same', 'b');
  add('a1', 'a');
  add('b1', 'b');
  expect(sessions.makeRoom()).toBe(true);
  expect(ended).toEqual(['same', 'same']);
});
