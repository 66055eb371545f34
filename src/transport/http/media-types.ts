export const JSON_TYPE = 'application/json';
export const EVENT_STREAM = 'text/event-stream';
/** What the answer to a POST may be. */
export const JSON_OR_EVENTS = `${JSON_TYPE}, ${EVENT_STREAM}`;

/** `application/json` of a `Content-Type`, in lower case and without its parameters (RFC 9110 §8.3.1). */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * Whether everybody who reads this `Content-Type` takes the body for UTF-8, as we do. Of two `charset` some take the last, some find one within
 * a quoted text or as `charset*` (RFC 8187), and in UTF-7 what is a harmless text to us ends a string: so there is one in plain form, or none.
 */
export function saysUtf8(contentType = ''): boolean {
  const said = contentType.match(/charset/gi)?.length ?? 0;
  return said === 0 || (said === 1 && PLAIN_UTF8.test(contentType));
}
const PLAIN_UTF8 = /;\s*charset\s*=\s*("?)utf-?8\1\s*(?:;|$)/i;

/**
 * Whether an `Accept` lists the type, one of the two above, by itself or by a range that contains it. No `Accept` accepts everything (RFC 9110
 * §12.5.1). Most clients spell it as we do.
 */
export function accepts(accept: string | undefined, type: typeof JSON_TYPE | typeof EVENT_STREAM): boolean {
  if (accept === undefined || accept === JSON_OR_EVENTS) return true;
  const range = `${type.slice(0, type.indexOf('/'))}/*`;
  return accept.split(',').some((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return (name === type || name === range || name === '*/*') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
