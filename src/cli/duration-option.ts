import { UserError } from '../errors/exit.js';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** What a timer of Node can wait for. */
const MOST_MS = 2 ** 31 - 1;

/** A duration as Go writes it (`500ms`, `5s`, `1m30s`) in milliseconds. Throws a `UserError`. */
export function durationOption(option: string, text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const ms = parts.reduce((sum, [, number = '', unit = '']) => sum + Number(number) * (UNITS[unit] ?? 0), 0);
  if (parts.map(([part]) => part).join('') !== text || text === '' || ms < 1 || ms > MOST_MS)
    throw new UserError(`\`${text}\` is no value of \`${option}\`: a duration such as \`500ms\`, \`5s\` or \`1m30s\``);
  return Math.round(ms);
}

/** Throws a `UserError` for what is no whole number from 1 on. */
export function countOption(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no value of \`${option}\`: a whole number from 1 on`);
}
