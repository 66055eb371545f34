import type { Detector } from '../../detector.js';
import { characterSet, hasAny } from '../../traits.js';
import { KINDS, TRIGGER } from './kinds.js';

const ESCAPE = characterSet('\u001b');

/** Text that a model reads and a person does not see. The text itself is what counts: what is hidden by a decoding away, the next view has. */
export const hiddenText: Detector = {
  name: 'hidden_text',
  anyName: true,
  detect({ views }, report) {
    for (const view of views) {
      // Folding takes the invisible away: what it shows, the view before it had.
      if ((view.traits.ascii && !hasAny(view.traits, ESCAPE)) || !TRIGGER.test(view.text)) continue;
      for (const { rule, confidence, pattern } of KINDS) {
        for (const { 0: found, index } of view.text.matchAll(pattern)) {
          report({ rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view, start: index, end: index + found.length });
        }
      }
    }
  },
};
