import type { AuditRow } from '../read/row.js';

const COLUMNS = [
  'time',
  'server',
  'direction',
  'method',
  'tool',
  'decision',
  'enforced',
  'mode',
  'reason',
  'rules',
  'latency_ms',
  'response',
  'subject',
  'authenticated',
  'session',
  'decision_id',
  'revision',
  'arguments',
  'file',
  'line',
] as const;

type Cell = string | number | boolean | undefined;

/** RFC 4180 (lines end with CR LF), text always quoted, and harmless in a spreadsheet. Yields text with its line ends. */
export async function* csvReport(rows: AsyncIterable<AuditRow>): AsyncGenerator<string, void, undefined> {
  yield `${COLUMNS.join(',')}\r\n`;
  for await (const row of rows) {
    const cells = cellsOf(row);
    yield `${COLUMNS.map((column) => cell(cells[column])).join(',')}\r\n`;
  }
}

function cellsOf(row: AuditRow): Readonly<Record<(typeof COLUMNS)[number], Cell>> {
  return {
    time: row.timeText,
    server: row.server,
    direction: row.direction,
    method: row.method,
    tool: row.tool,
    decision: row.decision,
    enforced: row.enforced,
    mode: row.mode,
    reason: row.reasons.map(({ message, id }) => message || id).join('; '),
    rules: row.rules.join(' '),
    latency_ms: row.latency_ms,
    response: row.response,
    subject: row.subject,
    authenticated: row.authenticated,
    session: row.session,
    decision_id: row.decision_id,
    revision: row.revision,
    arguments: row.arguments === undefined ? undefined : JSON.stringify(row.arguments),
    file: row.file,
    line: row.line,
  };
}

/**
 * A cell that begins like a formula is one to Excel, LibreOffice and Google Sheets, quoted or not (OWASP: CSV Injection); an
 * apostrophe before it makes it text. White space and the full-width forms count as well.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cell(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  if (value === '') return '';
  const text = value.replaceAll('\0', '\ufffd');
  return `"${FORMULA.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
