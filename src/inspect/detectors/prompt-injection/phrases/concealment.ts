import { p, type Phrase } from './phrase.js';

/** Talking to the model behind the reader's back. */
export const CONCEALMENTS: readonly Phrase[] = [
  p(
    'concealment',
    8,
    [
      'not|dont|never|without|t',
      'user|users|human|owner|customer|operator',
      'tell|inform|mention|notify|alert|telling|informing|mentioning|notifying|reveal|disclose|let|show|report|say',
    ],
    '(do not|don t|dont|never|without|must not|should not) (tell|inform|mention|notify|alert|telling|informing|mentioning|notifying|reveal|disclose|let|show) _4 (user|users|human|owner|customer|operator)',
  ),
  // A password is to be told to nobody.
  p(
    'concealment',
    6,
    ['not|dont|never|without|t', 'anyone|anybody', 'tell|inform|mention|telling|informing|mentioning|reveal|disclose|let|show'],
    '(do not|don t|dont|never|without|must not|should not) (tell|inform|mention|telling|informing|mentioning|reveal|disclose|let|show) _4 (anyone|anybody)',
  ),
  p(
    'concealment',
    7,
    ['user|human', 'not', 'know|see|notice|aware|informed|told'],
    '(user|human) (must|should|does|do|need|will|can) not _2 (know|see|notice|aware|informed|told)',
  ),
  p(
    'concealment',
    6,
    ['user|human|reader', 'cannot|t|not|never', 'see|notice|know', 'this|these'],
    '(user|human|reader) (cannot|can t|can not|will not|won t|will never) (see|notice|know about) (this|these)',
  ),
  p(
    'addressed',
    5,
    ['when|if|once', 'you', 'read|see|process|parse|summarize', 'this'],
    '(when|if|once) you (read|see|process|parse|summarize) this',
  ),
  p(
    'addressed',
    8,
    [
      'llm|ai|automated',
      'reviewers|reviewer|recruiters|screeners|evaluators|graders|crawlers|summarizers',
      'for|note|to|attention|instruction|instructions',
    ],
    '(for|note to|attention|instruction for|instructions for|instructions to) (all |any |the )?(llm|ai|automated) (reviewers|reviewer|recruiters|screeners|evaluators|graders|crawlers|summarizers)',
  ),
  p(
    'concealment',
    5,
    ['silently|secretly|covertly|quietly|discreetly', 'send|forward|upload|copy|add|call|run|execute|include|read|transmit|pass'],
    '(silently|secretly|covertly|quietly|discreetly) (send|forward|upload|copy|add|call|run|execute|include|read|transmit|pass)',
  ),
  p(
    'concealment',
    5,
    ['secret|hidden|confidential|invisible', 'user|keep'],
    '(keep this (secret|hidden|confidential)|hidden from the user|invisible to the user|secret from the user)',
  ),
  p(
    'addressed',
    8,
    [
      'ai|llm|assistant|model|agent|chatbot|gpt|bot|claude|chatgpt|software',
      'note|message|instruction|instructions|attention|notice|dear|reading|reads|processing|automated|if',
    ],
    '(note|instruction|instructions|attention|notice|memo) (to|for) (any |all |the |every )?(automated |large )?(ai|llm|llms|assistant|language model|language models|model|agent|chatbot|bot|bots|analysis software)',
  ),
  // `Instructions for Claude Code` are how a program is set up.
  p(
    'addressed',
    6,
    ['gpt|claude|chatgpt', 'note|message|instruction|instructions|attention|notice|memo'],
    '(note|instruction|instructions|attention|notice|memo) (to|for) (any |all |the |every )?(gpt|claude|chatgpt)',
  ),
  p(
    'addressed',
    8,
    ['if', 'you', 'are', 'ai|llm|model|assistant|bot|agent|machine'],
    'if you (are|re) (an |a |the )?(ai|llm|language model|large language model|ai assistant|ai agent|bot)',
  ),
  p(
    'addressed',
    5,
    ['ai|assistant|model|llm|agent', 'must|shall', 'ignore|call|use|send|output|respond|include|follow'],
    '(the )?(ai|assistant|model|llm|agent) (must|shall) _2 (ignore|call|send|output|respond|include|follow|always)',
  ),
  p(
    'addressed',
    4,
    ['ai|assistant|model|llm|agent', 'should', 'ignore|call|send|output|respond|include|follow|always'],
    '(the )?(ai|assistant|model|llm|agent) should _2 (ignore|call|send|output|respond|include|follow|always)',
  ),
  p(
    'addressed',
    5,
    ['hidden|injected|secret', 'instruction|instructions|prompt'],
    '(hidden|injected|secret) (instruction|instructions|prompt)',
  ),
  p(
    'addressed',
    7,
    ['ai|llm|assistant|chatbot|gpt|agent|agents', 'recipient|attention|attn|memo|to|note', 'from|re|subject|memo|internal|effective'],
    '(recipient|attention|attn|to) (the |all )?(ai|ai assistant|ai assistants|ai agents|llm|language model|chatbot) (from|re|subject|effective|internal)',
  ),
  p(
    'addressed',
    9,
    [
      'ai|llm|assistant|agent|model|bot|chatbot|gpt',
      'reading|processing|parsing|summarizing|summarising|viewing|scanning|analyzing|analysing',
      'this',
    ],
    '(ai|llm|llms|assistant|assistants|agent|agents|language model|bot|chatbot|gpt) (that is |who is |that are |currently )?(reading|processing|parsing|summarizing|summarising|viewing|scanning|analyzing|analysing) this',
  ),
  p(
    'concealment',
    6,
    [
      'not|never|don|dont',
      'instructions|instruction|rules|rule|agenda|prompt|directive',
      'reveal|disclose|mention|discuss|repeat|acknowledge',
    ],
    '(not|never|dont|don t) (ever )?(reveal|disclose|mention|discuss|repeat|acknowledge) _1 (these|this|those) (instructions|instruction|rules|rule|agenda|prompt|directive)',
  ),
];
