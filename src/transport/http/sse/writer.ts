/** Streams are read as they come: nothing on the way may keep them back, change or store them (RFC 9111 §5.2.2.6; nginx's own header). */
export const SSE_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const;

export interface OutgoingEvent {
  readonly data: Buffer;
  /** Empty or absent: `message`. */
  readonly event?: string | undefined;
  readonly id?: string | undefined;
  readonly retry?: number | undefined;
}

const DATA = Buffer.from('data: ');
const END_OF_LINE = Buffer.from('\n');
const END = Buffer.from('\n\n');
const LINE_END = /\r\n|\r|\n/;
const LINE_BREAK = /[\r\n]/;

/** One event, complete. Data of several lines comes back with LF between them. */
export function sseEvent({ data, event = '', id, retry }: OutgoingEvent): Buffer {
  let fields = '';
  if (event !== '') fields += `event: ${fieldValue(event)}\n`;
  if (id !== undefined) fields += `id: ${idValue(id)}\n`;
  if (retry !== undefined) fields += `retry: ${retry}\n`;
  const lines = linesOf(data).flatMap((line, index) => (index === 0 ? [DATA, line] : [END_OF_LINE, DATA, line]));
  return Buffer.concat([Buffer.from(fields), ...lines, END]);
}

/** What readers pass over: it keeps a connection open that says nothing. */
export function sseComment(text: string): Buffer {
  return Buffer.from(`:${text === '' ? '' : ` ${fieldValue(text)}`}\n\n`);
}

function linesOf(data: Buffer): readonly Buffer[] {
  if (!data.includes(0x0a) && !data.includes(0x0d)) return [data];
  return data
    .toString('latin1')
    .split(LINE_END)
    .map((line) => Buffer.from(line, 'latin1'));
}

/** Readers pass over an id with a NUL. In other fields it is a character like others, which a server may have sent. */
function idValue(text: string): string {
  if (text.includes('\0')) throw new Error('the id of an event has no NULs');
  return fieldValue(text);
}

function fieldValue(text: string): string {
  if (LINE_BREAK.test(text)) throw new Error('a field of an event stream is one line');
  return text;
}
