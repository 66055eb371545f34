import { once } from '../../once.js';
import type { Confidence } from '../../../pdp/input-document.js';
import { ARGUMENTS, type Detector, type InspectedText, type Match } from '../../detector.js';
import { type AnyCase, Cased } from '../../letter-case.js';
import { eachMatch } from '../../patterns/matches.js';
import { wordsOf } from '../../roles/role-names.js';
import { PatternTable } from '../../patterns/pattern-table.js';
import type { Role } from '../../roles/roles.js';
import type { View } from '../../views/view.js';
import { CONTINUED } from './continued.js';
import { ESCAPES } from './escapes.js';
import { evasiveCase } from './evasive-case.js';
import { FRAGMENTS } from './fragments.js';
import { operatorConfidence } from './operators.js';
import { query } from './query.js';
import type { Kind, SqlRule } from './rule.js';
import { STATEMENTS } from './statements.js';
import { tautology } from './tautology.js';
import { uncommented } from './uncommented.js';

const ROLES: ReadonlySet<Role> = new Set(['identifier', 'email', 'text', 'secret', 'sql']);
const RULES = new PatternTable<SqlRule>([...ESCAPES, ...STATEMENTS, ...FRAGMENTS, ...CONTINUED], 'sql');

/** Last words of names whose value is one word, a number or what somebody is called. */
const WORDS = new Set(
  'name names number no code phone city country state street address zip login account category status gender sku currency limit offset page'.split(
    ' ',
  ),
);
/** Last words of names whose value is a condition or an order of the server's own language. */
const CONDITIONS = new Set('filter filters where condition conditions sort orderby order criteria having predicate'.split(' '));
/** A value of several words under a name that means one is free text. */
const SENTENCE = once(() => /(?:[\p{L}\p{M}]{2,24}[,.’-]{0,1}\s{1,3}){5}/u);

/** What no sentence says: five words of a statement are none. */
const CLAUSES =
  /\b(?:(?:order|group)\s{1,8}by|is\s{1,8}(?:not\s{1,8})?null|union\s{1,8}(?:all\s{1,8})?select|limit\s{1,8}\d|case\s{1,8}when)\b/i;
