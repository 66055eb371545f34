import { expect, it } from 'vitest';
import { uuids } from '../../src/telemetry/uuid.js';

it('makes random UUIDs, no two alike over many blocks', () => {
  const next = uuids();
  const made = Array.from({ length: 1_000 }, next);
  expect(new Set(made).size).toBe(1_000);
  expect(made.filter((uuid) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid))).toEqual([]);
});
