import type { Mark } from './mark.js';

const CALLS = ['call', 'calling', 'invoke', 'execute', 'run', 'use'];
const NAME = '[`\'"]?[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,4}';

/** Calls that a text of a server asks for: documentation says what a function does, and not that it must also be called now. */
export const NAMED_CALLS: readonly Mark[] = [
  {
    rule: 'tool_order',
    weight: 9,
    needs: '_',
    words: CALLS,
    // `you must also immediately `
    begins: { before: 30 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:you\\s)?(?:must|should|need\\sto|have\\sto)\\s(?:also|first|then|immediately|always)\\s(?:call|invoke|execute|run|use)\\s(?:the\\s)?${NAME}`,
      'i',
    ),
  },
  {
    rule: 'tool_order',
    weight: 7,
    needs: '_',
    words: CALLS,
    begins: { before: 24 },
    surface: 'result',
    pattern: new RegExp(`\\b(?:requires?\\s(?:also\\s)?calling|also\\scall|(?:then|next|now)[,:]?\\scall)\\s(?:the\\s)?${NAME}`, 'i'),
  },
  // A value that is to be given, in a sentence: `call get_employee with employee_id='EMP-2'`
  {
    rule: 'tool_order',
    weight: 5,
    needs: '=',
    words: CALLS,
    begins: { before: 0 },
    surface: 'result',
    pattern: new RegExp(
      `\\b(?:call|calling|invoke|execute)\\s(?:the\\s)?${NAME}[\`'"]?(?:\\s(?:tool|function))?\\swith\\s\\w{1,24}\\s?=\\s?['"]`,
      'i',
    ),
  },
];