/** `Drop Table Records`: every word begins with a capital, and no sign is there to end a string or a statement. */
const HEADING = once(() => /^\s{0,8}(?:\p{Lu}\p{Ll}{1,24}\s{1,3}){1,8}\p{Lu}\p{Ll}{1,24}\s{0,8}$/u);
/** A quote after one word at most: whoever speaks has said nothing yet. */
const BEGINS_QUOTED = /^\s{0,8}[\w-]{0,16}['"`]/;

/** The same by a quote of a string: between backticks stand names of code. */
const BEGINS_ENDED = /^\s{0,8}[\w-]{0,16}['"]/;

/** Characters that are read, from the beginning: of a free text fewer, nobody puts a long one into a condition. */
const LONGEST: Readonly<Record<Kind, number>> = { word: 16_384, condition: 16_384, text: 1_024 };
const TRIGGER =
  /['"`;()=<>|@*#$]|--|&&|^\s{0,4}-?\d{1,10}\s{1,4}[a-z!]|\d\.e|\d(?:x?or|and)\b|\b(?:in|case|declare|x?or|and|union|except|select|exec|execute|having|group|order|drop|delete|insert|truncate|alter|waitfor|like|backup|xp_|sp_|sys|information_schema)/i;
/** Words of letters before a match from which on a free text is speaking. */
const TALK = 3;
const WORD = once(() => /\p{L}{2,}\s{0,2}\(?/gu);
/** What is said of no one: the words that SQL has beside functions. */
const SQL_WORDS = new Set(
  'or and xor not null select if from where union all case when then else end having like in as by order group'.split(' '),
);

/**
 * Two questions, by role. A value that a server may put into a statement must not go on as SQL where the value should end. A query is
 * judged as a query. Prose and code are neither, and results are not put into statements by those who read them.
 */
export const sqlInjection: Detector = {
  name: 'sql_injection',
  surfaces: ARGUMENTS,
  roles: ROLES,
  detect(inspected, report) {
    operator(inspected, report);
    const kind = kindOf(inspected);
    for (const view of inspected.views) {
      if (inspected.role === 'sql') {
        query(view, report);
        continue;
      }
      const part = beginning(view, LONGEST[kind]);
      if (TRIGGER.test(part.text)) value(part, kind, report);
    }
  },
};

/** The name of a member that a document database reads as an operator. */
function operator({ memberOf, views }: InspectedText, report: (match: Match) => void): void {
  const view = views[0];
  if (memberOf === undefined || view === undefined || !view.text.startsWith('$')) return;
  const confidence = operatorConfidence(view.text, memberOf);
  if (confidence === undefined) return;
  report({ rule: 'nosql_operator', confidence, severity: 'high', view, start: 0, end: view.text.length });
}

function beginning(view: View, length: number): View {
  return view.text.length > length ? { ...view, text: view.text.slice(0, length) } : view;
}

function kindOf({ role, name, views }: InspectedText): Kind {
  const last = wordsOf(name).at(-1);
  if (role === 'secret' || last === undefined) return 'text';
  if (CONDITIONS.has(last)) return 'condition';
  if (role === 'text' && !WORDS.has(last)) return 'text';
  return isSentence(views[0]?.text.slice(0, 256) ?? '') ? 'text' : 'word';
}

function isSentence(text: string): boolean {
  return (SENTENCE().test(text) || HEADING().test(text)) && !CLAUSES.test(text) && !BEGINS_QUOTED.test(text);
}

function value(view: View, kind: Kind, report: (match: Match) => void): void {
  for (const each of [view, ...uncommented(view, kind)]) {
    const always = tautology(each.text, kind);
    if (always !== undefined) tell('tautology', 'high', each, kind, always.start, always.end, report);
    const mixed = evasiveCase(each.text);
    if (mixed !== undefined) tell('evasive_case', 'high', each, kind, mixed.start, mixed.end, report);
    const cased = new Cased(each.text, each.traits.ascii);
    let quoted: readonly Quoted[] | undefined;
    for (const at of RULES.possible(each.text, each.traits)) {
      const row = RULES.rows[at];
      const confidence = row?.rule[kind];
      if (row === undefined || confidence === undefined) continue;
      const { rule, pattern } = row;
      const match = rule.escapes === true ? escapeIn((quoted ??= quotedIn(each)), pattern) : pattern.exec(cased);
      if (match === null) continue;
      const begun = rule.escapes === true && confidence === 'medium' && BEGINS_ENDED.test(each.text);
      tell(rule.rule, begun ? 'high' : confidence, each, kind, match.index, match.index + match[0].length, report);
    }
  }
}

function tell(
  rule: string,
  confidence: Confidence,
  view: View,
  kind: Kind,
  start: number,
  end: number,
  report: (match: Match) => void,
): void {
  const talk = kind === 'text' && isTalk(view.text.slice(0, start));
  report({ rule, confidence: talk ? 'medium' : confidence, severity: 'high', view, start, end });
}

function isTalk(before: string): boolean {
  const said = before.match(WORD())?.filter((word) => !word.endsWith('(') && !SQL_WORDS.has(word.trim().toLowerCase()));
  return (said?.length ?? 0) >= TALK;
}

/** The quotes of a value that may end a string which it did not begin: the first, third … of each kind. */
const MOST_QUOTES = 32;

/** Such a quote, and what stands from it on. */
interface Quoted {
  readonly index: number;
  readonly text: Cased;
}

function quotedIn({ text, traits }: View): readonly Quoted[] {
  const counts: Record<string, number> = {};
  const found: Quoted[] = [];
  let seen = 0;
  eachMatch(QUOTE, text, ({ index, 0: sign }) => {
    if (++seen > MOST_QUOTES) return false;
    const count = (counts[sign] = (counts[sign] ?? 0) + 1);
    if (count % 2 === 1) found.push({ index, text: new Cased(text.slice(index, index + 256), traits.ascii) });
    return true;
  });
  return found;
}

const QUOTE = /['"`]/g;

function escapeIn(quoted: readonly Quoted[], pattern: AnyCase): RegExpExecArray | null {
  for (const { index, text } of quoted) {
    const match = pattern.exec(text);
    if (match?.index !== 0) continue;
    match.index = index;
    return match;
  }
  return null;
}
