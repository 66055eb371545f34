/**
 * How many answers the proxy owes for a line that it does not forward (JSON-RPC 2.0 §4.1, §5, §6): one for each request and one for
 * what nobody can read, none for notifications, responses and blank lines. Undefined: one or none, for what looks like a notification
 * or a response, but cannot be parsed.
 */
export function answersDue(line: Buffer): number | undefined {
  const text = line.toString('utf8').replace(/\r$/, '');
  // Blanks as bytes: a byte order mark or a space beyond ASCII is something that nobody can read.
  if (line.toString('latin1').trim() === '') return 0;
  const value = parsed(text);
  // Refused as a whole, it is one message that nobody could read.
  const whole = hasBareCarriageReturn(text) || !isValid(line) || isTooDeep(text);
  if (value === undefined) return whole ? undefined : 1;
  if (whole) return isObject(value) ? dueTo(value) : 1;
  if (!Array.isArray(value)) return isObject(value) ? dueTo(value) : 1;
  if (value.length === 0) return 1;
  return (value as unknown[]).reduce<number>((sum, element) => sum + (isObject(element) ? dueTo(element) : 1), 0);
}

/** The limit of `defaultReadLimits`. */
const DEEPEST = 128;

function dueTo(message: object): number {
  if (Object.hasOwn(message, 'method')) return Object.hasOwn(message, 'id') ? 1 : 0;
  return Object.hasOwn(message, 'result') || Object.hasOwn(message, 'error') ? 0 : 1;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasBareCarriageReturn(text: string): boolean {
  return text.trim().includes('\r');
}

function isValid(line: Buffer): boolean {
  return Buffer.from(line.toString('utf8')).equals(line);
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const mark of text.replace(/"(?:[^"\\]|\\.)*"/g, '')) {
    if (mark === '{' || mark === '[') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === ']') depth--;
  }
  return deepest > DEEPEST;
}
