import { insensitive, likely, type SqlRule } from './rule.js';

const inConditions = (rule: string, pattern: RegExp): SqlRule => ({ rule, pattern, word: 'high', condition: 'high' });
const anywhere = (rule: string, pattern: RegExp): SqlRule => ({ rule, pattern, word: 'high', condition: 'high', text: 'high' });

/** Where the value that was meant ends: a number, a quote that it did not begin, parentheses of the statement around it. */
const NUMBER = String.raw`[-+]?(?:0x[\da-f]{1,16}|\d{1,10}(?:\.\d{0,10})?|\.\d{1,10})`;
const QUOTED = String.raw`[\w.%-]{0,16}['"]`;
const CLOSED = String.raw`(?:${NUMBER}|${QUOTED})?\s{0,4}\)`;
const ENDED = String.raw`^\s{0,4}(?:${CLOSED}|${NUMBER}\s|${QUOTED})[\s)]{0,8}`;
const LOGIC = String.raw`(?:or\b|and\b|xor\b|&&|\|\|)`;
/** What a comment takes is the rest of the statement. */
const COMMENT = String.raw`(?:--[\s-]{0,4}|(?:[\s)'"\d]|true|false|null)#|/\*)\s{0,4}$`;
/** Behind a comment's dashes: anything but words, of which one letter or two are none. */
const NO_REMARK = String.raw`(?:[^\s]|\s{0,8}(?:$|[^\s\p{L}]|\p{L}{1,2}(?:$|[^\p{L}])))`;
const CALLED =
  'length|len|ascii|ord|substr|substring|mid|left|right|hex|unhex|bin|char|chr|concat|concat_ws|group_concat|version|database|user|current_user|schema|count|coalesce|nullif|ifnull|isnull|iif|if|elt|field|cast|convert|exp|rand|json_keys|json_extract|load_file|sleep|pg_sleep|benchmark|row_count|last_insert_id|strcmp|bit_length|char_length|instr|locate|position|sys_eval|sys_exec';
/** Of a comparison that every row passes, or none: operators between constants, and constants by themselves. */
const CONSTANT = String.raw`(?:\.?\d[\w.]{0,16}|(?:[xbne]|u&|_\w{1,16})?'[^']{0,32}'|"[^"]{0,32}"|@{1,2}\w{1,24}|true|false|null)`;
const OPERATOR = String.raw`(?:<=>|:=|[=<>!^&|%*/+-]{1,3}|(?:not\s{1,4})?(?:r?like|regexp|glob|between|in|match)\b|is\b|xor\b|div\b|mod\b|sounds\b|collate\b)`;
/**
 * Behind a parenthesis that was the statement's: an expression as no list of points has it (`3) and another`), or what makes good the parenthesis that
 * is left over, whatever the expression is: another one that stays open, or a comment.
 */
const GOES_ON = String.raw`[-\s(+!~]{1,8}(?:not\s{1,4})?(?:['"@\d]|\.\d|(?:true|false|null|not|case|select|exists)\b|[xbne]'|\w{1,32}(?:\.\w{1,32})?\s{0,4}(?:[=<>!]|\|\||&|\^|::|(?:not\s{1,4})?(?:r?like|regexp|glob|similar\s{1,4}to)\s{0,4}['"(@\dx]|(?:not\s{1,4})?in\s{0,4}\(|(?:not\s{1,4})?between\s{1,4}\S{1,24}\s{1,4}and\s|is\s{1,4}(?:not\s{1,4})?(?:null|true|false|unknown|distinct)\b)|\w{1,32}\((?:[^s]|s[^)])|(?:${CALLED})\s{0,4}\()`;
const BALANCED = String.raw`[^()]{0,64}\((?:[^()]|\([^()]{0,64}\)){0,512}$`;
const CUT = String.raw`\b[^\n]{0,160}(?:--|#|/\*|;)`;
const CLAUSE = [
  String.raw`limit\s{1,4}\d`,
  String.raw`offset\s{1,4}\d{1,8}\s{1,4}rows?\b`,
  String.raw`procedure\s{1,4}\w{1,32}\s{0,4}\(`,
  String.raw`for\s{1,4}(?:no\s{1,4}key\s{1,4})?(?:update|share|xml|json)\b`,
  String.raw`lock\s{1,4}in\s{1,4}share\b`,
  String.raw`window\s{1,4}\w{1,32}\s{1,4}as\b`,
  String.raw`group\s{1,4}by\b[^\n]{1,80}\bwith\s{1,4}rollup\b`,
  String.raw`(?:order|group)\s{1,4}by\s{1,4}(?:\(|\d|\w{1,32}\s{0,4}\(|case\b)`,
  String.raw`returning\s{1,4}(?:\*|\w)`,
  String.raw`where\s{1,4}\w{1,32}\s{0,4}(?:[=<>!]|(?:not\s{1,4})?(?:like|in|between)\b|is\b)`,
  String.raw`is\s{1,4}(?:not\s{1,4})?null\b`,
  String.raw`between\s{1,4}\S{1,24}\s{1,4}and\s`,
  String.raw`collate\s{1,4}\w`,
  String.raw`(?:r?like|regexp|glob)\s{1,4}['"\d]`,
  String.raw`(?:union|except|intersect)\s{1,4}(?:all\s{1,4})?table\s{1,4}\w`,
  String.raw`minus\s{1,4}select\b`,
].join('|');

