import { SENT, type Detector, type Match, type InspectedText } from '../../detector.js';
import { AnyCase, Cased } from '../../letter-case.js';
import { plainName, wordsOf } from '../../role-names.js';
import { PatternIndex } from '../../pattern-index.js';
import type { Role } from '../../roles.js';
import { characterSet, hasAll, hasAny } from '../../traits.js';
import { replaceMapped, step, type View } from '../../views/view.js';
import { CONTEXT, type CommandRule, type Typed } from './command-rule.js';
import { SINGLE_WORD_NAMES } from './commands.js';
import { COMMAND_RULES } from './dangerous.js';
import { COMMAND_ALONE, SPLIT_WORD } from './evasions.js';
import { PARAMETER_RULES } from './parameter.js';

const IN_PARAMETERS = new PatternIndex(
  PARAMETER_RULES.map(({ pattern }) => pattern),
  'parameters',
);
const PARAMETER_PATTERNS = PARAMETER_RULES.map(({ pattern }) => new AnyCase(pattern));
const IN_COMMANDS = new PatternIndex(
  COMMAND_RULES.map(({ pattern }) => pattern),
  'commands',
);
const COMMAND_PATTERNS = COMMAND_RULES.map(({ pattern }) => new AnyCase(pattern));
const ROLES: ReadonlySet<Role> = new Set(['path', 'url', 'email', 'identifier', 'text', 'command', 'prose']);
const SINGLE_WORDS: ReadonlySet<string> = new Set(SINGLE_WORD_NAMES.split(' '));

/** A parameter of a command is short. In a longer text only the beginning is read as one. */
const LONGEST_PARAMETER = 2_048;
/** A command line that a person or a model writes; a here-document below it is content, read to this length. */
const LONGEST_COMMAND = 32_768;

