import { characterSet, hasAny } from '../../traits/traits.js';
import { derived, type Decoder, type View } from '../../views/view.js';
import { globbedAt } from './globbed-names.js';
import { BRANCH, OPENS_BRANCH, PREFIX } from './shell-prefixes.js';
import { spelledAt } from './shell-words.js';

/** What a shell begins a new command at, or a command within a word. */
const SEPARATOR = /[;|&\n\r`]|\$\(|[<>]\(/y;
const SEPARATORS = characterSet(';|&\n\r`(');
/** Where something of a reading may differ. */
const SIGN = /[;|&\n\r`$<>'"\\^%]/g;
const BLANKS = /[\s'"]{0,8}/y;
/** A list in braces, which a shell makes words of: `{cat,/etc/passwd}`. */
const BRACES = /\{([^\s{}]{1,64},[^\s{}]{0,64})\}/y;
/** What Windows adds to the name of a program by itself. */
const EXTENSION = /([\w-]{1,24})\.(?:exe|com)/iy;
/** More than these before one command nobody needs. */
const MOST_PREFIXES = 8;
/** A value with more pieces to read is read to here. */
const MOST_EDITS = 256;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly reads: string;
}

/**
 * A value as a shell reads it from its first separator on: words without quotes and expansions, and of a command nothing before the name
 * of its program. Undefined where that is what is written.
 */
export function asShellReads(view: View): View | undefined {
  return hasAny(view.traits, SEPARATORS) ? derived(view, 'shell-read', decode) : undefined;
}

const decode: Decoder = (text, output) => {
  const edits = editsOf(text);
  let copied = 0;
  for (const { start, end, reads } of edits) {
    output.copy(copied, start);
    output.units(reads, start);
    copied = end;
  }
  output.copy(copied, text.length);
  return edits.length > 0;
};

function editsOf(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  let begun = false;
  for (let at = 0; edits.length < MOST_EDITS;) {
    SIGN.lastIndex = at;
    const sign = SIGN.exec(text);
    if (sign === null) break;
    at = sign.index;
    const spelled = begun ? spelledAt(text, at) : undefined;
    if (spelled !== undefined) {
      edits.push({ start: at, ...spelled });
      at = spelled.end;
      continue;
    }
    SEPARATOR.lastIndex = at;
    const separator = SEPARATOR.exec(text);
    at += separator?.[0].length ?? 1;
    if (separator === null) continue;
    begun = true;
    at = beginning(text, at, edits);
  }
  return edits;
}

/** From behind a separator to the name of the program. */
function beginning(text: string, from: number, edits: Edit[]): number {
  let at = from + lengthAt(BLANKS, text, from);
  const start = at;
  for (let count = 0; count < MOST_PREFIXES; count++) {
    const branch = lengthAt(BRANCH, text, at);
    const length = branch > 0 && !OPENS_BRANCH.test(text.slice(0, at)) ? 0 : branch || lengthAt(PREFIX, text, at);
    if (length === 0) break;
    at += length;
  }
  if (at > start) edits.push({ start, end: at, reads: '' });
  const name = globbedAt(text, at) ?? listedAt(text, at) ?? unextendedAt(text, at);
  if (name === undefined) return at;
  edits.push({ start: at, ...name });
  return name.end;
}

function listedAt(text: string, at: number): { readonly end: number; readonly reads: string } | undefined {
  BRACES.lastIndex = at;
  const [list, words = ''] = BRACES.exec(text) ?? [];
  return list === undefined ? undefined : { end: at + list.length, reads: words.replaceAll(',', ' ') };
}

function unextendedAt(text: string, at: number): { readonly end: number; readonly reads: string } | undefined {
  EXTENSION.lastIndex = at;
  const [file, reads = ''] = EXTENSION.exec(text) ?? [];
  return file === undefined ? undefined : { end: at + file.length, reads };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
