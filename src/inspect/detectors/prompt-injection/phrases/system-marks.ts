import type { Mark } from './mark.js';

const SPEAKERS = 'system admin developer assistant priority override ai emergency root god'.split(' ');
const TAGS =
  'important system admin instruction instructions secret hidden information user_query tool_response injected attention critical priority'.split(
    ' ',
  );
/** `<system_note>`, and `aiprompt:`. */
const JOINED = ['mode', 'prompt', 'message', 'instruction', 'override', 'reminder', 'note', 'update', 'directive'].flatMap((each) =>
  ['system_', 'system', 'assistant', 'ai'].map((before) => before + each),
);

/** Somebody who writes as the system, or as the templates of chats have it. */
export const SYSTEM_MARKS: readonly Mark[] = [
  {
    rule: 'chat_template',
    weight: 11,
    needs: '<|',
    begins: 'at needs',
    pattern:
      /<\|\s?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|endofprompt|tool|fim_\w{1,8})\s?\|>/i,
  },
  { rule: 'chat_template', weight: 11, needs: 'INST]', pattern: /\[\/?INST\]/ },
  { rule: 'chat_template', weight: 11, needs: 'SYS>>', pattern: /<<\/?SYS>>/ },
  {
    rule: 'fake_system',
    weight: 8,
    needs: '[',
    words: SPEAKERS,
    begins: { before: 3 },
    pattern:
      /\[\s?\/?(?:system|admin|developer|assistant|priority|override)(?:\s(?:priority|security|urgent))?(?:\s(?:message|note|prompt|override|instruction|update|alert|command|mode)s?)?\s?\]/i,
  },
  {
    rule: 'fake_system',
    weight: 9,
    needs: '<',
    words: [...TAGS, ...JOINED],
    begins: { before: 3 },
    pattern:
      /<\/?\s?(?:IMPORTANT|SYSTEM|ADMIN|INSTRUCTIONS?|SECRET|HIDDEN|INFORMATION|USER_QUERY|TOOL_RESPONSE|INJECTED|ATTENTION|CRITICAL|PRIORITY|[Ss][Yy][Ss][Tt][Ee][Mm][ _-](?:mode|prompt|message|instruction|override|reminder|note|update|directive))\s?>/,
  },
  // Elements of XML, and tags that prompts are written with.
  {
    rule: 'fake_system',
    weight: 6,
    needs: '<',
    words: TAGS,
    begins: { before: 3 },
    pattern:
      /<\/?\s?(?:important|system|admin|instructions?|secret|hidden|information|user_query|tool_response|injected|attention|critical|priority)\s?>/i,
  },
  // `[AGENT DIRECTIVE: …]`, `[Automated system notice]`
  {
    rule: 'fake_system',
    weight: 7,
    needs: '[',
    words: ['agent', 'ai', 'assistant', 'llm', 'system'],
    // `[ automated `
    begins: { before: 12 },
    pattern:
      /\[\s?(?:automated\s|new\s|urgent\s|end\s|hidden\s)?(?:agent|ai|assistant|llm|system)\s(?:memory\s|policy\s|security\s)?(?:directive|instruction|notice|notification|update|order|policy)s?\b/i,
  },
  { rule: 'fake_system', weight: 7, needs: '[SYSTEM', words: ['system'], pattern: /\[SYSTEM\s?:\s/ },
  { rule: 'fake_system', weight: 10, needs: '###', begins: 'at needs', pattern: /#{3}\s{0,2}[([]\s?system/i },
  {
    rule: 'fake_system',
    weight: 6,
    needs: '###',
    begins: 'at needs',
    pattern:
      /#{3}\s{0,2}[([]?(?:system[_ ](?:message|prompt|note)|new instructions?|override|(?:system|instructions?|assistant|human|user|response)\s{0,2}:)/i,
  },
  {
    rule: 'fake_system',
    weight: 5,
    needs: ':',
    words: [...SPEAKERS, ...JOINED],
    begins: { before: 5 },
    pattern: /(?:^|\n)\s{0,4}(?:system|assistant|ai)\s?(?:override|message|prompt|note|instruction)?\s?:\s/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '[',
    words: SPEAKERS,
    begins: { before: 2 },
    pattern: /\[\s?(?:admin|developer|emergency|root|god)\s(?:mode|access|bypass|override|privileges)(?:\s\w{1,12})?\s?\]/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '###',
    begins: 'at needs',
    pattern: /#{3}\s?(?:admin|developer|priority|emergency)\s(?:override|command|message|mode|access)/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '***',
    begins: 'at needs',
    pattern: /\*{3}\s?(?:admin|system|developer|priority|emergency)\s(?:override|command|message)/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '>>>',
    begins: 'at needs',
    pattern: />{3}\s?(?:admin|system|developer|priority)\s(?:override|command|message)/i,
  },
  { rule: 'fake_system', weight: 5, needs: '{', words: ['system'], begins: { before: 2 }, pattern: /\{\s?system\s?:/i },
  { rule: 'fake_role', weight: 2, needs: '"role"', pattern: /"role"\s?:\s?"(?:system|developer)"/i },
];
