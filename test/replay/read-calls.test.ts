import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { callNotes } from '../../src/replay/read-calls.js';
import { evaluation, temporaryFolder, TIME } from '../audit/helpers.js';
import { inputDocument } from '../input-document.js';
import { callsOf, writeLog } from './recorded-log.js';

const input = inputDocument() as unknown as JsonObject;

describe.each(['cloudevents', 'json'] as const)('a log in the form %s', (format) => {
  test('gives the recorded document, what was said and what is masked', async () => {
    const path = join(temporaryFolder(), 'a.jsonl');
    writeLog(path, [evaluation({ decision_id: 'd-7', input, masked: ['/arguments/path'], rules: ['r'] }, TIME)], format);
    expect(await callsOf([path])).toEqual([
      {
        id: 'd-7',
        time: TIME,
        timeText: '2026-02-03T10:30:00.000Z',
        subject: 'read_file',
        said: { effect: 'allow', reasons: [], rules: ['r'] },
        revision: 'sha256:abc',
        input,
        masked: ['/arguments/path'],
      },
    ]);
  });
});

test('what cannot be decided again is counted by why, and lines that cannot be read are named', async () => {
  const path = join(temporaryFolder(), 'a.jsonl');
  const refused = { id: 'duplicate_id', message: 'm', severity: 'high', source: 'pep' } as const;
  writeLog(path, [
    evaluation({ decision_id: 'd-1', input }, TIME),
    evaluation({ decision_id: 'd-2' }, TIME + 1),
    evaluation({ decision_id: 'd-3', decision: 'deny', reasons: [refused] }, TIME + 2),
    evaluation({ decision_id: 'd-4', method: 'ping', tool: undefined as never }, TIME + 3),
    evaluation({ decision_id: 'd-5', input: { ...input, findings: 'none' } }, TIME + 4),
    evaluation({ decision_id: 'd-6', input: { ...input, paths: { '/arguments/path': { lexical: '/a' } } } }, TIME + 5),
  ]);
  appendFileSync(path, '{"half": \nno json\n');
  const notes = callNotes();
  expect((await callsOf([path], {}, notes)).map(({ id }) => id)).toEqual(['d-1']);
  expect(notes.unrecorded).toEqual({ 'no input': 3, 'not the policy': 1, plumbing: 1 });
  expect(notes.badCount).toBe(2);
  expect(notes.bad.map(({ line }) => line)).toEqual([7, 8]);
});

test('several logs in the order of time, filtered by tool and time, and no more than asked for', async () => {
  const folder = temporaryFolder();
  const [one, two] = [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')];
  writeLog(
    one,
    [1, 3, 5].map((at) => evaluation({ decision_id: `d-${at}`, input }, TIME + at)),
  );
  writeLog(
    two,
    [2, 4].map((at) => evaluation({ decision_id: `d-${at}`, input, ...(at === 4 ? { tool: 'other' } : {}) }, TIME + at)),
  );
  const ids = async (filter = {}, notes = callNotes()) => (await callsOf([one, two], filter, notes)).map(({ id }) => id);
  expect(await ids()).toEqual(['d-1', 'd-2', 'd-3', 'd-4', 'd-5']);
  expect(await ids({ since: TIME + 3 })).toEqual(['d-3', 'd-4', 'd-5']);
  expect(await ids({ tool: 'other' })).toEqual(['d-4']);
  const notes = callNotes();
  expect(await ids({ limit: 2 }, notes)).toEqual(['d-1', 'd-2']);
  expect(notes.limited).toBe(true);
});
