/**
 * An event's id as the header by which a stream is resumed: in UTF-8 (HTML, "Server-sent events": the `Last-Event-ID` header). Undefined: a header cannot say it,
 * and the stream is not resumed from there.
 */
export function lastEventIdHeader(id: string): string | undefined {
  const bytes = Buffer.from(id).toString('latin1');
  return bytes !== '' && bytes.length <= LONGEST && HEADER_VALUE.test(bytes) ? bytes : undefined;
}

/** Of what servers take as headers together most stop at 8 KB. */
const LONGEST = 4_096;
/** RFC 9110 §5.5; readers cut off blanks around it. */
const HEADER_VALUE = /^[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/;
