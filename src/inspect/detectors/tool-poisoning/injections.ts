import type { Confidence } from '../../../pdp/input-document.js';
import type { InspectedText, Match } from '../../detector.js';
import { injectionsIn } from '../prompt-injection/prompt-injection.js';
import type { Hit } from './score.js';

/** What it is worth that the prompt detector holds the text for an injection. */
const INJECTION: Readonly<Record<Confidence, number>> = { high: 9, medium: 5, low: 3 };
/** Its rules on which this detector has its own, which look at what is concealed, and which tools are spoken of. */
const WEIGHED_HERE: ReadonlySet<string> = new Set(['concealment', 'tool_order', 'exfiltration', 'addressed']);
/** Programs have modes for honest reasons: one that is spoken of adds to the rest, and is not enough. */
const SWITCHES: ReadonlySet<string> = new Set(['mode']);

/** What the prompt detector sees, as features of this one. */
export function injectionsOf(inspected: InspectedText): readonly Hit[] {
  const found: Hit[] = [];
  const add = ({ rule, confidence, view, start, end }: Match, shift: number) => {
    // A reading of its own (reversed, spelled out) speaks of the whole text as it came.
    const known = inspected.views.find((own) => own.made === view.made) ?? inspected.views[0] ?? view;
    found.push({
      rule: WEIGHED_HERE.has(rule) ? rule : 'injection',
      weight: SWITCHES.has(rule) ? INJECTION.medium : INJECTION[confidence],
      start: start + shift,
      end: end + shift,
      view: known,
    });
  };
  injectionsIn(inspected, add, { again: true });
  return found;
}

/** The injection counts for the rest of its signs. */
export function beside(said: readonly Hit[]): readonly Hit[] {
  const others = said.filter(({ rule }) => rule === 'injection');
  return others.map((hit) => ({ ...hit, weight: (hit.weight * others.length) / said.length }));
}
