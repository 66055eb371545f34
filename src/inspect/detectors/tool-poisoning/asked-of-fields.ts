import { feature, type Feature } from './feature.js';

const SOURCE = String.raw`(?:(?:the )?(?:users?['’]?s? )?(?:profile|conversation|context|memory|chat|account|history|session|address book|files?|e-?mails?|inbox|vault|environment))`;
const IDENTITY = String.raw`(?:passport|driver['’]?s? licen[cs]e|national id|id (?:card|number)|social security|ssn|tax id|date of birth|bank account|card number|cvv|pin|password|mother['’]s maiden name|medical|biometric)`;
const GIVEN = String.raw`(?:provided|supplied|given|specified|chosen|entered|requested|selected|original)`;
const FIELD = String.raw`(?:channel|recipients?|address(?:es)?|amount|iban|account|path|url|query|parameters?|arguments?|values?|inputs?|destination|receiver|city|hotel|file|date|message|body|subject)`;

/** Fields that ask for more than the work needs, and fields whose value is not the person's to choose. */
export const ASKED_OF_FIELDS: readonly Feature[] = [
  feature(
    'private_data',
    8,
    String.raw`\b${IDENTITY}\b[^.\n]{0,30}\((?:please )?(?:retrieve|obtain|get|fetch|look up|taken?|read|extract|pull|copy|infer)(?:ed|n)? (?:it )?from ${SOURCE}\b`,
  ),
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
  feature(
    'two_faces',
    8,
    String.raw`\b(?:respond|reply|report|return|answer|say|output|state|claim)\b[^.\n]{0,60}\bregardless of (?:the |its )?(?:actual|real|true) (?:\w{1,12} )?(?:outcome|results?|status|success|answer|state)`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:do not|don['’]?t|never)\b (?:tell|inform|report to|notify|let) (?:the )?users?\b[^.\n]{0,12}\b(?:if|when|that|know)\b[^.\n]{0,30}\b(?:fail(?:ed|s|ure)?|errors?|did not|didn['’]t|refused|unsuccessful)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bdownload\b[^.\n]{0,30}\b[\w-]{2,30}\.(?:exe|msi|dmg|pkg|scr|zip|bat|ps1)\b[^.\n]{0,24}\b(?:pass(?:word|code)?|pwd)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`<!--[^>\n]{0,12}\b(?:hidden|secret|invisible|for (?:the )?(?:ai|llm|model|assistant|agent)s?)\b\s?[:-]`,
  ),
];
