/**
 * `"id": token` as the last member of the object that a text ends with. Where a quote stands right after a comma or a brace and the rest is
 * JSON, it opens a name: nothing inside a string looks like this to the end of the text.
 */
const LAST_MEMBER = /[,{]\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)\s*\}\s*$/;

/** The id at the end of a message of which only that end was kept; undefined where it is not the last thing there. */
export function trailingId(end: Buffer): string | undefined {
  return LAST_MEMBER.exec(end.toString('utf8'))?.[1];
}
