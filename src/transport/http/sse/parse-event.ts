import type { SseEvent } from './event.js';
import { hasOddLineEnd } from './odd-line-ends.js';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DIGITS = /^[0-9]+$/;
const NOTHING = Buffer.alloc(0);
const NEWLINE = Buffer.from('\n');

/** The fields of one event; `raw` is all its lines. A last line without an end is read like the others. */
export function parseEvent(raw: Buffer): SseEvent {
  const data: Buffer[] = [];
  let event = '';
  let id: string | undefined;
  let retry: number | undefined;
  let odd = false;
  let cr = raw.indexOf(CR);
  for (let start = 0; start < raw.length;) {
    const lf = raw.indexOf(LF, start);
    if (cr !== -1 && cr < start) cr = raw.indexOf(CR, start);
    const end = cr !== -1 && (lf === -1 || cr < lf) ? cr : lf === -1 ? raw.length : lf;
    const field = fieldOf(raw, start, end);
    if (field.name !== 'data') odd ||= hasOddLineEnd(raw.subarray(start, end));
    start = end + (end === cr && lf === cr + 1 ? 2 : 1);
    switch (field.name) {
      case 'data':
        data.push(field.value);
        break;
      case 'event':
        event = field.value.toString();
        break;
      case 'id':
        if (!field.value.includes(0)) id = field.value.toString();
        break;
      case 'retry': {
        const text = field.value.toString('latin1');
        if (DIGITS.test(text)) retry = Number(text);
        break;
      }
    }
  }
  const read = { raw, data: joined(data), event, id, retry };
  return odd ? { ...read, oddLineEnd: true } : read;
}

/** `name: value`; a comment's name is empty, and a name without a colon has an empty value. Names that long are none of ours. */
function fieldOf(raw: Buffer, start: number, end: number): { readonly name: string; readonly value: Buffer } {
  const line = raw.subarray(start, end);
  const colon = line.subarray(0, LONGEST_NAME + 1).indexOf(':');
  if (colon === -1) return { name: line.length > LONGEST_NAME ? '' : line.toString('latin1'), value: NOTHING };
  return { name: line.toString('latin1', 0, colon), value: line.subarray(colon + (line[colon + 1] === SPACE ? 2 : 1)) };
}
const LONGEST_NAME = 'event'.length;

function joined(lines: readonly Buffer[]): Buffer {
  const [first = NOTHING, ...more] = lines;
  return more.length === 0 ? first : Buffer.concat([first, ...more.flatMap((line) => [NEWLINE, line])]);
}
