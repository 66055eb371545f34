import { expect, test } from 'vitest';
import { createSessions } from '../../../../src/transport/http/reverse/sessions.js';
import { passing } from '../front/harness.js';

function table(maxSessions: number) {
  let now = 0;
  const ended: string[] = [];
  const sessions = createSessions({ maxSessions, sessionIdleMs: 100, now: () => now, onEnd: ({ id }) => void ended.push(id) });
  const add = (id: string) => sessions.add({ id, key: 'a', conversation: passing, path: '/mcp', answersElsewhere: false });
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
