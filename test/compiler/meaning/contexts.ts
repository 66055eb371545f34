import type { Identity, InputDocument } from '../../../src/pdp/input-document.js';
import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';
import { CLIENTS, LABELS, SUBJECTS, TOOLS } from './policies.js';
import type { Random } from './random.js';

type Context = Pick<InputDocument, 'identity' | 'client' | 'session' | 'time'>;

/** Who calls, by what client, when and after what: known, nearly known, of the wrong type and not at all. */
export function contextFor(random: Random): Context {
  const client = random.pick<string | undefined>([...CLIENTS, 'chat-', 'Editor', undefined]);
  const now = momentFor(random);
  return {
    identity: identityFor(random),
    client: client === undefined ? {} : { name: client },
    session: {
      id: 's',
      started: '2026-01-01T00:00:00Z',
      calls: 0,
      tools: Object.fromEntries(random.some(TOOLS, 0.4).map((name) => [name, random.pick([1, 2, 0])])),
      labels: random.some(LABELS, 0.4),
    },
    time: { now_ns: now * 1e6, hour: new Date(now).getUTCHours(), weekday: 'Monday', zone: 'UTC' },
  };
}

const METHODS = ['jwt', 'token', 'flag', 'os', 'none'] as const;

function identityFor(random: Random): Identity {
  return {
    subject: random.pick([...SUBJECTS, 'al', 'rob', '']),
    authenticated: random.chance(0.5),
    method: random.pick(METHODS),
    ...(random.chance(0.7) ? { claims: claimsFor(random) } : {}),
  };
}

function claimsFor(random: Random): JsonObject {
  const claims: Readonly<Record<string, readonly [JsonValue, ...JsonValue[]]>> = {
    groups: [['ops'], ['dev', 'ß'], [], ['other'], ['ops', 1], [1], 'ops', null],
    department: ['it', ['hr', 'it'], 'sales', null, {}, []],
    level: [1, 2, '1', 3, [1, 'x'], 1.5, true],
    realm: [{ admin: true }, { admin: 'true' }, { 'a/b': 'x' }, { admin: [true] }, {}, 'admin'],
  };
  return Object.fromEntries(random.some(Object.entries(claims), 0.6).map(([name, values]) => [name, random.pick(values)]));
}

/** Around the hours where windows turn, and around those that clocks skip and repeat. */
const TURNS = [
  '2026-01-05T00:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-10-25T00:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-11-01T06:00:00Z',
  '2024-02-29T08:00:00Z',
  '2026-07-11T18:00:00Z',
  '2026-07-12T06:00:00Z',
  '2011-12-30T10:00:00Z',
] as const;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function momentFor(random: Random): number {
  const turn = Date.parse(random.pick(TURNS));
  if (random.chance(0.3)) return turn + random.below(7 * DAY_MS);
  return turn + (random.below(49) - 24) * 30 * MINUTE_MS + random.pick([0, 0, -1, 1, MINUTE_MS]);
}
