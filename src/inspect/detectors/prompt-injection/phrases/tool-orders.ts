import { p, type Phrase } from './phrase.js';

/** Orders about tools and data that no text has to give. */
export const TOOL_ORDERS: readonly Phrase[] = [
  // So does every manual of a library.
  p(
    'tool_order',
    6,
    ['before|after|to', 'using|calling|invoking|running|use|call', 'tool|tools|function|functions'],
    '(before|after|prior to) (using|calling|invoking|running|you use|you call) _2 (tool|tools|function|functions)',
  ),
  p(
    'tool_order',
    6,
    ['call|invoke|use|execute|run|trigger', 'tool|function', 'must|immediately|now|first|always|instead|without|should|with'],
    '(must|immediately|now|first|always|instead) (call|invoke|use|execute|run|trigger) _3 (tool|function)',
  ),
  // What an agent should call is told in its documentation.
  p(
    'tool_order',
    4,
    ['call|invoke|use|execute|run|trigger', 'tool|function', 'should'],
    'should (call|invoke|use|execute|run|trigger) _3 (tool|function)',
  ),
  p(
    'tool_order',
    7,
    ['ssh|id_rsa|env|credentials|passwd|mcp|bashrc|aws', 'read|open|cat|include|send|attach|pass|append|access|fetch|contents|content'],
    '(read|cat|include|send|attach|pass|append|access|fetch|contents of|content of) _4 (ssh id|id_rsa|aws credentials|etc passwd|mcp json|cursor mcp)',
  ),
  // Who sets up a project or a machine does so.
  p(
    'tool_order',
    6,
    ['ssh|env', 'read|cat|include|send|attach|pass|append|access|fetch|contents|content'],
    '(read|cat|include|send|attach|pass|append|access|fetch|contents of|content of) _4 (ssh|env file)',
  ),
  p(
    'tool_order',
    7,
    ['must|shall', 'be', 'called|invoked|executed|run', 'before|first|prior'],
    '(must|shall) be (called|invoked|executed|run) (first|before (any|every|each|using|calling|other|you)|prior to)',
  ),
  {
    rule: 'addressed',
    weight: 5,
    needs: [
      'before',
      'processing|answering|responding|replying|summarizing|summarising|continuing|completing|proceeding|answer|respond|reply|continue',
      'call|invoke|run|execute|send|fetch|append|include|output|add',
    ],
    phrase:
      'before (you )?(processing|answering|responding|replying|summarizing|summarising|continuing|completing|proceeding|answer|respond|reply|continue) _6 (call|invoke|run|execute|send|fetch|append|include|output|add)',
    surface: 'result',
  },
  p(
    'exfiltration',
    6,
    [
      'send|forward|upload|post|transmit|email|exfiltrate|leak|share|bcc|submit|transfer|deliver',
      'to',
      'password|passwords|credentials|conversation|history|emails|messages|data|files|secrets|keys|tokens|contents|records|information|details|key|token|code|codes',
      'http|https|com|net|org|attacker|address|external|webhook|server|endpoint|io|www|evil',
    ],
    '(send|forward|upload|post|transmit|email|exfiltrate|leak|share|submit|transfer|deliver) _5 (password|passwords|credentials|conversation|chat history|emails|messages|data|files|secrets|keys|tokens|contents|records|information|details|codes|security code) _6 to _4 (http|https|www|attacker|external|webhook)',
  ),
  // What is kept here, to an address. A place has no `@` of its own: its words stand apart.
  {
    rule: 'exfiltration',
    weight: 7,
    needs: [
      'send|forward|email|mail|transmit|upload|share|bcc',
      'all|every|entire|full|contents|content|copy|copies|body|text|history',
      'emails|mails|inbox|messages|conversation|conversations|chat|contacts|password|passwords|credentials|secrets|keys|tokens|files|file|documents|database|records',
      'com|org|net|io|example|invalid|evil|ru|xyz|attacker',
    ],
    phrase:
      '(send|forward|email|mail|transmit|upload|share|bcc) _2 (all|every|entire|full|contents|content|copy|copies|body|text|history) _4 (emails|mails|inbox|messages|conversation|conversations|chat|contacts|password|passwords|credentials|secrets|keys|tokens|files|file|documents|database|records) _5 to _4 (com|org|net|io|example|invalid|evil|ru|xyz|attacker)',
    surface: 'result',
  },
  p('exfiltration', 4, ['exfiltrate|bcc', 'to|all|data'], '(exfiltrate|bcc) _3 (to|all|data|every|copy)'),
];
