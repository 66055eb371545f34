import { UserError } from '../errors/exit.js';
import { didYouMean } from '../errors/near-miss.js';
import { MAX_REQUESTS, type Rate, type RateUnit } from '../pdp/decision.js';

/** Every accepted spelling of a unit. `m` is a minute: nothing here is as long as a month. */
const UNITS: ReadonlyMap<string, RateUnit> = new Map([
  ...['s', 'sec', 'second', 'seconds'].map((word) => [word, 'second'] as const),
  ...['m', 'min', 'minute', 'minutes'].map((word) => [word, 'minute'] as const),
  ...['h', 'hour', 'hours'].map((word) => [word, 'hour'] as const),
  ...['d', 'day', 'days'].map((word) => [word, 'day'] as const),
]);

const FORM = 'write `<requests>/<unit>` with unit second, minute, hour or day (s, m, h, d), for example `100/minute`';

/** Reads `100/minute`, `5/s`, `10/h`. Throws a UserError that names the units for anything else (S-04). */
export function parseRate(text: string): Rate {
  const [count, unit, ...rest] = text.split('/').map((part) => part.trim());
  if (count === undefined || unit === undefined || rest.length > 0) throw new UserError(`\`${text}\` is not a rate: ${FORM}`);
  if (!/^[0-9]{1,15}$/.test(count)) throw new UserError(`\`${count}\` in the rate \`${text}\` is not a whole number of requests: ${FORM}`);
  const requests = Number(count);
  if (requests < 1) throw new UserError(`the rate \`${text}\` lets nothing through: to forbid a call, deny it in the policy`);
  if (requests > MAX_REQUESTS) throw new UserError(`the rate \`${text}\` is over the largest that is counted exactly, ${MAX_REQUESTS}`);
  const per = UNITS.get(unit.toLowerCase());
  if (per === undefined)
    throw new UserError(`\`${unit}\` in the rate \`${text}\` is not a unit of time${didYouMean(unit, UNITS.keys())}: ${FORM}`);
  return { requests, per };
}
