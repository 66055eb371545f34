import type { Surface } from '../../../inspector.js';

export interface Mark {
  readonly rule: string;
  readonly weight: number;
  /** What stands in every match. */
  readonly needs: string;
  /** Words of which one does, letter case aside. */
  readonly words?: readonly string[];
  readonly pattern: RegExp;
  /** It tells only there. */
  readonly surface?: Surface;
}

const SPEAKERS = 'system admin developer assistant priority override ai emergency root god'.split(' ');
const TAGS =
  'important system admin instruction instructions secret hidden information user_query tool_response injected attention critical priority'.split(
    ' ',
  );
/** `<system_note>`, and `aiprompt:`. */
const JOINED = ['mode', 'prompt', 'message', 'instruction', 'override', 'reminder', 'note', 'update', 'directive'].flatMap((each) =>
  ['system_', 'system', 'assistant', 'ai'].map((before) => before + each),
);

const MODES = ['mode', ...'god developer admin override jailbreak dan unrestricted'.split(' ').map((each) => `${each}_mode`)];

/** Marks that stand for themselves. */
export const MARKS: readonly Mark[] = [
  {
    rule: 'mode',
    weight: 9,
    needs: 'MODE',
    words: ['mode'],
    pattern: /\bDEVELOPER MODE(?: HAS BEEN| IS| NOW)? (?:ENABLED|ACTIVATED|ACTIVE|ON|OUTPUT)\b/,
  },
  {
    rule: 'chat_template',
    weight: 11,
    needs: '<|',
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
    pattern:
      /\[\s?\/?(?:system|admin|developer|assistant|priority|override)(?:\s(?:message|note|prompt|override|instruction|update|alert|command|mode)s?)?\s?\]/i,
  },
  {
    rule: 'fake_system',
    weight: 9,
    needs: '<',
    words: [...TAGS, ...JOINED],
    pattern:
      /<\/?\s?(?:IMPORTANT|SYSTEM|ADMIN|INSTRUCTIONS?|SECRET|HIDDEN|INFORMATION|USER_QUERY|TOOL_RESPONSE|INJECTED|ATTENTION|CRITICAL|PRIORITY|[Ss][Yy][Ss][Tt][Ee][Mm][ _-](?:mode|prompt|message|instruction|override|reminder|note|update|directive))\s?>/,
  },
  // Elements of XML, and tags that prompts are written with.
  {
    rule: 'fake_system',
    weight: 6,
    needs: '<',
    words: TAGS,
    pattern:
      /<\/?\s?(?:important|system|admin|instructions?|secret|hidden|information|user_query|tool_response|injected|attention|critical|priority)\s?>/i,
  },
  // `[AGENT DIRECTIVE: …]`, `[Automated system notice]`
  {
    rule: 'fake_system',
    weight: 7,
    needs: '[',
    words: ['agent', 'ai', 'assistant', 'llm', 'system'],
    pattern:
      /\[\s?(?:automated\s|new\s|urgent\s|end\s|hidden\s)?(?:agent|ai|assistant|llm|system)\s(?:memory\s|policy\s|security\s)?(?:directive|instruction|notice|notification|update|order|policy)s?\b/i,
  },
  { rule: 'fake_system', weight: 7, needs: '[SYSTEM', words: ['system'], pattern: /\[SYSTEM\s?:\s/ },
  {
    rule: 'new_task',
    weight: 8,
    needs: '**',
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
  { rule: 'override', weight: 8, needs: 'SYSTEM OVERRIDE', words: ['system'], pattern: /\bSYSTEM OVERRIDE\b/ },
  // `call send_email`: manuals say so of a function, but not where to.
  {
    rule: 'tool_order',
    weight: 7,
    needs: '_',
    words: ['call', 'invoke', 'execute', 'trigger'],
    surface: 'result',
    pattern:
      /\b(?:call|invoke|execute|trigger)\s(?:the\s)?[`'"]?(?:send|transfer|forward|upload|post|http|share|export|email)_[a-z_]{2,30}\b[^\n]{0,60}(?:https?:\/\/|@[\w-]{1,40}\.\w)/i,
  },
  {
    rule: 'tool_order',
    weight: 4,
    needs: '_',
    words: ['call', 'invoke', 'execute', 'trigger'],
    surface: 'result',
    pattern:
      /\b(?:call|invoke|execute|trigger)\s(?:the\s)?[`'"]?(?:send|transfer|forward|upload|post|http|share|export|email|delete|remove|drop|grant|execute|exec|update|create|write)_[a-z_]{2,30}\b/i,
  },
  {
    rule: 'hidden_comment',
    weight: 7,
    needs: '<!--',
    words: ['send', 'forward', 'email', 'transmit', 'transfer', 'exfiltrate', 'upload'],
    surface: 'result',
    pattern:
      /<!--[^<>@]{0,200}\b(?:send|forward|e?mail|transmit|transfer|exfiltrate|upload)\b[^<>]{0,160}(?:@[\w-]{1,40}\.\w|https?:\/\/|\b(?:inbox|credentials?|passwords?|api keys?|attacker)\b)/i,
  },
  { rule: 'fake_system', weight: 10, needs: '###', pattern: /#{3}\s{0,2}[([]\s?system/i },
  {
    rule: 'fake_system',
    weight: 6,
    needs: '###',
    pattern:
      /#{3}\s{0,2}[([]?(?:system[_ ](?:message|prompt|note)|new instructions?|override|(?:system|instructions?|assistant|human|user|response)\s{0,2}:)/i,
  },
  {
    rule: 'fake_system',
    weight: 5,
    needs: ':',
    words: [...SPEAKERS, ...JOINED],
    pattern: /(?:^|\n)\s{0,4}(?:system|assistant|ai)\s?(?:override|message|prompt|note|instruction)?\s?:\s/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '[',
    words: SPEAKERS,
    pattern: /\[\s?(?:admin|developer|emergency|root|god)\s(?:mode|access|bypass|override|privileges)(?:\s\w{1,12})?\s?\]/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '###',
    pattern: /#{3}\s?(?:admin|developer|priority|emergency)\s(?:override|command|message|mode|access)/i,
  },
  {
    rule: 'fake_system',
    weight: 10,
    needs: '***',
    pattern: /\*{3}\s?(?:admin|system|developer|priority|emergency)\s(?:override|command|message)/i,
  },
  { rule: 'fake_system', weight: 10, needs: '>>>', pattern: />{3}\s?(?:admin|system|developer|priority)\s(?:override|command|message)/i },
  { rule: 'fake_system', weight: 5, needs: '{', words: ['system'], pattern: /\{\s?system\s?:/i },
  { rule: 'fake_role', weight: 2, needs: '"role"', pattern: /"role"\s?:\s?"(?:system|developer)"/i },
  {
    rule: 'exfiltration_image',
    weight: 7,
    needs: '](',
    pattern:
      /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}(?:[?&](?:q|data|secret|chat|history|summary|conversation|info|prompt)=|[?&=][^)\s]{0,120}(?:\{|\[|%7b|\$))/i,
  },
  {
    rule: 'hidden_comment',
    weight: 5,
    needs: '<!--',
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
    needs: '](',
    pattern: /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}[?&][a-z_]{1,20}=(?:[A-Z]{2,20}_[A-Z_]{2,40}|\{|\[|<|%7b|\$)/,
  },
  {
    rule: 'mode',
    weight: 10,
    needs: '<',
    words: MODES,
    pattern: /<\s?(?:god|developer|admin|override|jailbreak|dan|unrestricted)[ _-]mode\s?>/i,
  },
];
