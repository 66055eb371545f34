import { CLAUSE, feature, type Feature } from './feature.js';
import { RUNS } from './word-classes.js';

/** Code that comes from elsewhere or in disguise and is run, and requests that a server makes of the model to get at more. */
export const FETCHED_CODE: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:decode|decrypt|unpack|deobfuscate|decompress|assemble|reconstruct|reassemble)\b[^\n]{0,70}\band (?:then )?(?:immediately )?${RUNS}(?: (?:it|them|the (?:\w{1,12} )?(?:results?|outputs?|codes?|scripts?|payloads?|contents?|commands?|bytes))\b|\s{0,4}(?:[.,;]|$))`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:download|fetch|retrieve|pull|load|get)\b(?:[^.\n]{0,40}\b(?:(?:remote|external|second-stage|helper|setup|install\w{0,4}) (?:scripts?|code|programs?)|payloads?|binar(?:y|ies)|installers?|https?:)[^\n]{0,60}\band (?:then )?(?:immediately )?(?:execute|run|eval|exec|source)\b|[^.\n]{0,40}\band (?:then )?(?:immediately )?(?:execute|run|eval|exec|source)\b[^.\n]{0,24}(?:https?://|\b(?:in a shell|with (?:bash|sh)|on the (?:host|machine)|the (?:payload|binary))\b))`,
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
  feature(
    'other_tools',
    8,
    String.raw`\bdownload\b[^.\n]{0,30}\b[\w-]{2,30}\.(?:exe|msi|dmg|pkg|scr|zip|bat|ps1)\b[^.\n]{0,24}\b(?:pass(?:word|code)?|pwd)\b`,
  ),
  // Addresses that say nothing of where they lead.
  feature(
    'other_tools',
    8,
    String.raw`\b(?:download|fetch|install|visit|open|run|load|click|get)\b[^\n]{0,40}https?://(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|cutt\.ly|rebrand\.ly|shorturl\.at|rb\.gy|paste\.ee|transfer\.sh|pastebin\.com/raw)/`,
  ),
];
