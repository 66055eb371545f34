import { derived, type Decoder, type View } from '../../views/view.js';

const LINE_BREAK = 0x0a;
const BLANK = /[^ \t]/g;
/** A line that goes on with the sentence before: docstrings are wrapped wherever their margin is. */
const GOES_ON = /[a-z'"`(~/]/;
/** `role_name: the name of …`: a member of a list, not a sentence. */
const MEMBER = /^[\w.'"`*-]{1,40}\s?(?:\([^)\n]{0,80}\))?\s?[:=]|^[a-z]{1,3}[.)] /;
/** As far as a member's name is looked for. */
const NAME = 140;

/** The text with its sentences in one line each; undefined where they are. */
export function unwrapped(view: View): View | undefined {
  return view.text.includes('\n') ? derived(view, 'unwrapped', unwrap) : undefined;
}

const unwrap: Decoder = (text, output) => {
  let copied = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    BLANK.lastIndex = at + 1;
    const next = BLANK.exec(text)?.index ?? text.length;
    const first = text[next];
    if (first === undefined || text.charCodeAt(next) === LINE_BREAK || text.charCodeAt(at - 1) === LINE_BREAK) continue;
    if (!GOES_ON.test(first) || MEMBER.test(text.slice(next, next + NAME))) continue;
    output.copy(copied, at);
    output.unit(0x20, at);
    copied = next;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
};
