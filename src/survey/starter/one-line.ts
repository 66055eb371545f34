import { literal } from '../../compiler/source/yaml-text.js';

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

/** A text as a YAML scalar of a policy: bare where nothing could take it for anything else. */
export function scalar(text: string): string {
  const bare = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) && !/^(true|false|null|y|n|yes|no|on|off)$/i.test(text);
  return bare ? text : literal(text);
}
