import type { Detector } from '../../detector.js';
import { eachMatch } from '../../patterns/matches.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import { changedParts } from '../../views/view.js';
import { KINDS, TRIGGER } from './kinds.js';

const ESCAPE = characterSet('\u001b');
/** More than a match has before a character that shows it, and behind the last one; both halves of a character are within it. */
const BESIDE = 80;

/** Text that a model reads and a person does not see. The text itself is what counts: what is hidden by a decoding away, the next view has. */
export const hiddenText: Detector = {
  name: 'hidden_text',
  needs: ESCAPE,
  anyName: true,
  detect({ views }, report) {
    for (const view of views) {
      // Folding takes the invisible away: what it shows, the view before it had.
      if (view.traits.ascii && !hasAny(view.traits, ESCAPE)) continue;
      // In a text of ASCII escapes are found as soon by the patterns themselves.
      const parts =
        view.traits.ascii && view.origin === undefined ? [{ from: 0, text: view.text }] : shown(view.text, changedParts(view, BESIDE));
      for (const { rule, confidence, pattern, isAscii } of KINDS) {
        if (isAscii ? !hasAny(view.traits, ESCAPE) : view.traits.ascii) continue;
        for (const { from, text } of parts) {
          eachMatch(pattern, text, ({ 0: found, index }) => {
            const start = from + index;
            report({ rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view, start, end: start + found.length });
          });
        }
      }
    }
  },
};

interface Shown {
  readonly from: number;
  readonly text: string;
}

/** Where in some parts of a text characters stand that show something hidden, with what is beside them. */
function shown(text: string, parts: readonly number[]): readonly Shown[] {
  const all: Shown[] = [];
  let from = -1;
  let to = 0;
  for (let part = 0; part < parts.length; part += 2) {
    const offset = parts[part] ?? 0;
    const end = parts[part + 1] ?? 0;
    // With the second half of a character that begins in it.
    eachMatch(TRIGGER, text.slice(offset, end + 1), ({ index, 0: { length } }) => {
      const at = offset + index;
      if (at >= end) return;
      const start = runStart(text, at - BESIDE, to);
      if (from < 0) from = start;
      else if (start > to) {
        all.push({ from, text: text.slice(from, to) });
        from = start;
      }
      to = beginning(text, Math.min(text.length, at + length + BESIDE));
    });
  }
  if (from >= 0) all.push({ from, text: text.slice(from, to) });
  return all;
}

/** From a place back to before characters beyond ASCII begin, no further than to `least`: runs of what is hidden have any length. */
function runStart(text: string, at: number, least: number): number {
  let start = Math.max(0, at);
  while (start > least && text.charCodeAt(start - 1) >= 0x80) start -= 1;
  return beginning(text, Math.max(0, start - 1));
}

/** Not between the halves of a character. */
function beginning(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}
