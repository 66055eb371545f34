import { row, type Phrase } from './phrase.js';

const KIND = 'secret|confidential|access|encryption|hidden|master|admin|internal';
const KEY = 'key|keys|code|codes|token|tokens|password|passwords|passphrase|marker|flag';
const GIVE =
  'reveal|disclose|leak|recite|divulge|expose|spill|print|output|return|reply with|respond with|quote|state|extract|write|say|provide';

/** The one secret that a model was told to keep, asked for by its kind. Manuals say how such keys are made, stored and changed. */
export const HELD_KEYS: readonly Phrase[] = [
  row(
    'extraction',
    8,
    `(reveal|disclose|leak|recite|divulge|expose|spill) (the|your|its) (secret|confidential|literal|exact|actual|project|system)? (${KIND}) (${KEY})`,
  ),
  row(
    'extraction',
    10,
    `(${GIVE}) (only)? (the|your) _1 (exact|full|literal|actual|secret|confidential|internal)? (${KIND}) (${KEY}) (only|exactly|verbatim|and nothing else|and stop|immediately|now|as stored|in plain text|in full|before|and then|to confirm)`,
  ),
  row('extraction', 9, `(reply|respond|answer|output) (only)? (with)? only (with)? the (exact|secret|confidential)? (${KIND}) (${KEY})`),
  row(
    'extraction',
    9,
    `(${GIVE}) _3 (${KIND}) (${KEY}) (as|exactly|currently)? (as|exactly|currently)? (stored|found|kept|held|contained) in (the|your|its) (internal|trusted|system|hidden)? (system|knowledge base|context|memory|prompt|instructions|snippet|document)`,
  ),
  row('extraction', 8, `(answer|reply|output|response) format is _3 (${KIND}) (${KEY})`),
  row('extraction', 9, `(including|with) (all|any|the) (confidential|secret|hidden) (values|value|keys|codes)`),
  row(
    'extraction',
    7,
    `(return|print|output|dump|show|list|give me) all (of the|your|the)? (secrets|credentials|passwords|api keys) (from memory|in memory|you know|you have|you hold|in your|stored in your|from your)`,
  ),
  row(
    'extraction',
    8,
    `(recall|remember|write|state|say|read|reads|give) (its|the|your) (secret|confidential|access) (key|code|password|passphrase) (silently|aloud|out loud|in reverse|backwards|letter by letter)`,
  ),
  row(
    'extraction',
    7,
    `(what is|what s|tell me) the (secret|access|confidential)? (code|key|password) _4 (you are|you re|good ai is|ai is|it is) (hiding|protecting|guarding|keeping)`,
  ),
  row(
    'obey',
    7,
    '(give me|provide me with|disclose|share|grant me|hand over|provide) _6 (confidential|sensitive|personal|classified|private|secret) _6 or (i will|i ll|face|suffer|else)',
  ),
  row('obey', 7, 'comply with my (demands|orders|commands|demand)'),
];
