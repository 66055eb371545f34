import { expect, test } from 'vitest';
import { withoutRepeats } from '../../src/telemetry/without-repeats.js';

function heard() {
  const said: string[] = [];
  const due: (() => void)[] = [];
  const note =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      const { err, again } = fields;
      const stack = err instanceof Error ? ` (${err.message})` : '';
      said.push(`${level} ${message}${stack}${typeof again === 'number' ? ` again ${again}` : ''}`);
    };
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const pass = () => {
    for (const task of due.splice(0)) task();
  };
  return { said, pass, due, log: withoutRepeats(log, (task) => void due.push(task)) };
}

test('what goes wrong again and again is said once, and how often more after a while', () => {
  const { said, pass, due, log } = heard();
  for (let message = 0; message < 1_000; message++) log.error('no record', { err: new Error('ENOSPC'), id: message });
  expect(said).toEqual(['error no record (ENOSPC)']);
  pass();
  expect(said.slice(1)).toEqual(['error no record again 999']);
  log.error('no record', { err: new Error('ENOSPC') });
  expect(said).toHaveLength(2);
  pass();
  expect(said.slice(2)).toEqual(['error no record again 1']);
  pass();
  expect([said.length, due.length]).toEqual([3, 0]);
  log.error('no record', { err: new Error('ENOSPC') });
  expect(said.at(-1)).toBe('error no record (ENOSPC)');
});

test('honest: another cause, another level and what is only told are said', () => {
  const { said, log } = heard();
  log.error('no record', { err: new Error('ENOSPC') });
  log.error('no record', { err: new Error('EIO') });
  log.warn('no record', { err: new Error('EIO') });
  log.error('no head', { error: 'EIO' });
  for (let times = 0; times < 3; times++) log.info('reloaded');
  for (let times = 0; times < 3; times++) log.debug('seen');
  expect(said).toEqual([
    'error no record (ENOSPC)',
    'error no record (EIO)',
    'warn no record (EIO)',
    'error no head',
    ...Array<string>(3).fill('info reloaded'),
    ...Array<string>(3).fill('debug seen'),
  ]);
});

test('causes that somebody else makes up do not fill the log either', () => {
  const { said, log } = heard();
  for (let message = 0; message < 10_000; message++) log.error('no record', { err: new Error(`of ${message}`) });
  expect(said.length).toBeLessThan(300);
});

test('nor do they keep another error from being said, also where the message quotes them', () => {
  const { said, pass, due, log } = heard();
  for (let message = 0; message < 1_000; message++) {
    log.error('no record', { err: new Error(`of ${message}`) });
    log.warn(`the tool \`${message}\` is odd`);
    log.warn(`not admitted: ${message}`);
  }
  expect(said.length).toBeLessThan(450);
  log.error('no head', { err: new Error('ENOSPC') });
  expect(said.at(-1)).toBe('error no head (ENOSPC)');
  pass();
  pass();
  expect(due).toEqual([]);
  log.error('no record', { err: new Error('of 999') });
  expect(said.at(-1)).toBe('error no record (of 999)');
});
