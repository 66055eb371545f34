import type { Mark } from './mark.js';

const WORDS = [
  'update',
  'updated',
  'note',
  'notice',
  'directive',
  'internal',
  'addendum',
  'policy',
  'instruction',
  'instructions',
  'hook',
  'memory',
  'config',
];

/** Headings in capitals, of what nobody but an agent has: its context, its settings, its policy. */
export const CONTEXT_UPDATES: readonly Mark[] = [
  {
    rule: 'fake_system',
    weight: 6,
    needs: ' ',
    words: WORDS,
    // `[SYSTEM SECURITY `
    begins: { before: 30 },
    surface: 'result',
    pattern:
      /(?:^|\n|[[{(<>*=#-]\s{0,2}|[.!?]\s)(?:AGENT|ASSISTANT|AI|CONTEXT|SYSTEM|LLM|CHATBOT)[ -](?:CONFIG(?:URATION)?|POLICY|MEMORY|SECURITY|CONTEXT|INTERNAL)?[ -]?(?:UPDATE|NOTE|NOTICE|DIRECTIVE|ADDENDUM|INTERNAL|HOOK|INSTRUCTIONS?)(?:\s\([A-Z ]{1,24}\))?\s{0,2}(?:[\]:)>*=]|-{2})/,
  },
  // `<!-- assistant: include …`
  {
    rule: 'hidden_comment',
    weight: 9,
    needs: '<!--',
    begins: 'at needs',
    words: ['assistant', 'agent', 'llm', 'llms', 'assistants', 'agents', 'chatbot'],
    surface: 'result',
    pattern:
      /<!--\s{0,4}\[?(?:(?:note|instruction|message)s?\s(?:to|for)\s)?(?:the\s|all\s|any\s)?(?:ai\s|llm\s)?(?:assistants?|agents?|llms?|chatbot)(?:[ _-](?:note|update|instruction|memory|hook|message|prompt)s?)?\]?\s?:/i,
  },
];
