import { inWords, insensitive, likely, type SqlRule } from './rule.js';

const inConditions = (rule: string, pattern: RegExp): SqlRule => ({ rule, pattern, word: 'high', condition: 'high' });

/** Operators between what a string was and what is left of it, as signs and as words. */
const OPERATOR = String.raw`(?:[=<>!|^*]{1,3}|&[&+!~(-]|(?:not\s{1,4})?(?:r?like|regexp|in|between)\b|sounds\s{1,4}like\b|is\s{1,4}(?:not\s{1,4})?null\b|(?:div|mod)\b)`;
const FUNCTION =
  '(?:substr|substring|ascii|mid|ord|hex|unhex|bin|char|chr|length|len|concat|count|sleep|pg_sleep|benchmark|if|iif|left|right|user|database|version)';
/** What tells a database's secrets letter by letter, or makes it err. */
const CALLED =
  'substr|substring|ascii|mid|ord|hex|unhex|bin|chr|char|length|len|concat|sleep|pg_sleep|benchmark|if|iif|elt|make_set|extractvalue|updatexml|exp|gtid_subset|row|lower|upper|left|right|cast|convert|ctxsys\\.\\w{1,16}\\.\\w{1,16}|utl_\\w{1,16}\\.\\w{1,24}|dbms_\\w{1,16}\\.\\w{1,24}';
const LOGIC = String.raw`(?:or|and|xor|&&|\|\|)`;
const OF_A_CONSTANT = String.raw`[a-z]\w{1,31}\(\s{0,4}(?:'[^']{0,64}'|"[^"]{0,64}"|\d{1,10})\s{0,4}\)`;

/**
 * A value that goes on as an expression without a word of a statement: a quote that ends the string, an operator, and a quote or a
 * comment for what is left of it; a number that is reckoned with; a comment behind what stands in parentheses.
 */
export const EXPRESSIONS: readonly SqlRule[] = [
  inConditions('quote', insensitive(`^[\\s\\w.-]{0,24}['"]\\s{0,4}${OPERATOR}[^'"#]{0,48}(?:['"]|--|#)`)),
  inConditions('comment', /^\s{0,4}\([^\n]{1,120}\)\s{0,4}(?:--|#)\s{0,4}$/),
  inConditions('clause', /\bwhen\s{1,8}\(?\d{1,8}\s{0,4}=\s{0,4}\d{1,8}\)?\s{1,8}then\b|\bhaving\s{0,4}\(\s{0,4}\d/i),
  inConditions('clause', /^\s{0,4}-?[\w.'"]{1,16}\s{0,4}\)\s{0,4}(?:order|group)\s{1,8}by\s{1,8}\d/i),
  inWords('union', /(?:#|--|\*\/|^\s{0,4}-?\d[\d/.\s]{0,12})\s{0,8}union\s{0,8}(?:#|--|$)/i),
  inWords('function', insensitive(`^\\s{0,4}['"\\d.-]{1,16}\\s{0,4}(?:\\|\\||[-+*/%^&|=<>])\\s{0,4}${FUNCTION}\\s{0,4}\\(`)),
  inWords(
    'clause',
    insensitive(
      `^[\\s(]{0,4}[-+]?\\s?\\.?\\d[\\dx.]{0,12}[\\s)'"]{0,4}${LOGIC}[-\\s(+!~]{0,8}[@\\w.]{1,32}\\s{0,4}(?:[=<>]|!=|--|#|is\\b|like\\b|in\\s{0,4}\\()`,
    ),
  ),
  // The rest of a statement: its table has a name, its rows a condition that needs none of them.
  inConditions(
    'clause',
    insensitive(
      `^\\s{0,4}-?[\\w.%]{1,16}['"]?[\\s)]{0,16}(?:as\\s{1,8}\\w{1,32}\\s{1,8})?where\\s{1,8}(?:\\d{1,10}|'[^']{0,32}')\\s{0,4}(?:=|<>|like\\b)\\s{0,4}['\\d]`,
    ),
  ),
  inConditions('clause', insensitive(`^\\s{0,4}-?\\d{1,10}['"]?[\\s)]{0,16}${LOGIC}[-\\s(+!~]{1,12}(?:${CALLED})\\s{0,4}\\(`)),
  inConditions(
    'clause',
    insensitive(`^\\s{0,4}-?\\d{1,10}['"]?[\\s)]{0,16}order\\s{1,8}by\\s{1,8}(?:\\w{1,32}\\s{0,4}\\(|\\(\\s{0,4}select\\b)`),
  ),
  inConditions('comment', /^\s{0,4}(?:end|\d{1,10}\s{0,4}\*\s{0,4}\d{1,10})[\s)]{0,8}(?:#|--)/i),
  // A string ends, what it becomes is reckoned with, and what is left of it becomes another one.
  inConditions(
    'quote',
    insensitive(
      `^[\\s\\w.-]{0,24}'\\s{0,4}(?:[-+*/%&|^!<>=~]|(?:is|div|x?or|and)\\b)[^'"#]{0,48}(?:\\b(?:x?or|and|div|in|binary)\\b|[=<>]|&&)[-+~!\\s]{0,8}'[^'"]{0,24}$`,
    ),
  ),
  inWords('quote', /^\s{0,4}\w{1,16}'\s{0,4}[-+*%]\s{0,4}'\w{1,16}\s{0,4}$/),
  // A function of a constant is a constant, whatever it is compared with.
  inWords('clause', insensitive(`\\b${LOGIC}[\\s(]{1,8}${OF_A_CONSTANT}\\s{0,4}(?:[!<>]?=|<>|<|>|(?:not\\s{1,4})?(?:like|in|between)\\b)`)),
  inConditions('clause', insensitive(`\\b${LOGIC}[\\s(]{1,8}${OF_A_CONSTANT}\\s{0,4}(?:[!<>]?=|<>|<|>|like\\b)\\s{0,4}${OF_A_CONSTANT}`)),
  likely('select', /\bselect\s{1,8}[-+~!(]{1,4}\s{0,2}(?:[\d'"@]|\w{1,32}\s{0,4}\()/i),
];
