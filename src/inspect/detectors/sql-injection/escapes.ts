import { certain, inWords, insensitive, likely, type SqlRule } from './rule.js';

/** Quotes and parentheses that end what the value stands in; white space, or `+` for it in a query string. */
const OUT = String.raw`['"\`][\s+)]{0,24}`;
const LOGIC = String.raw`(?:or|and|xor|not|div|eqv|imp|\|\||&&)`;
const GAP = String.raw`[\s+(!~-]{0,12}`;
const COMPARES = String.raw`(?:=|<|>|!=|r?like\b|regexp\b|glob\b|between\b|notnull\b|isnull\b|is\s{1,4}(?:not\s{1,4})?(?:null|true|false|unknown|\d)|escape\b)`;
const escaping = (rule: SqlRule): SqlRule => ({ ...rule, escapes: true });

/** How a value ends the string that it was put into and goes on as SQL. */
export const ESCAPES: readonly SqlRule[] = [
  escaping(
    likely(
      'quote',
      insensitive(
        `${OUT}${LOGIC}${GAP}(?:[\\d@$.]+\\s{0,4}(?:${COMPARES}|[;)#]|--|$)|\\w{1,32}\\s{0,4}\\(|\\w{1,32}\\s{1,4}${COMPARES}|\\w{1,32}\\s{0,4}[=<>])`,
      ),
    ),
  ),
  escaping(likely('quote', insensitive(`${OUT}${LOGIC}${GAP}(?:[xbne]|u&|_\\w{1,16})?['"\`]`))),
  escaping(
    inWords(
      'quote',
      insensitive(
        `${OUT}(?:${LOGIC}\\s{1,8}(?:\\w{1,32}(?:\\[\\w{0,16}\\])?\\s{1,4}(?:is|in|like)\\b.{0,40}(?:--|;)|true|false|null)|${LOGIC}[\\s+(!~-]{1,8}(?:true|false|null)\\b[\\s)]{0,4}(?:--|#|$)|regexp\\b|rlike\\b|glob\\b|collate\\b|[|&^<>]\\s{0,4}\\w{1,32}\\s{0,4}(?:--|#))`,
      ),
    ),
  ),
  escaping(likely('quote', insensitive(`${OUT}\\|\\|\\s{0,8}[\\w.]{1,64}\\(`))),
  escaping(
    likely(
      'quote',
      insensitive(
        `${OUT}(?:[=<>+*/-]|<>|!=)\\s{0,8}(?:(?:if|sleep|pg_sleep|benchmark|version|user|database|concat|char|chr|ascii|substring|substr)\\s{0,4}\\(|0\\s{0,4}(?:--|#))`,
      ),
    ),
  ),
  escaping(likely('comment', insensitive(`${OUT};{0,2}[\\s+]{0,8}(?:--|#|/\\*)[\\s+-]{0,8}$`))),
  escaping(inWords('comment', insensitive(`${OUT};?\\s{0,8}(?:--|#|/\\*)`))),
  escaping(inWords('comment', /['"`][^'"`]{0,128}[\w?)](?:--|\/\*)\s{0,8}$|['"`]\s{1,4}\w{1,32}\s{1,4}--\s{0,4}$/)),
  escaping(inWords('stacked', /['"`][\s)]{0,12};\s{0,8}$/)),
  escaping(
    likely(
      'stacked',
      insensitive(
        `${OUT};\\s{0,8}(?:if|begin|declare|exec|execute|drop|delete|insert|update|alter|create|truncate|select|waitfor|while|shutdown|grant|revoke|attach|backup|restore|load|kill|copy|call)\\b\\s{0,4}[\\w@(*[\\]"'\`]`,
      ),
    ),
  ),
  escaping(
    certain(
      'stacked',
      insensitive(
        `${OUT}(?:exec\\s{1,4}(?:sp_|xp_|master)|insert\\s{1,4}into\\s|create\\s{1,4}(?:user|table|login)\\s|drop\\s{1,4}(?:table|database|user)\\s|waitfor\\s{1,4}delay)`,
      ),
    ),
  ),
  escaping(
    likely(
      'script',
      /['"`][\s+)}]{0,8}(?:;|\|\||&&)[\s+]{0,8}(?:return\s+(?:true|1\b|['"]{2}\s{0,4}==)|return\b.{0,40};|this\.\w|sleep\(|while\s{0,4}\(|\w{1,16}=new[\s+]|var\s+\w|db\.)/i,
    ),
  ),
];
