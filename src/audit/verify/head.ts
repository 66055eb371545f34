import { errorCode } from '../../errors/error-code.js';
import { isJsonObject } from '../../protocol/json/json.js';
import { HEAD_BYTES, HEAD_FORMAT } from '../format/log-format.js';
import { headPath } from '../format/layout.js';
import { openLogFile } from '../format/open-files.js';

/** Where the head says that the log begins and ends. */
export type CheckedHead =
  | {
      readonly kind: 'head';
      readonly firstSequence: number;
      readonly firstPrevious: string;
      readonly sequence: number;
      readonly entryhash: string;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

export async function readCheckedHead(log: string): Promise<CheckedHead> {
  try {
    const file = await openLogFile(headPath(log));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES + 1), 0, HEAD_BYTES + 1, 0);
      return parseHead(buffer.toString('latin1', 0, bytesRead)) ?? { kind: 'unreadable' };
    } finally {
      await file.close();
    }
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable' };
  }
}

/** Only the very text that a writer makes: whatever else reads as the same head was touched. */
function parseHead(text: string): CheckedHead | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const { firstsequence, firstprevioushash, sequence, entryhash } = value;
  const expected = JSON.stringify({ format: HEAD_FORMAT, firstsequence, firstprevioushash, sequence, entryhash });
  if (text !== `${expected.padEnd(HEAD_BYTES - 1)}\n`) return undefined;
  if (!isSequence(firstsequence) || !isSequence(sequence) || !isHash(firstprevioushash) || !isHash(entryhash)) return undefined;
  const first = Number(firstsequence);
  const last = Number(sequence);
  // A head that no log can have: it begins after its end, or is empty and does not end where it begins.
  if (first < 1 || first > last + 1 || (first === last + 1 && firstprevioushash !== entryhash)) return undefined;
  return { kind: 'head', firstSequence: first, firstPrevious: firstprevioushash, sequence: last, entryhash };
}

const isSequence = (value: unknown): value is string => typeof value === 'string' && /^[0-9]{12}$/.test(value);
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
