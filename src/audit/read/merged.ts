import type { AuditRow } from './row.js';

/** Several sorted streams as one. A row without a time goes where it stands. */
export async function* merged(streams: readonly AsyncGenerator<AuditRow, void, undefined>[]): AsyncGenerator<AuditRow, void, undefined> {
  const heads: { row: AuditRow; stream: AsyncGenerator<AuditRow, void, undefined> }[] = [];
  const advance = async (stream: AsyncGenerator<AuditRow, void, undefined>) => {
    const next = await stream.next();
    if (next.done !== true) heads.push({ row: next.value, stream });
  };
  for (const stream of streams) await advance(stream);
  while (heads.length > 0) {
    let earliest = 0;
    for (const [index, { row }] of heads.entries()) {
      const best = heads[earliest]?.row.time ?? Number.NaN;
      if (Number.isNaN(row.time) || row.time < best) earliest = index;
    }
    const [head] = heads.splice(earliest, 1);
    if (head === undefined) return;
    yield head.row;
    await advance(head.stream);
  }
}
