import { CLAUSE, feature, type Feature } from './feature.js';
import { RUNS } from './word-classes.js';

/** Code that comes from elsewhere or in disguise and is run, and requests that a server makes of the model to get at more. */
export const FETCHED_CODE: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:decode|decrypt|unpack|deobfuscate|decompress|assemble|reconstruct|reassemble)\b[^\n]{0,70}\band (?:then )?(?:immediately )?${RUNS}\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:download|fetch|retrieve|pull|load|get)\b[^.\n]{0,40}\band (?:then )?(?:immediately )?(?:execute|run|eval|exec|source)\b[^.\n]{0,24}(?:https?://|\b(?:it|them|in a shell|with (?:bash|sh|node|python)|on the (?:host|machine)|locally|the (?:script|code|payload|binary))\b)`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:us(?:e|ing)|via|through|issue|send|make) (?:an? |the )?(?:mcp )?(?:sampling|elicitation) (?:\w{1,12} )?(?:to|for|that|which)\b[^.\n]{0,50}\b(?:call(?:ing)? other|other tools|extract\w{0,5}|exfiltrat\w{0,4}|steal\w{0,3}|credentials?|passwords?|tokens?|secrets?|api keys?|payloads?|exploits?|system prompt|conversation)\b`,
  ),
  feature(
    'addressed',
    7,
    String.raw`${CLAUSE}(?:return|produce|output|emit|generate|send|include|repeat)\b[^.\n]{0,50}\b(?:to|until (?:it )?(?:has )?|so (?:that )?(?:it )?)(?: ?)(?:fills?|exhausts?|floods?|overflows?|saturates?|consumes?|uses? up|burns?)\b[^.\n]{0,20}\b(?:context|token|memory|budget)`,
  ),
];
