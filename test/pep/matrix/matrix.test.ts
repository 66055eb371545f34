import { afterAll, describe, expect, test } from 'vitest';
import { createInspector } from '../../../src/inspect/create-inspector.js';
import { detectors } from '../../../src/inspect/detectors/index.js';
import { loadPolicySet } from '../../../src/pap/load-policy-set.js';
import { resolveSource } from '../../../src/pap/source/resolve-source.js';
import { METHODS, type Sender } from '../../../src/protocol/methods.js';
import { keptPolicyDeps } from '../../kept-policy-deps.js';
import { ASKED_PLACES } from './asked-places.js';
import { ATTACKS } from './attacks.js';
import { BESIDE_PLACES } from './beside-places.js';
import { CLIENT_PLACES } from './client-places.js';
import { HARMS_BY_BEING_READ, whyLeftAlone } from './left-alone.js';
import { outcomesAt } from './outcomes.js';
import { SERVER_PLACES } from './server-places.js';

const PLACES = [...CLIENT_PLACES, ...ASKED_PLACES, ...SERVER_PLACES, ...BESIDE_PLACES];
const DETECTORS = detectors.map(({ name }) => name);
const LEGEND = 'B refused for it, b refused for what another detector found, R cut out, n noted, . passes, - refused whatever it says';
const COLUMNS = DETECTORS.map((name, index) => `${'| '.repeat(index)}${name}`);
const deps = keptPolicyDeps();
afterAll(() => deps.close());

/**
 * `matrix/<profile>.txt` is a line for each place and a letter for each detector; `npx vitest run test/pep/matrix -u` writes them anew, for a person to
 * read what changed.
 */
describe.each(['standard', 'strict', 'enterprise'])('what `%s` does in each place about each detector', (profile) => {
  test('is what stands in its table, and what harms by being read passes for a reason', async () => {
    const { set } = await loadPolicySet([resolveSource(profile)], deps);
    const inspector = createInspector();
    const rows = PLACES.map((place) => ({ where: place.where, outcomes: outcomesAt(place, set, inspector) }));
    const lines = rows.map(({ where, outcomes }) => `${outcomes.join(' ')}  ${where}`);
    await expect([LEGEND, '', ...COLUMNS, ...lines, ''].join('\n')).toMatchFileSnapshot(`${profile}.txt`);
    const passing = rows.flatMap(({ where, outcomes }) =>
      HARMS_BY_BEING_READ.flatMap((harm) => {
        const passes = '.n'.includes(outcomes[DETECTORS.indexOf(harm)] ?? '.');
        return passes && whyLeftAlone(where, harm) === undefined ? [`${harm} in ${where}`] : [];
      }),
    );
    expect(passing).toEqual([]);
  }, 60_000);
});

test('each detector has an attack', () => {
  expect(Object.keys(ATTACKS)).toEqual(DETECTORS);
});

const MESSAGES = METHODS.flatMap(({ method, kind, from }) => {
  const senders: readonly Sender[] = from === 'both' ? ['client', 'server'] : [from];
  return senders.flatMap((sender) => {
    const other: Sender = sender === 'client' ? 'server' : 'client';
    const message = { method, from: sender, kind } as const;
    return kind === 'request' ? [message, { method, from: other, kind: 'response' } as const] : [message];
  });
});

test.each(MESSAGES)('a $kind of $method from the $from has a place', ({ method, from, kind }) => {
  expect(PLACES.some((place) => place.method === method && place.from === from && place.kind === kind)).toBe(true);
});

test('each place stands once', () => {
  expect(new Set(PLACES.map(({ where }) => where)).size).toBe(PLACES.length);
});
