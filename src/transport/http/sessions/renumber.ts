import { findSpan, splice, type Splice } from '../../../protocol/json-span.js';

/**
 * Where several clients share one server their ids and tokens meet, so each request goes on under a number of its own. Only the id, and
 * the token of its progress, are cut out and replaced; every other byte stays. Undefined: they cannot be found without doubt.
 */
export function numbered(request: Buffer, number: number, hasToken: boolean): Buffer | undefined {
  const text = String(number);
  const splices = [replace(request, ['id'], text)];
  if (hasToken) splices.push(replace(request, ['params', '_meta', 'progressToken'], text));
  return spliced(request, splices);
}

/** The value at the path as it was before. */
export function restored(message: Buffer, path: readonly string[], text: string): Buffer | undefined {
  return spliced(message, [replace(message, path, text)]);
}

function replace(json: Buffer, path: readonly string[], text: string): Splice | undefined {
  const span = findSpan(json, path);
  return span === undefined ? undefined : { ...span, text };
}

function spliced(json: Buffer, splices: readonly (Splice | undefined)[]): Buffer | undefined {
  const found = splices.filter((piece) => piece !== undefined);
  return found.length === splices.length ? splice(json, found) : undefined;
}
