import { UserError } from '../../errors/exit.js';

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `--since`: a span back from now (`30m`, `24h`, `7d`) or a date or time as RFC 3339 writes it. Milliseconds since the epoch. */
export function parseSince(text: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,9})\s*([smhdw])$/i.exec(text.trim()) ?? [];
  const length = UNITS[unit.toLowerCase()];
  if (count !== undefined && length !== undefined) return now - Number(count) * length;
  if (/^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?)?$/.test(text.trim())) {
    const time = Date.parse(text.trim());
    if (!Number.isNaN(time)) return time;
  }
  throw new UserError(`\`${text}\` is no time for --since: write a span like 30m, 24h or 7d, or a date like 2026-02-03T10:30:00Z`);
}
