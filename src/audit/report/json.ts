import type { AuditRow } from '../read/row.js';

/** Rows as one JSON array (`array`), or one object a line (`lines`). Members as in the log; `time` is RFC 3339. */
export async function* jsonReport(rows: AsyncIterable<AuditRow>, shape: 'array' | 'lines'): AsyncGenerator<string, void, undefined> {
  let first = true;
  for await (const row of rows) {
    const text = JSON.stringify(shown(row));
    if (shape === 'lines') yield `${text}\n`;
    else yield `${first ? '[\n' : ',\n'}${text}`;
    first = false;
  }
  if (shape === 'array') yield first ? '[]\n' : '\n]\n';
}

function shown({ time: _time, timeText, paths: _paths, input: _input, masked: _masked, acting: _acting, ...row }: AuditRow): object {
  return { time: timeText, ...row };
}
