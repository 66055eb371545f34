import { UserError } from '../errors/exit.js';
import type { CallFilter } from '../replay/read-calls.js';

/** Which calls of a log, as commands take it. */
export interface CallOptions {
  readonly since?: string;
  readonly tool?: string;
  readonly limit?: string;
}

/** Throws a `UserError` for a value that is none. */
export function callFilter({ since, tool, limit }: CallOptions, parseTime: (text: string) => number): CallFilter {
  return {
    ...(since === undefined ? {} : { since: parseTime(since) }),
    ...(tool === undefined ? {} : { tool }),
    ...(limit === undefined ? {} : { limit: wholeNumber(limit) }),
  };
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no value of \`--limit\`: a whole number from 1 on`);
}
