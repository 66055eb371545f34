import type { Finding } from '../pdp/input-document.js';
import type { Detector, Match, InspectedText } from './detector.js';
import { originalSpan } from './views/view.js';

const names = new WeakMap<Detector, Map<string, string>>();

/** The same text each time: a table looks it up without reading it again. */
export function ruleName(detector: Detector, rule: string): string {
  let known = names.get(detector);
  if (known === undefined) names.set(detector, (known = new Map<string, string>()));
  let name = known.get(rule);
  if (name === undefined) known.set(rule, (name = `${detector.name}.${rule}`));
  return name;
}

export function findingOf({ name }: Detector, rule: string, { role, surface }: InspectedText, path: string, match: Match): Finding {
  const { confidence, severity, view, start, end } = match;
  return {
    detector: name,
    rule,
    path,
    role,
    surface,
    confidence,
    severity,
    view: view.made,
    span: originalSpan(view, start, end),
  };
}
