import { describe, expect, test } from 'vitest';
import { LONGEST_TASK_MS, MAX_TASKS, MAX_TASKS_OF_ONE, TaskLedger, type GivenTask } from '../../src/pip/task-ledger.js';

const RUN = { method: 'tools/call', tool: 'run' };
const TOLD = { method: undefined, tool: undefined };

function ledger(of: 'one' | 'several' | 'all' = 'several') {
  let now = 0;
  const kept = new TaskLedger({ of, now: () => now });
  const task = (id: string, more: Partial<GivenTask> = {}): GivenTask => ({ id, owner: 'a', origin: RUN, ttl: 600_000, ...more });
  return { kept, task, pass: (ms: number) => void (now += ms), is: (id: string, owner = 'a') => kept.look(id, owner).is };
}

describe('whose a task is', () => {
  test('it is of who was given it, with what made it', () => {
    const { kept, task, is } = ledger();
    kept.give(task('t'));
    expect(kept.look('t', 'a')).toEqual({ is: 'own', origin: RUN });
    expect(is('t', 'b')).toBe('foreign');
    expect(is('u')).toBe('unknown');
  });

  test('a process of ours has no tasks that were given to nobody', () => {
    expect(ledger('all').is('t')).toBe('foreign');
  });

  test('what somebody has is not given to another, as no id stands for two tasks', () => {
    const { kept, task, is } = ledger();
    kept.give(task('t'));
    expect(kept.obstacle(task('t', { owner: 'b' }))).toBe('foreign_task');
    kept.give(task('t', { owner: 'b' }));
    expect(is('t', 'b')).toBe('foreign');
  });

  test('an id that a process of ours gave twice is nobody’s: who had it first would read what it stands for now', () => {
    const { kept, task, is } = ledger('all');
    kept.give(task('1'));
    expect(kept.obstacle(task('1', { owner: 'b' }))).toBe('foreign_task');
    expect([is('1', 'a'), is('1', 'b')]).toEqual(['foreign', 'foreign']);
    expect(kept.size).toBe(0);
  });

  test('who only hears of it does not make it another tool’s; another call with its id does', () => {
    const { kept, task } = ledger();
    kept.give(task('t'));
    kept.give(task('t', { origin: TOLD }));
    expect(kept.look('t', 'a')).toEqual({ is: 'own', origin: RUN });
    kept.give(task('t', { origin: { ...RUN, tool: 'read' } }));
    expect(kept.look('t', 'a')).toMatchObject({ origin: { tool: 'read' } });
    expect(kept.size).toBe(1);
  });

  test('long ids are told apart, and are no longer kept than short ones', () => {
    const { kept, task, is } = ledger();
    kept.give(task('x'.repeat(100_000)));
    expect([is('x'.repeat(100_000)), is('x'.repeat(99_999))]).toEqual(['own', 'unknown']);
  });

  test('who goes leaves none', () => {
    const { kept, task, is } = ledger();
    kept.give(task('t'));
    kept.give(task('u', { owner: 'b' }));
    kept.release('a');
    expect([is('t'), is('u', 'b')]).toEqual(['unknown', 'own']);
  });
});

describe('how long it is kept', () => {
  test.each([
    ['as long as the server says', 600_000, 600_000],
    ['no longer than a day, if it says more', LONGEST_TASK_MS * 9, LONGEST_TASK_MS],
    ['a day, if it sets no end', null, LONGEST_TASK_MS],
    ['a day, if it says nothing', undefined, LONGEST_TASK_MS],
    ['a minute at least', 5, 60_000],
    ['a minute at least, whatever it says', -1, 60_000],
  ])('%s', (_what, ttl, life) => {
    const { kept, task, pass, is } = ledger();
    kept.give(task('t', { ttl }));
    pass(life - 1);
    // Who asks for it has it for as long again.
    expect(is('t')).toBe('own');
    pass(life - 1);
    expect(is('t')).toBe('own');
    pass(life);
    expect(is('t')).toBe('unknown');
  });
});

describe('how many are kept', () => {
  const fill = ({ kept, task }: ReturnType<typeof ledger>, count: number, more: Partial<GivenTask> = {}) => {
    for (let index = 0; index < count; index++) kept.give(task(`${more.owner ?? 'a'}${index}`, more));
  };

  test('no more is taken than is remembered, and none is forgotten for it', () => {
    const at = ledger();
    fill(at, MAX_TASKS_OF_ONE);
    expect(at.kept.takes('a', RUN)).toBe(false);
    expect(at.kept.obstacle(at.task('late'))).toBe('too_many_tasks');
    at.kept.give(at.task('late'));
    expect([at.is('late'), at.is('a0'), at.kept.takes('b', RUN)]).toEqual(['unknown', 'own', true]);
    expect(at.kept.obstacle(at.task('a0'))).toBeUndefined();
  });

  test('what is over makes room, then what was fetched, the oldest first', () => {
    const at = ledger();
    fill(at, 1, { ttl: 60_000 });
    for (let index = 1; index < MAX_TASKS_OF_ONE; index++) at.kept.give(at.task(`a${index}`));
    at.pass(60_000);
    at.kept.give(at.task('x'));
    at.kept.done('a2', 'a');
    at.kept.done('a5', 'a');
    at.kept.done('a7', 'b');
    at.kept.give(at.task('y'));
    expect([at.is('x'), at.is('y'), at.is('a5'), at.is('a7')]).toEqual(['own', 'own', 'own', 'own']);
    // It may be at the server still, so nobody else may ask for it.
    expect(at.is('a2', 'b')).toBe('foreign');
    at.pass(LONGEST_TASK_MS);
    expect(at.is('a2', 'b')).toBe('unknown');
  });

  test('those that were only told of make room for what is asked for, never the other way', () => {
    const at = ledger('one');
    at.kept.give(at.task('mine'));
    fill(at, MAX_TASKS_OF_ONE, { origin: TOLD });
    expect(at.kept.takes('a', RUN)).toBe(true);
    fill(at, MAX_TASKS_OF_ONE, { owner: 'a', ttl: null });
    expect([at.is('mine'), at.kept.takes('a', RUN)]).toEqual(['own', false]);
    at.kept.give(at.task('told', { origin: TOLD }));
    expect(at.is('told')).toBe('unknown');
  });

  test('all of them together have a limit too', () => {
    const at = ledger();
    for (let owner = 0; at.kept.size < MAX_TASKS; owner++) fill(at, MAX_TASKS_OF_ONE, { owner: `o${owner}-` });
    expect(at.kept.takes('new', RUN)).toBe(false);
    at.kept.done('o3-9', 'o3-');
    expect(at.kept.takes('new', RUN)).toBe(true);
  });

  test('a hundred thousand that are fetched leave as many as one may have', () => {
    const at = ledger('one');
    for (let index = 0; index < 100_000; index++) {
      at.kept.give(at.task(`t${index}`, { ttl: null }));
      at.kept.done(`t${index}`, 'a');
    }
    expect(at.kept.size).toBe(MAX_TASKS_OF_ONE);
    expect(at.is('t99999')).toBe('own');
  });

  test('no name is kept that no honest tool has', () => {
    const { kept, task } = ledger();
    expect(kept.obstacle(task('t', { origin: { ...RUN, tool: 'x'.repeat(1_025) } }))).toBe('too_many_tasks');
    expect(kept.obstacle(task('t', { origin: { ...RUN, tool: 'x'.repeat(1_024) } }))).toBeUndefined();
  });
});