const TRIGGER = /[;|&`'"\\\n\r<>(){}[\]$%?~!-]|\s|bin\/|\+\//;
/** Without one of them a text of ASCII has nothing that triggers. */
const SIGNS = characterSet(';|&`\'"\\<>(){}[]$%?~!+-/ \t\n\v\f\r');
/** What shells throw away: a command spelled with these between its letters runs all the same. */
const UNQUOTED = /['"\\^]|\$[@*]|\$\{?IFS\}?(?:\$9)?|\$\(\)|\$\{[a-z]{1,2}\}|\$[a-z]\b/gi;

/**
 * Two questions, by role. A value that a server may put into a command (a host, a file, a URL, a name) must not bring a
 * command of its own. A value that is a command is judged by what it does, not by its punctuation. Prose and code are
 * neither: only a text that is nothing but a substitution is looked at.
 */
export const commandInjection: Detector = {
  name: 'command_injection',
  surfaces: SENT,
  roles: ROLES,
  detect(inspected, report) {
    const { role } = inspected;
    if (role === 'command') return command(inspected, report);
    if (role === 'prose') return wholeSubstitution(inspected, report);
    for (const view of inspected.views) {
      if (view.traits.ascii && !hasAny(view.traits, SIGNS)) continue;
      const short = view.text.length > LONGEST_PARAMETER ? { ...view, text: view.text.slice(0, LONGEST_PARAMETER) } : view;
      if (!TRIGGER.test(short.text)) continue;
      const kind = kindOf(inspected);
      parameter(short, kind, role, report);
      lineBreak(short, kind, role, inspected.views[0]?.text ?? '', report);
      const plain = unquoted(short);
      if (plain === undefined) continue;
      parameter(plain, kind, role, report);
      unquotedCommand(plain, view, kind, report);
    }
  },
};

type Kind = 'word' | 'place' | 'text';

/** A value of several words under a name that means one: the name means something else here. `-c` is no word. */
const SENTENCE = /(?:[\p{L}\p{M}'’][\p{L}\p{M}'’-]{1,23}[,.!?]?\s{1,3}){4}[\p{L}\p{M}]{2}/u;
/** Nobody says these in a sentence. */
const OPTION = /\s-{1,2}[a-z]{2,}/i;

function kindOf({ role, name, tool, views }: InspectedText): Kind {
  if (role === 'path' || role === 'url' || role === 'email') return 'place';
  const plain = plainName(name);
  // `create_branch {name}`: the name of what the tool is about.
  const meant = plain === 'name' || plain === 'id' ? (wordsOf(tool ?? '').at(-1) ?? plain) : plain;
  const text = views[0]?.text.slice(0, 256) ?? '';
  return SINGLE_WORDS.has(meant) && (!SENTENCE.test(text) || OPTION.test(text)) ? 'word' : 'text';
}

function parameter(view: View, kind: Kind, role: Role, report: (match: Match) => void): void {
  const cased = new Cased(view.text, view.traits.ascii);
  for (const at of IN_PARAMETERS.possible(view.text, view.traits)) {
    const sought = PARAMETER_RULES[at];
    const confidence = sought?.[kind];
    if (sought === undefined || confidence === undefined) continue;
    const match = PARAMETER_PATTERNS[at]?.exec(cased) ?? null;
    if (match === null) continue;
    // `?a=1&id=5`: what a query string calls `id` is a member, not a command.
    const ampersand = match[0].indexOf('&');
    if ((ampersand === 0 || ampersand === 1) && isMember(view.text, match.index + ampersand, role)) continue;
    report({
      rule: sought.rule,
      confidence,
      severity: confidence === 'low' ? 'medium' : 'critical',
      view,
      start: match.index,
      end: match.index + match[0].length,
    });
    if (confidence === 'high') return;
  }
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

function command(inspected: InspectedText, report: (match: Match) => void): void {
  for (const view of inspected.views) {
    const part = view.text.length > LONGEST_COMMAND ? { ...view, text: view.text.slice(0, LONGEST_COMMAND) } : view;
    const short = withoutExtensions(part);
    dangerous(short, report);
    const plain = unquoted(short);
    if (plain !== undefined) dangerous(plain, report);
  }
}

function dangerous(view: View, report: (match: Match) => void): void {
  const cased = new Cased(view.text, view.traits.ascii);
  for (const at of IN_COMMANDS.possible(view.text, view.traits)) {
    const sought = COMMAND_RULES[at];
    const pattern = COMMAND_PATTERNS[at];
    if (sought === undefined || pattern === undefined) continue;
    const { rule, severity } = sought;
    const found = firstOf(sought, pattern, cased);
    if (found !== undefined)
      report({ rule, confidence: found.usual ? 'low' : sought.confidence, severity, view, start: found.start, end: found.end });
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly usual: boolean;
}

function typedAt(text: string, start: number, end: number): Typed {
  return { match: text.slice(start, end), before: text.slice(0, start), from: text.slice(start, start + CONTEXT), text };
}

const FIRST_UNIT = 1;
/** Matches of what people type at work; of a text with more of them the next counts as it is. */
const MOST_USUAL = 16;

/** The first match that is not what people type at work; where all are, the first. */
function firstOf({ isUsual }: CommandRule, pattern: AnyCase, cased: Cased): Found | undefined {
  let first: Found | undefined;
  let rest = cased;
  for (let usual = 0, offset = 0; ; usual++) {
    const match = pattern.exec(rest);
    if (match === null) return first;
    const start = offset + match.index;
    const end = start + match[0].length;
    if (isUsual === undefined || usual === MOST_USUAL || !isUsual(typedAt(cased.text, start, end))) return { start, end, usual: false };
    first ??= { start, end, usual: true };
    // A match may reach over the beginning of another.
    offset = start + FIRST_UNIT;
    rest = new Cased(cased.text.slice(offset));
  }
}

const SUBSTITUTION = characterSet('$()');

/** A mail body that is `$(cat ~/.aws/credentials)` and nothing else. */
function wholeSubstitution({ views }: InspectedText, report: (match: Match) => void): void {
  const view = views[0];
  if (view === undefined || view.text.length > LONGEST_PARAMETER || !hasAll(view.traits, SUBSTITUTION)) return;
  const match = /^\s{0,8}\$\([^()\n]{2,512}\)\s{0,8}$/.exec(view.text);
  if (match !== null) report({ rule: 'substitution', confidence: 'medium', severity: 'high', view, start: 0, end: match[0].length });
}

/** What Windows adds to the name of a program by itself. */
const EXTENSION = /\.exe\b/gi;

const DOT = characterSet('.');

function withoutExtensions(view: View): View {
  if (!hasAny(view.traits, DOT)) return view;
  const plain = replaceMapped(view, EXTENSION, () => '');
  return plain === undefined ? view : { ...view, ...plain };
}

const THROWN_AWAY = characterSet('\'"\\^$');

function unquoted(view: View): View | undefined {
  if (!hasAny(view.traits, THROWN_AWAY)) return undefined;
  const plain = replaceMapped(view, UNQUOTED, (mark) => (mark.length > 3 && /IFS/i.test(mark) ? ' ' : ''));
  return plain === undefined ? undefined : { ...view, ...plain, made: step(view, 'shell-unquoted') };
}
