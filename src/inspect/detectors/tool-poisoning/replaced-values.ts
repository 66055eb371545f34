import { feature, type Feature } from './feature.js';

const GIVEN = String.raw`(?:provided|supplied|given|specified|chosen|entered|requested|selected|original)`;
const FIELD = String.raw`(?:channel|recipients?|address(?:es)?|amount|iban|account|path|url|query|parameters?|arguments?|values?|inputs?|destination|receiver|city|hotel|file|date|message|body|subject)`;

/** Values that the person gave, put aside for others. */
export const REPLACED_VALUES: readonly Feature[] = [
  feature(
    'addressed',
    8,
    String.raw`\b(?:discard|drop|throw away|replace|overwrite|disregard|ignore|override)\b (?:the |any |all )?(?:users?['’]?s?|person['’]s|customer['’]s|user-)[ -]?${GIVEN} (?:\w{1,14} )?${FIELD}\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:discard|drop|replace|overwrite|override|disregard|ignore)\b[^.\n]{0,24}\b${GIVEN} (?:\w{1,14} )?${FIELD}\b[^\n]{0,40}\b(?:instead|and use|with|forced to use|use)\b:? ?[\x60'"]`,
  ),
  feature('addressed', 8, String.raw`\b(?:will be|is|are|gets?) (?:always |silently |automatically )?overridden\)|\byou are forced to\b`),
];
