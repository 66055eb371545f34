import { asciiClass, isIn } from '../traits/runs.js';
import { escapeDecoder, type AfterEscape } from './escape-decoder.js';
import type { Output } from './output.js';
import { derived, type Decoder, type View } from './view.js';

/** Elements that a browser draws within a line: what stands on both sides of them is one word. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del em font i ins kbd label mark q s samp small span strike strong sub sup tt u var wbr'.split(' '),
);
const LONGEST_NAME = 6;
const LONGEST_TAG = 256;
const LONGEST_COMMENT = 1_024;
const LETTER = asciiClass(/[A-Za-z]/);
/** What goes on as a piece of markup behind `<`. */
const BEHIND_SIGN = asciiClass(/[!/A-Za-z]/);
const WORD = asciiClass(/[A-Za-z0-9]/);
const LINE = asciiClass(/[A-Za-z0-9 ]/);
/** What a page shows as one. */
const BLANK = asciiClass(/[ \t\r\n]/);
const NO_BREAK = 0xa0;
const SPACE = 0x20;

/** Words that are held apart by what a page does not show: `ig<!-- x -->nore`, `ig<b></b>nore`, `ig]]><![CDATA[nore`. */
export function markupRemoved(view: View): View | undefined {
  return derived(view, 'markup-removed', removeMarkup);
}

const removeMarkup: Decoder = (text, output) => {
  const comments = new CommentEnds(text);
  /** Where the last of it ended that held two letters of a word apart. */
  let apart = -1;
  const after: AfterEscape = (source, at, written, copied) => {
    const end = afterMarkup(source, at, written, copied, comments);
    const behind = end === at && at - 1 === apart ? afterBlank(source, at, written, copied, comments) : end;
    if (behind !== at) apart = behind;
    return behind;
  };
  return escapeDecoder(after, '<', ']]>')(text, output);
};

/** Behind a letter that is held apart a blank may be too: `e</b><b> </b><b>a`. */
function afterBlank(text: string, at: number, output: Output, copied: number, comments: CommentEnds): number {
  const blank = behindPieces(text, at, comments);
  if (blank === at || !(isIn(text, blank, BLANK) || text.charCodeAt(blank) === NO_BREAK)) return at;
  const end = behindPieces(text, blank + 1, comments);
  if (end === blank + 1 || !isIn(text, end, WORD)) return at;
  output.copy(copied, at);
  output.unit(SPACE, blank);
  return end;
}

function behindPieces(text: string, at: number, comments: CommentEnds): number {
  let end = at;
  for (let next = pieceAt(text, at, comments); next !== undefined; next = pieceAt(text, end, comments)) end = next.end;
  return end;
}

/** Only within a word, and what has nothing in it within a line of words: elsewhere markup hides nothing. */
function afterMarkup(text: string, at: number, output: Output, copied: number, comments: CommentEnds): number {
  // A row of them is read from its beginning alone.
  if (!isIn(text, at - 1, LINE)) return at;
  let end = at;
  let isEmpty = false;
  let before: Piece | undefined;
  for (let next = pieceAt(text, at, comments); next !== undefined; next = pieceAt(text, end, comments)) {
    isEmpty ||= next.kind === 'joint' || (next.kind === 'end' && before?.kind === 'start');
    before = next;
    end = next.end;
  }
  const isWithinWord = isIn(text, at - 1, WORD) && isIn(text, end, WORD);
  if (end === at || !(isWithinWord || (isEmpty && isIn(text, end, LINE)))) return at;
  output.copy(copied, at);
  return end;
}

interface Piece {
  /** A comment, and where one part of CDATA ends and the next begins, have nothing in them. */
  readonly kind: 'start' | 'end' | 'joint';
  readonly end: number;
}

/** A comment, the border of CDATA, or a tag of a line. */
function pieceAt(text: string, at: number, comments: CommentEnds): Piece | undefined {
  if (text.startsWith(']]>', at)) return { kind: 'joint', end: at + 3 };
  if (text[at] !== '<' || !isIn(text, at + 1, BEHIND_SIGN)) return undefined;
  if (text.startsWith('<![CDATA[', at)) return { kind: 'joint', end: at + 9 };
  if (text.startsWith('<!--', at)) {
    const end = comments.behind(at + 4);
    return end < 0 || end - at > LONGEST_COMMENT ? undefined : { kind: 'joint', end };
  }
  const isEnd = text[at + 1] === '/';
  const start = at + (isEnd ? 2 : 1);
  let end = start;
  while (end - start <= LONGEST_NAME && isIn(text, end, LETTER)) end += 1;
  if (!INLINE.has(text.slice(start, end).toLowerCase())) return undefined;
  const most = Math.min(text.length, end + LONGEST_TAG);
  while (end < most && text[end] !== '>' && text[end] !== '<') end += 1;
  return text[end] === '>' ? { kind: isEnd ? 'end' : 'start', end: end + 1 } : undefined;
}

/** Where the comments of a text end. Of many that begin and never end each would look for its end in the same part. */
class CommentEnds {
  readonly #text: string;
  /** From where the end that is known was looked for, and where its sign stands; -1 for none up to the end of the text. */
  #from = 0;
  #sign = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place behind the next `-->` from a place on; -1 where there is none. */
  behind(from: number): number {
    const isKnown = from >= this.#from && (from <= this.#sign || this.#sign < 0);
    if (!isKnown) {
      this.#from = from;
      this.#sign = this.#text.indexOf('-->', from);
    }
    return this.#sign < 0 ? -1 : this.#sign + 3;
  }
}
