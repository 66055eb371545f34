/** What ends a line, moves a cursor, turns the direction of writing or is not seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;
const LONGEST = 110;

/** A server's own words on one line of a comment: nothing in them can end it. */
export function oneLine(text: string): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST
    ? line
    : `${line
        .slice(0, LONGEST)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}

/** A text as a YAML scalar of a policy: bare where nothing could take it for anything else, and never a reference to a variable. */
export function scalar(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) && !/^(true|false|null|y|n|yes|no|on|off)$/i.test(text)) return text;
  return JSON.stringify(text.replaceAll('${', () => '$${')).replace(UNSEEN, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
