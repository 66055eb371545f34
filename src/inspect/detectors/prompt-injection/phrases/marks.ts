import { CONTEXT_UPDATES } from './context-updates.js';
import { ERRAND_MARKS } from './errand-marks.js';
import { FILE_SINKS } from './file-sinks.js';
import type { Mark } from './mark.js';
import { NAMED_CALLS } from './named-calls.js';
import { SINKS } from './sinks.js';
import { SYSTEM_MARKS } from './system-marks.js';

const MODES = ['mode', ...'god developer admin override jailbreak dan unrestricted'.split(' ').map((each) => `${each}_mode`)];

/** Marks that stand for themselves. */
export const MARKS: readonly Mark[] = [
  ...SYSTEM_MARKS,
  ...SINKS,
  ...FILE_SINKS,
  ...NAMED_CALLS,
  ...CONTEXT_UPDATES,
  ...ERRAND_MARKS,
  {
    rule: 'mode',
    weight: 9,
    needs: 'MODE',
    words: ['mode', 'developer_mode'],
    pattern: /\bDEVELOPER(?: |\\?_)MODE(?:\s?[:=]|(?: HAS BEEN| IS| NOW)?)\s?(?:ENABLED|ACTIVATED|ACTIVE|ON|OUTPUT|TRUE)\b/,
  },
  {
    rule: 'new_task',
    weight: 8,
    needs: '**',
    begins: 'at needs',
    words: ['instruction', 'instructions', 'task', 'directive', 'directives', 'orders'],
    pattern:
      /\*\*\s?(?:(?:URGENT|IMPORTANT|PRIORITY|SYSTEM|CRITICAL)\s){0,2}(?:NEW|UPDATED|REVISED|OVERRIDE)\s(?:(?:URGENT|IMPORTANT|PRIORITY|SYSTEM|CRITICAL)\s){0,2}(?:INSTRUCTIONS?|TASK|DIRECTIVES?|ORDERS)\s?[:*]/,
  },
  {
    rule: 'override',
    weight: 10,
    needs: 'previousinstruction',
    pattern: /(?:ignore|disregard|forget)(?:all|any|the|your|my)?previousinstructions?/,
  },
  // `system.prompt.reveal()`, `reveal_system_prompt()`
  {
    rule: 'extraction',
    weight: 9,
    needs: 'prompt',
    // `disclose_your_system_`
    begins: { beforeNeeds: 22 },
    pattern:
      /\b(?:reveal|leak|dump|expose|disclose)_?(?:the_|my_|your_)?system_?prompt|\bsystem[._]?prompt\.(?:reveal|leak|dump|expose|disclose)\b/,
  },
  // Parts of a sentence with a name each, which are one only where a model reads them.
  {
    rule: 'joined',
    weight: 8,
    needs: 'GPT(',
    pattern: /\b[A-Za-z]{0,12}GPT\(\s?[A-Za-z]\s?\)/,
  },
  {
    rule: 'joined',
    weight: 8,
    needs: '+',
    words: ['reveal', 'execute', 'answer', 'follow', 'obey'],
    begins: { before: 0 },
    pattern: /\b(?:reveal|execute|answer|follow|obey)\s[A-Za-z]\s?\+\s?(?:["'] ?["']\s?\+\s?)?[A-Za-z]\b/i,
  },
  {
    rule: 'override',
    weight: 9,
    needs: ' ',
    oneOf: ['🚫', '⛔', '❌', '🙅'],
    words: ['instructions', 'rules', 'prompts', 'prompt'],
    pattern: /[🚫⛔❌🙅]\s?(?:all\s|any\s)?(?:the\s|of\s)?(?:previous|prior|above|your) (?:instructions|rules|prompts?)/u,
  },
  { rule: 'override', weight: 8, needs: 'SYSTEM OVERRIDE', words: ['system'], pattern: /\bSYSTEM OVERRIDE\b/ },
  // `call send_email`: manuals say so of a function, but not where to.
  {
    rule: 'tool_order',
    weight: 7,
    needs: '_',
    words: ['call', 'invoke', 'execute', 'trigger'],
    begins: { before: 0 },
    surface: 'result',
    pattern:
      /\b(?:call|invoke|execute|trigger)\s(?:the\s)?[`'"]?(?:send|transfer|forward|upload|post|http|share|export|email)_[a-z_]{2,30}\b[^\n]{0,60}(?:https?:\/\/|@[\w-]{1,40}\.\w)/i,
  },
  {
    rule: 'tool_order',
    weight: 4,
    needs: '_',
    words: ['call', 'invoke', 'execute', 'trigger'],
    begins: { before: 0 },
    surface: 'result',
    pattern:
      /\b(?:call|invoke|execute|trigger)\s(?:the\s)?[`'"]?(?:send|transfer|forward|upload|post|http|share|export|email|delete|remove|drop|grant|execute|exec|update|create|write)_[a-z_]{2,30}\b/i,
  },
  {
    rule: 'hidden_comment',
    weight: 7,
    needs: '<!--',
    begins: 'at needs',
    words: ['send', 'forward', 'email', 'transmit', 'transfer', 'exfiltrate', 'upload'],
    surface: 'result',
    pattern:
      /<!--[^<>@]{0,200}\b(?:send|forward|e?mail|transmit|transfer|exfiltrate|upload)\b[^<>]{0,160}(?:@[\w-]{1,40}\.\w|https?:\/\/|\b(?:inbox|credentials?|passwords?|api keys?|attacker)\b)/i,
  },
  {
    rule: 'exfiltration_image',
    weight: 7,
    needs: '![',
    begins: 'at needs',
    pattern:
      /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}(?:[?&](?:q|data|secret|chat|history|summary|conversation|info|prompt)=|[?&=][^)\s]{0,120}(?:\{|\[|%7b|\$))/i,
  },
  {
    rule: 'hidden_comment',
    weight: 5,
    needs: '<!--',
    begins: 'at needs',
    pattern: /<!--[^<>]{0,200}\b(?:ignore\s(?:all|any|every|the|your|previous|prior)|instruction|assistant|ai agent|llm|do not tell)\b/i,
  },
  {
    rule: 'extraction',
    weight: 10,
    needs: 'assword',
    words: ['password'],
    pattern:
      /(?:what(?:'s| is| was| would)|tell me|reveal|share|say|spell|know)(?:\s\w{1,12}){0,3}\s(?:the|your|our)\s(?:system\s)?password(?:\sin\s(?:this|that)\s\w{1,12})?\s{0,3}[.?!"']{0,3}\s{0,3}$/i,
  },
  {
    rule: 'exfiltration_image',
    weight: 10,
    needs: '![',
    begins: 'at needs',
    pattern: /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}[?&][a-z_]{1,20}=(?:[A-Z]{2,20}_[A-Z_]{2,40}|\{|\[|<|%7b|\$)/,
  },
  {
    rule: 'mode',
    weight: 10,
    needs: '<',
    words: MODES,
    // `<unrestricted `
    begins: { before: 15 },
    pattern: /<\s?(?:god|developer|admin|override|jailbreak|dan|unrestricted)[ _-]mode\s?>/i,
  },
];
