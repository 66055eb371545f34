const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * A JSON text on one line: each CR and LF is a space instead, which is the same white space to every parser (inside a string neither may
 * stand, RFC 8259 §7). For a message from an HTTP body that goes on to a pipe or an event stream, where both end a line. The same buffer
 * where there is none, else a copy of the same length.
 */
export function oneLine(json: Buffer): Buffer {
  if (!json.includes(LINE_FEED) && !json.includes(CARRIAGE_RETURN)) return json;
  const folded = Buffer.from(json);
  for (let at = 0; at < folded.length; at++) if (folded[at] === LINE_FEED || folded[at] === CARRIAGE_RETURN) folded[at] = SPACE;
  return folded;
}
