import { p, type Phrase } from './phrase.js';

/** Pretended conversation or system text: where the prompt ends, what the system or a moderator says. */
export const PRETENDED: readonly Phrase[] = [
  p(
    'markup',
    5,
    ['system', 'message|alert|notice|update|note|command|notification|administrator|instruction'],
    '(new system message|system alert|system notice|system update|system note|system command|system instruction|system administrator (has|says|requires|update))',
  ),
  p(
    'markup',
    5,
    ['end|begin|beginning|start', 'prompt|input|instructions|context|document|text|message|conversation', 'of|system|user'],
    '(end|begin|beginning|start) (of )?_1 (prompt|input|instructions|system|context|document|conversation)',
  ),
  p(
    'markup',
    4,
    ['urgent|emergency|critical|important|attention', 'ai|assistant|model|agent|chatbot|bot|llm|system'],
    '(urgent|emergency|critical|important|attention) _3 (ai|assistant|language model|llm|agent|chatbot|system) ',
  ),
  p(
    'markup',
    6,
    ['moderator|trust|safety|admin|security|compliance|policy|operator', 'note|team|update|notice|message|from|override'],
    '(moderator|admin|operator|policy|context|security) (note|update|notice|override)',
  ),
  p(
    'markup',
    5,
    ['end', 'simulation|passphrase|access|buffer|rules|transcript|date'],
    'end (of )?_2 (simulation|passphrase|access code|buffer|rules|transcript|out of date)',
  ),
];
