import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { RESERVED_MEMBERS } from './encode/encode.js';

/** One entry of a log, whatever form it was written in. Values are as they stand in the file: nobody vouches for them but `verify`. */
export interface LogEntry {
  readonly type: string;
  /** Milliseconds since the epoch; NaN when the entry does not say or nobody can read it. */
  readonly time: number;
  readonly timeText: string;
  readonly server: string;
  readonly data: JsonObject;
}

/** The entry of a line's JSON text, or in words why it is none. */
export function parseEntry(text: string): LogEntry | string {
  if (text.trim() === '') return 'the line is empty';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'the line is not JSON';
  }
  if (!isJsonObject(value)) return 'the line is not a JSON object';
  const { type } = value;
  if (typeof type !== 'string') return 'the entry has no type';
  return typeof value['specversion'] === 'string' ? cloudEvent(type, value) : flat(type, value);
}

function cloudEvent(type: string, envelope: JsonObject): LogEntry | string {
  const { data, time, source } = envelope;
  if (!isJsonObject(data)) return 'the entry has no data';
  return { type, ...timeOf(time), server: serverOf(source), data };
}

/** Ours without the envelope, and the original program's `--log-format json` (which says `timestamp`). */
function flat(type: string, members: JsonObject): LogEntry | string {
  const { time, timestamp, server } = members;
  const data = Object.fromEntries(
    Object.entries(members)
      .filter(([name]) => !RESERVED_MEMBERS.has(name) && name !== 'timestamp')
      .map(([name, value]) => [RESERVED_MEMBERS.has(name.slice(0, -1)) && name.endsWith('_') ? name.slice(0, -1) : name, value]),
  );
  return { type, ...timeOf(time ?? timestamp), server: typeof server === 'string' ? server : '', data };
}

function timeOf(value: JsonValue | undefined): { readonly time: number; readonly timeText: string } {
  if (typeof value !== 'string') return { time: Number.NaN, timeText: '' };
  return { time: Date.parse(value), timeText: value };
}

const SOURCE = 'urn:mcp-proxy:';

function serverOf(source: JsonValue | undefined): string {
  if (typeof source !== 'string') return '';
  if (!source.startsWith(SOURCE)) return source;
  try {
    return decodeURIComponent(source.slice(SOURCE.length));
  } catch {
    return source.slice(SOURCE.length);
  }
}
