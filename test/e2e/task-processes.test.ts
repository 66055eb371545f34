import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endListeners, listening, node, site, type Site } from './proxied.js';
import { session, sessionless, TASKS, tokens } from './task-clients.js';

let place: Site;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await endListeners();
  place.remove();
});

const listen = async (options: readonly string[] = []) => {
  const file = place.write('policy.yaml', 'version: "1.0"\ndefault_action: allow\nrules:\n  - { tool: other, action: deny }\n');
  return (await listening(['--sessions=shared', `--policy=${file}`, `--log=${place.log}`, ...options], [node, TASKS])).url;
};

/** With sessions and without, callers reach two processes of one command. */
const ERAS = { sessions: session, 'no sessions': sessionless } as const;
type EraName = keyof typeof ERAS;
const BOTH: readonly (readonly [EraName, EraName])[] = [
  ['sessions', 'no sessions'],
  ['no sessions', 'sessions'],
];
const NOBODYS = /foreign_task/;
const reads = { method: 'tasks/get', params: { taskId: 'a' }, said: /"taskId":"a","status":"working"/ } as const;

describe.each(BOTH)('two processes of a shared server: %s, and beside it %s', (here, there) => {
  test('one id is a task of its own in each of them', async () => {
    const url = await listen();
    const [mine, theirs] = [await ERAS[here](url), await ERAS[there](url)];
    for (const at of [mine, theirs]) expect(await at.make('a')).toMatch(reads.said);
    for (const at of [mine, theirs]) expect(await at.ask(reads.method, reads.params)).toMatch(reads.said);
    await mine.make('mine');
    expect(await theirs.ask('tasks/get', { taskId: 'mine' })).toMatch(NOBODYS);
  });

  test('who has a task in one of them has none of that id in the other, whoever asks', async () => {
    const { tokenOf, options } = await tokens(place);
    const [url, ann, bob] = [await listen(options), await tokenOf('ann'), await tokenOf('bob')];
    const [annHere, bobThere] = [await ERAS[here](url, ann), await ERAS[there](url, bob)];
    await annHere.make('a');
    await bobThere.make('a');
    const [bobHere, annThere] = [await ERAS[here](url, bob), await ERAS[there](url, ann)];
    for (const at of [annHere, bobThere]) expect(await at.ask(reads.method, reads.params)).toMatch(reads.said);
    for (const at of [bobHere, annThere]) expect(await at.ask(reads.method, reads.params)).toMatch(NOBODYS);
  });

  test('when one crashes its tasks are nobody’s, its ids are free, and the other’s are whose they were', async () => {
    const { tokenOf, options } = await tokens(place);
    const [url, ann, bob] = [await listen(options), await tokenOf('ann'), await tokenOf('bob')];
    const [annHere, annThere] = [await ERAS[here](url, ann), await ERAS[there](url, ann)];
    await annHere.make('a');
    await annThere.make('b');
    expect(await annHere.make('now', 'crash')).toContain('server_ended');
    expect(await annThere.ask('tasks/get', { taskId: 'b' })).toContain('"taskId":"b","status":"working"');

    const [annAgain, bobHere] = [await ERAS[here](url, ann), await ERAS[here](url, bob)];
    expect(await annAgain.ask(reads.method, reads.params)).toMatch(NOBODYS);
    expect(await bobHere.make('a')).toMatch(reads.said);
    expect(await bobHere.ask(reads.method, reads.params)).toMatch(reads.said);
    expect(await annAgain.ask(reads.method, reads.params)).toMatch(NOBODYS);
  });
});

test('tasks of a caller whose sessions have all ended are nobody’s once the process ended after them', async () => {
  const { tokenOf, options } = await tokens(place);
  const [url, ann, bob] = [await listen(options), await tokenOf('ann'), await tokenOf('bob')];
  const [first, other] = [await session(url, ann), await session(url, bob)];
  await first.make('a');
  await first.end();
  await other.make('now', 'crash');
  const next = await session(url, bob);
  expect(await next.make('a')).toMatch(reads.said);
  expect(await next.ask(reads.method, reads.params)).toMatch(reads.said);
});
