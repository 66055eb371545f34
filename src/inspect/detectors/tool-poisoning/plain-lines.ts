import { derived, type Decoder, type View } from '../../views/view.js';
import { EMPHASIS, stresses } from './emphasis.js';

const LINE_BREAK = 0x0a;
const BLANK = /[^ \t]/g;
/** A line that goes on with the sentence before: docstrings are wrapped wherever their margin is. */
const GOES_ON = /[a-z'"`(~/]/;
/** `role_name: the name of …`: a member of a list, not a sentence. */
const MEMBER = /^[\w.'"`*-]{1,40}\s?(?:\([^)\n]{0,80}\))?\s?[:=]|^[a-z]{1,3}[.)] /;
/** As far as a member's name is looked for. */
const NAME = 140;
const MARKED = /[\n*_<]/;
const MARKS = new RegExp(String.raw`\n|${EMPHASIS}`, 'gi');

/** The text with its sentences in one line each, and without marks that stress words; undefined where it is so already. */
export function plainLines(view: View): View | undefined {
  if (!MARKED.test(view.text)) return undefined;
  return derived(view, 'plain lines', flatten);
}

const flatten: Decoder = (text, output) => {
  let copied = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (index < copied) continue;
    const end = mark === '\n' ? endOfBreak(text, index) : stresses(text, index, index + mark.length) ? index + mark.length : index;
    if (end === index) continue;
    output.copy(copied, index);
    if (mark === '\n') output.unit(0x20, index);
    copied = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
};

/** Where the sentence goes on that is broken at `at`; `at` itself where it ends there. */
function endOfBreak(text: string, at: number): number {
  BLANK.lastIndex = at + 1;
  const next = BLANK.exec(text)?.index ?? text.length;
  const first = text[next];
  if (first === undefined || text.charCodeAt(next) === LINE_BREAK || text.charCodeAt(at - 1) === LINE_BREAK) return at;
  return GOES_ON.test(first) && !MEMBER.test(text.slice(next, next + NAME)) ? next : at;
}