/**
 * How a statement goes on behind a value that has ended in it (ISO 9075-2, query expressions and predicates, with what MySQL, PostgreSQL, SQLite,
 * Oracle and SQL Server have beside them): a condition, a clause, a comment that takes the rest.
 */
export const CONTINUED: readonly SqlRule[] = [
  inConditions('clause', insensitive(`${ENDED}${LOGIC}[-\\s(+~]{0,8}(?:not\\s{1,4}|!\\s{0,2})?${CONSTANT}\\s{0,4}${OPERATOR}`)),
  inConditions('clause', insensitive(`${ENDED}${LOGIC}[-\\s(+~]{0,8}(?:!|not\\s{1,4})\\s{0,2}(?:\\d|true|false|null)`)),
  inConditions(
    'clause',
    insensitive(
      `^\\s{0,4}(?:${NUMBER}\\s{0,4}(?:&&|\\|\\|)|-\\d{1,10}\\s{1,4}(?:or|and|xor)\\s)[-\\s(+~]{0,8}${CONSTANT}\\s{0,4}(?:$|--|#|/\\*)`,
    ),
  ),
  inConditions('clause', insensitive(`^\\s{0,4}${CLOSED}[\\s)]{0,8}${LOGIC}(?:${GOES_ON}|${BALANCED}|${CUT})`)),
  inConditions('clause', insensitive(`${ENDED}(?:${CLAUSE})`)),
  inConditions(
    'comment',
    insensitive(
      `^\\s{0,4}(?:${NUMBER}\\s{0,4}\\)[\\s)]{0,8}--|${NUMBER}--\\s{1,4}-?\\s{0,4}$|${NUMBER}[\\s)]{0,4}/\\*$|${QUOTED}[\\s)]{0,8}#\\s{0,4}$)`,
    ),
  ),
  inConditions('comment', new RegExp(`^\\s{0,4}${NUMBER}\\s{1,8}--${NO_REMARK}`, 'iu')),
  // A person may remark on a number so (`42 -- draft`).
  {
    rule: 'comment',
    pattern: insensitive(`^\\s{0,4}${NUMBER}\\s{1,8}--\\s`),
    word: 'medium',
    condition: 'medium',
  },
  inConditions('comment', /^\s{0,4}@\w{1,24}\s{0,4}(?:--|\/\*)\s{0,4}$|^\s{0,4}\d{1,8}\s{0,4}[*+]\s{0,4}\d{1,8}\s{0,4}\/\*/),
  // A free text that ends a value, asks something of the database and throws away the rest.
  anywhere(
    'clause',
    insensitive(
      `${ENDED}${LOGIC}[-\\s(+!~]{0,8}(?:not\\s{1,4})?(?:\\w{1,16}\\s{0,4}[=<>]{1,2}\\s{0,4}\\(?\\s{0,4})?(?:exists\\s{0,4}\\(\\s{0,4}select|\\(?\\s{0,4}select\\b|(?:${CALLED})\\s{0,4}\\()`,
    ),
  ),
  anywhere('comment', insensitive(`${ENDED}${LOGIC}[^\\n]{1,160}${COMMENT}`)),
  anywhere('quote', insensitive(`^\\s{0,4}${QUOTED}[\\s)]{0,8}${LOGIC}[\\s(]{1,4}(?:not\\s{1,4})?(?:true|false|\\d{1,6})\\s{0,4}$`)),
  // A filter of a directory that ends one and begins another (RFC 4515).
  likely('ldap', /^[^()]{0,64}\)\s?\(\s?(?:[|&!]\s?\(\s?)?\w{1,32}[~<>]?=[^()]{0,64}[)*]/),
  likely('union', /\b(?:union|except|intersect)\s{1,8}(?:all\s{1,8})?select\s{0,4}[\\.~!`]/i),
];
