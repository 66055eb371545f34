import { once } from '../../once.js';
import type { InspectedText, Match } from '../../detector.js';
import { Cased } from '../../letter-case.js';
import { PatternTable } from '../../patterns/pattern-table.js';
import { plainName, wordsOf } from '../../roles/role-names.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { SINGLE_WORD_NAMES } from './commands.js';
import { COMMAND_ALONE, SPLIT_WORD } from './evasions.js';
import { PARAMETER_RULES } from './parameter.js';
import { asShellReads } from './shell-reading.js';
import { unquoted } from './unquoted.js';

const PARAMETERS = new PatternTable(PARAMETER_RULES, 'parameters');
const SINGLE_WORDS: ReadonlySet<string> = new Set(SINGLE_WORD_NAMES.split(' '));

/** A parameter of a command is short. In a longer text only the beginning is read as one. */
export const LONGEST_PARAMETER = 2_048;

const TRIGGER = /[;|&`'"\\\n\r<>(){}[\]$%?~!-]|\s|bin\/|\+\//;
/** Without one of them a text of ASCII has nothing that triggers. */
const SIGNS = characterSet(';|&`\'"\\<>(){}[]$%?~!+-/ \t\n\v\f\r');

/** A value that a server may put into a command: it must not bring one of its own. */
export function inParameter(inspected: InspectedText, report: (match: Match) => void): void {
  const { role } = inspected;
  for (const view of inspected.views) {
    if (view.traits.ascii && !hasAny(view.traits, SIGNS)) continue;
    const short = view.text.length > LONGEST_PARAMETER ? { ...view, text: view.text.slice(0, LONGEST_PARAMETER) } : view;
    if (!TRIGGER.test(short.text)) continue;
    const kind = kindOf(inspected);
    const isCertain = parameter(short, kind, role, report);
    lineBreak(short, kind, role, inspected.views[0]?.text ?? '', report);
    // Nothing is more certain for being read once more.
    if (isCertain) continue;
    const read = asShellReads(short);
    if (read !== undefined && parameter(read, kind, role, report)) continue;
    const plain = unquoted(short);
    if (plain === undefined) continue;
    if (plain.text !== read?.text) parameter(plain, kind, role, report);
    unquotedCommand(plain, view, kind, report);
  }
}

type Kind = 'word' | 'place' | 'text';

/** A value of several words under a name that means one: the name means something else here. `-c` is no word. */
const SENTENCE = once(() => /(?:[\p{L}\p{M}'’][\p{L}\p{M}'’-]{1,23}[,.!?]?\s{1,3}){4}[\p{L}\p{M}]{2}/u);
/** Nobody says these in a sentence. */
const OPTION = /\s-{1,2}[a-z]{2,}/i;

function kindOf({ role, name, tool, views }: InspectedText): Kind {
  if (role === 'path' || role === 'url' || role === 'email') return 'place';
  const plain = plainName(name);
  // `create_branch {name}`: the name of what the tool is about.
  const meant = plain === 'name' || plain === 'id' ? (wordsOf(tool ?? '').at(-1) ?? plain) : plain;
  const text = views[0]?.text.slice(0, 256) ?? '';
  return SINGLE_WORDS.has(meant) && (!SENTENCE().test(text) || OPTION.test(text)) ? 'word' : 'text';
}

/** Whether something was found that is certain. */
function parameter(view: View, kind: Kind, role: Role, report: (match: Match) => void): boolean {
  const cased = new Cased(view.text, view.traits.ascii);
  for (const at of PARAMETERS.possible(view.text, view.traits)) {
    const row = PARAMETERS.rows[at];
    const confidence = row?.rule[kind];
    if (row === undefined || confidence === undefined) continue;
    const match = row.pattern.exec(cased);
    if (match === null) continue;
    // `?a=1&id=5`: what a query string calls `id` is a member, not a command.
    const ampersand = match[0].indexOf('&');
    if ((ampersand === 0 || ampersand === 1) && isMember(view.text, match.index + ampersand, role)) continue;
    report({
      rule: row.rule.rule,
      confidence,
      severity: confidence === 'low' ? 'medium' : 'critical',
      view,
      start: match.index,
      end: match.index + match[0].length,
    });
    if (confidence === 'high') return true;
  }
  return false;
}

/** `\\ls`, `'wh'oami`: quoted for no reason but not to be seen. Of a path only where the quotes are inside of the word. */
function unquotedCommand(plain: View, view: View, kind: Kind, report: (match: Match) => void): void {
  if (kind === 'text' || !COMMAND_ALONE.test(plain.text) || (kind === 'place' && !SPLIT_WORD.test(view.text))) return;
  report({ rule: 'bare_command', confidence: 'medium', severity: 'critical', view: plain, start: 0, end: plain.text.length });
}

const MEMBER = /^&[\w.%-]*=/;
/** A URL without a host, up to what its `?` begins. */
const QUERY = /^[^\s;|`$]{0,512}\?[^\s;|`$]*$/;

function isMember(text: string, at: number, role: Role): boolean {
  return MEMBER.test(text.slice(at, at + 64)) && (role === 'url' || QUERY.test(text.slice(0, at)));
}

/** Of a free text that is one word: it may be encoded as a whole. */
const ENCODED_WORD = /^\S{1,256}$/;

/** A line break that was encoded: nobody writes `%0a` into the name of a host or of a file, or into a single word of a search. */
function lineBreak(view: View, kind: Kind, role: Role, raw: string, report: (match: Match) => void): void {
  if (
    view.made === 'raw' ||
    (kind === 'place' && !(role === 'path' && raw.includes('%'))) ||
    (kind === 'text' && !(raw.includes('%') && ENCODED_WORD.test(raw)))
  )
    return;
  const at = view.text.search(/[\r\n]/);
  if (at >= 0) report({ rule: 'line_break', confidence: 'high', severity: 'high', view, start: at, end: at + 1 });
}
