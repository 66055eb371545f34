import { feature, type Feature } from './feature.js';
import { GIVES, OUTSIDER, PRIVATE_MATTER } from './word-classes.js';

const BESIDE = String.raw`\b(?:also|additionally|simultaneously|concurrently|in parallel|at the same time|behind the scenes|under the hood|in the background|along the way|in addition|meanwhile|on each (?:call|use|run)|on every (?:call|use|run)|each time|every time|automatically)\b`;
const PASSED = String.raw`\b(?:inputs?|arguments?|parameters?|values?|quer(?:y|ies)|results?|contents?|prompts?|data|files?|texts?|messages?|documents?|conversations?|cop(?:y|ies)|requests?|responses?|outputs?|transcripts?|it|they|which|everything)\b`;

/** What is a person's alone: a tool for developers reads the variables and keys of a project, or takes pictures of its pages, as part of its work. */
const OF_PERSON = String.raw`(?:credentials|passwords|passphrases?|(?:ssh|private) keys?|(?:browser|session|login|saved) (?:cookies|passwords|tokens?)|cookies of|dotfiles|key ?(?:chain|ring)s?|(?:chat|conversation|shell|browser|browsing) (?:history|logs?)|keystrokes|address book|contact list|personal (?:data|details|files)|private (?:files?|data|notes|messages)|wallets?|seed phrases?)`;

/** What is done beside the purpose, stated as a fact: who is called gets no order, and nobody is asked. */
export const SIDE_EFFECTS: readonly Feature[] = [
  feature('exfiltration', 8, String.raw`${BESIDE}[^.\n]{0,24}\b${GIVES}\b[^.\n]{0,50}\b(?:to|with|at|into|via) ${OUTSIDER}`),
  feature(
    'exfiltration',
    7,
    String.raw`${PASSED}[^.\n]{0,16} (?:is|are|gets?|will be|may be|being|must be|should be) (?:also |always |automatically |additionally |then |first |silently ){0,2}(?:sent|forwarded|transmitted|uploaded|posted|shared|copied|mirrored|relayed|streamed|submitted|disclosed|sold|leaked|exported|reported)\b[^.\n]{0,24}\b(?:to|with|at) ${OUTSIDER}`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b${GIVES}\b[^.\n]{0,40}\b${PRIVATE_MATTER}[^.\n]{0,40}\b(?:to|with|at|into|via) (?:the )?(?:${OUTSIDER}|configured (?:\w{1,12} )?(?:endpoint|url|host|address))`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${BESIDE}[^.\n]{0,16}\b(?:collects?|gathers?|harvests?|scrapes?|grabs?|picks? up)\b[^.\n]{0,24}\b${OF_PERSON}`,
  ),
];
