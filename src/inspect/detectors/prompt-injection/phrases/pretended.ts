import { p, type Phrase } from './phrase.js';

/** Pretended conversation or system text. */
export const PRETENDED: readonly Phrase[] = [
  p(
    'markup',
    5,
    ['system', 'message|alert|notice|update|note|command|notification|administrator|instruction'],
    '(new system message|system alert|system notice|system update|system note|system command|system instruction|system administrator (has|says|requires|update)|system message)',
  ),
  p(
    'markup',
    5,
    ['end|begin|beginning|start', 'prompt|input|instructions|context|document|text|message|conversation', 'of|system|user'],
    '(end|begin|beginning|start) (of )?_1 (prompt|input|instructions|system|context|document|conversation)',
  ),
  p(
    'markup',
    5,
    [
      'admin|administrator|developer|maintainer|creator|owner|ceo|engineer',
      'i|im|am|as|this|is|the',
      'your|system|of|authorized|authorizing|speaking|override|openai|this|the',
    ],
    '(i am|i m|im|this is|as) (your|the|a|an) _1 (admin|administrator|system administrator|developer|maintainer|creator|owner|openai engineer)',
  ),
  p(
    'markup',
    5,
    ['authorized|authorizing|authorization|authorised|clearance|permission|exception', 'you|granted|to|bypass|level|security'],
    '(authorizing you|authorized you|you are authorized|authorization granted|exception granted|permission granted|clearance level|security exception)',
  ),
  p(
    'markup',
    4,
    ['urgent|emergency|critical|important|attention', 'ai|assistant|model|agent|chatbot|bot|llm|system'],
    '(urgent|emergency|critical|important|attention) _3 (ai|assistant|language model|llm|agent|chatbot|system) ',
  ),
];
