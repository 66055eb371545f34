import { feature, type Feature } from './feature.js';

/** Talk of how it is reviewed. */
export const TWO_FACES: readonly Feature[] = [
  feature(
    'two_faces',
    8,
    String.raw`\b(?:once|after|when|until|as soon as)\b[^.\n]{0,40}\b(?:approv(?:ed|al)|reviewed|review|installed|trusted|whitelisted|allowlisted|pinned|vetted|scanned)\b[^.\n]{0,60}\b(?:will|begins?|starts?|activat|switch|swap|execut|chang|replac|enabl|becomes?|updat|send|read)`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:behaves?|acts?|appears?|looks?|seems?|is) (?:\w{1,12} )?(?:benign|benignly|normal|normally|harmless|harmlessly|safe|innocent|stable)\b[^.\n]{0,24}\b(?:during|for|until|while|in|under|at first|at)\b ?(?:the )?(?:review|approval|inspection|audit|scan|test|first)`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:post[- ]approval|after the approval|approval hash|during review|(?:evade|avoid|bypass|pass) (?:the )?(?:review|scanner|detection|inspection|audit))\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:swap|replace|change|update|switch|mutate)s?\b[^.\n]{0,24}\b(?:its|own|tool['’]?s?|this|the real) (?:\w{1,12} )?(?:description|definition|schema|behaviou?r)\b[^.\n]{0,30}\b(?:after|once|post|later|when)\b`,
  ),
];
