import { ARGUMENTS, type Detector } from '../../detector.js';
import type { Role } from '../../roles.js';
import { FORMAT_RULES } from './formats.js';

/** Code and prose quote such objects; nobody reads them back. */
const WRITTEN: ReadonlySet<Role> = new Set(['prose', 'code']);
/** The beginning says what it is. */
const LONGEST = 16_384;
const TRIGGER =
  /rO0AB|aced0005|[OC]:\+?\d|gA[NRSTU]|\nc?\w|^c\w{1,10}\n|!!|!ruby|tag:yaml|AAEAAAD|\$type|ObjectDataProvider|BAh|_\$\$ND|@(?:type|class)|<(?:java|sun|com)|\u00ac\u00ed|\p{Cc}[oUu]:/iu;

/** Serialized objects whose readers create the classes that they name: data that is code to whoever reads it back. */
export const deserialization: Detector = {
  name: 'deserialization',
  surfaces: ARGUMENTS,
  detect({ role, views }, report) {
    for (const view of views) {
      const text = view.text.slice(0, LONGEST);
      if (!TRIGGER.test(text)) continue;
      for (const { rule, confidence, pattern } of FORMAT_RULES) {
        const match = pattern.exec(text);
        if (match === null) continue;
        const seen = WRITTEN.has(role) ? 'medium' : confidence;
        report({ rule, confidence: seen, severity: 'critical', view, start: match.index, end: match.index + match[0].length });
      }
    }
  },
};
