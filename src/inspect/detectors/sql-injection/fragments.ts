import { EXPRESSIONS } from './expressions.js';
import { inWords, insensitive, likely, type SqlRule } from './rule.js';

const KEYWORDS =
  'grant|shutdown|load\\s{1,4}(?:data|xml)|select|union|insert|replace|update|delete|drop|truncate|alter|create|declare|execute|having|where|order|group|like|rlike|between|exists|benchmark|sleep|waitfor|concat|substring|from|into|values|table|limit';
/** Neither letter nor digit. */
const SIGN = String.raw`[^\p{L}\p{N}]`;
const COMPARES = String.raw`(?:<=>|=|!=|<>|<=?|>=?|(?:not\s{1,4})?(?:r?like|regexp|glob|in))`;

/**
 * Pieces of a statement, which a value of one word does not hold although none of them does anything by itself: they show that
 * somebody feels for the statement around the value.
 */
export const FRAGMENTS: readonly SqlRule[] = [
  ...EXPRESSIONS,
  inWords('open_parenthesis', /[\w\])?=$!.>]\s{0,2}\(\s{0,4}$|^\s{0,4}\)/),
  inWords('comparison', insensitive(`^\\s{0,4}\\(?[\\d.]{1,16}\\s{0,4}${COMPARES}\\s{0,4}\\(?-?[\\d.]{1,16}\\)?\\s{0,4}$`)),
  inWords('comparison', insensitive(`^\\s{0,4}(?:not\\s{1,4})?in\\s{0,4}\\(\\s{0,4}[-\\d'"(]`)),
  inWords('comparison', insensitive(`^\\s{0,4}(['"])[^'"]{0,32}['"]\\s{0,4}${COMPARES}\\s{0,4}['"]`)),
  // Signs alone, with a quote among them: nothing and nobody is called so. Two quotes are how an empty value is written.
  inWords('quote', new RegExp(`^${SIGN}{0,32}[^\\p{L}\\p{N}\\s'"\`]${SIGN}{0,16}['"\`]${SIGN}{0,32}$`, 'u')),
  inWords('quote', new RegExp(`^${SIGN}{0,32}['"\`]${SIGN}{0,16}[^\\p{L}\\p{N}\\s'"\`]${SIGN}{0,32}$`, 'u')),
  inWords('quote', insensitive(`^\\s{0,4}['"\`]\\s{0,4}(?:${COMPARES}|or|and|xor|div|\\|\\||&&|[-+*/^%])\\s{0,4}['"\`]?\\s{0,4}$`)),
  inWords('clause', /^\s{0,8}(?:or\b|and\b|xor\b|\|\||&&)[\s(]{0,4}\w{1,32}\s{0,4}(?:[!<>]=|={1,3})/i),
  inWords('clause', /(?:[\s(]\w{0,32}\s?={1,3}|[!<>]={1,2})\s{0,4}['"(]?\s{0,4}$/),
  inWords('clause', /\bfrom\s{1,8}`\w/i),
  inWords('quote', /^\s{0,4}['"`]\s{0,4}[+*^|&!=<>]\s{0,4}[\w'"]/),
  inWords(
    'quote',
    insensitive(`['"\`][\\s)]{0,8}(?:alter|drop|exec|execute|declare|having|insert|select|truncate|union)(?:\\b|/)[^'"\`]{0,64}$`),
  ),
  // Who begins with a quote and a conjunction ends something; who begins with a quote and a comma goes on with a list.
  inWords('quote', /^\s{0,4}['"`]\s{0,8}(?:(?:or|and|xor)\s{1,8}\S|['"]?\s{0,4},\s{0,4}['"\d])/i),
  // A word and a quote of each kind: whichever the statement has is ended.
  inWords('quote', /^[^'"]{0,64}(?:'"|"')\s{0,4}$/),
  inWords('clause', /^\s{0,4}(?:is\s{1,4}(?:not\s{1,4})?null\s{0,4}$|values\s{0,4}\(|(?:\|\||&&)\s{0,4}\()/i),
  inWords('comparison', /,\s{0,4}(\d{1,8})\s{0,4}=\s{0,4}\d{1,8}\b/),
  { rule: 'comment', pattern: /\b(?:or|and)\b[^'"]{0,64}--[\s-]{0,8}$/i, word: 'high', condition: 'high' },
  { rule: 'clause', pattern: /['"`][\s)]{0,8}(?:order|group)\s{1,8}by\s{1,8}\d/i, word: 'high', condition: 'high', text: 'medium' },
  inWords('clause', /\bcase\s{1,8}(?:\S{1,32}\s{1,8})?when\b|^\W{0,8}when\s{1,8}\S{1,64}\s{1,8}then\b/i),
  likely('union', /\b(?:union|except|intersect)\s{1,8}(?:all\s{1,8})?values\s{0,4}\(/i),
  {
    rule: 'stacked',
    pattern:
      /;\s{0,4}(?:(?:select|insert|replace|update|delete|drop|truncate|alter|create|declare|execute|shutdown|attach|copy|grant|revoke|rename|optimize|analyze|pragma|vacuum|kill|handler|lock|load\s{1,4}(?:data|xml))[\s([@*/])/i,
    condition: 'high',
  },
  inWords('stacked', insensitive(`;\\s{0,4}(?:${KEYWORDS})[\\s([@*/]`)),
  likely('declaration', /\b(?:declare|select|set)\s{1,8}@{1,2}\w/i),
  likely('select', /\bselect\s{1,8}(?:0x[\da-f]{2}|pg_\w|current_user|session_user|system_user|user_name|version|database)/i),
  // `1.e(ascii 1.e(substring(…`: MySQL reads `1.e` before a name as nothing.
  inWords('odd_number', /(?:^|[^\w.])\d{1,4}\.e[(.]/i),
  likely('comment', insensitive(`(?:^|[^/\\w])(?:${KEYWORDS}|and|or|by)/\\*[^*]{0,64}\\*/`)),
  { rule: 'comment', pattern: /\/\*!\d{2}/, word: 'high', condition: 'high', text: 'medium' },
  inWords('procedure', /\bexec(?:ute)?[\s+]{1,8}(?:xp|sp)_/i),
];
