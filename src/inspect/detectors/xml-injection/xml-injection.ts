import { ARGUMENTS, type Detector } from '../../detector.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import { XML_RULES } from './declarations.js';

/** Who writes about XML, or writes it into a file, is not the one whose parser reads it. */
const WRITTEN: ReadonlySet<Role> = new Set(['prose', 'code']);
/** Declarations stand at the beginning of a document (XML 1.0 §2.8). */
const LONGEST = 16_384;
/** Of a tag, an attribute, a call. */
const SIGNS = characterSet('<=(');
const TRIGGER = /<!(?:ENTITY|DOCTYPE)|:include|<include|xmlns:|document\s?\(/i;

/** Declarations by which an XML document makes its parser open files, fetch URLs, run code or fill the memory. */
export const xmlInjection: Detector = {
  name: 'xml_injection',
  needs: SIGNS,
  anyName: true,
  surfaces: ARGUMENTS,
  detect({ role, views }, report) {
    for (const view of views) {
      if (!hasAny(view.traits, SIGNS)) continue;
      const text = view.text.slice(0, LONGEST);
      if (!TRIGGER.test(text)) continue;
      for (const { rule, confidence, pattern } of XML_RULES) {
        const match = pattern.exec(text);
        if (match === null) continue;
        const seen = WRITTEN.has(role) && confidence === 'high' ? 'medium' : confidence;
        report({ rule, confidence: seen, severity: 'high', view, start: match.index, end: match.index + match[0].length });
      }
    }
  },
};
