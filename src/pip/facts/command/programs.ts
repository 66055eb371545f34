import { isHarmlessAssignment } from './assignment.js';
import { readShellLine } from './shell-line.js';
import type { Word } from './shell-word.js';
import { Unclear } from './unclear.js';
import { CHANGING, SHELLS, UNREAD, WRAPPERS, type Wrapper } from './wrappers.js';

/** Where a command stands: below `xargs`, more arguments come from elsewhere, and in `find` and below it `{}` is replaced. */
interface Around {
  readonly depth: number;
  readonly appended: boolean;
}

const DEEPEST = 16;
const NAME = /^[A-Za-z0-9_.~+@:,/-]+$/;
const DRIVE = /^[a-z]:/i;
const WINDOWS_SUFFIX = /\.(?:exe|com|bat|cmd)$/;

/** The programs that one line or one list of words starts, wrapped ones too. */
export class Programs {
  readonly names = new Set<string>();
  operators = false;

  line(text: string, depth = 0): void {
    const { commands, operators } = readShellLine(text, depth);
    this.operators ||= operators;
    for (const words of commands) this.command(words, { depth, appended: false });
  }

  /** One command, word by word. Throws `Unclear`. */
  command(words: readonly Word[], around: Around = { depth: 0, appended: false }): void {
    if (around.depth > DEEPEST) throw new Unclear();
    const [program, ...args] = words;
    const name = this.#named(program?.text);
    const below = { ...around, depth: around.depth + 1 };
    const wrapper = WRAPPERS.get(name);
    if (CHANGING.has(name) || (UNREAD.has(name) && (args.length > 0 || around.appended))) throw new Unclear();
    if (SHELLS.has(name)) this.#shell(args, below);
    else if (name === 'eval') this.line(args.map(literal).join(' '), below.depth);
    else if (name === 'find') this.#find(args, below);
    else if ((name === 'fd' || name === 'fdfind') && args.some(({ text }) => text === undefined || /^(?:-\w*[xX]|--exec)/.test(text))) {
      throw new Unclear();
    } else if (wrapper !== undefined) {
      const isLookup = name === 'command' && /^-[vV]+$/.test(args[0]?.text ?? '');
      if (!isLookup) this.#wrapped(args, wrapper, name, below);
    }
  }

  /** The name by which a policy knows a program; where it is a path, the whole of it counts as well. */
  #named(text: string | undefined): string {
    if (text === '[') {
      this.names.add(text);
      return text;
    }
    if (text === undefined || !NAME.test(text) || DRIVE.test(text) || text.startsWith('-')) throw new Unclear();
    const whole = text.toLowerCase();
    const name = whole.slice(whole.lastIndexOf('/') + 1).replace(WINDOWS_SUFFIX, '');
    if (name === '') throw new Unclear();
    this.names.add(name);
    if (whole.includes('/')) this.names.add(whole);
    return name;
  }

  #wrapped(args: readonly Word[], { flags, values, positionals, assignments }: Wrapper, name: string, around: Around): void {
    const isXargs = name === 'xargs';
    let before = positionals;
    let options = true;
    for (let at = 0; at < args.length; at++) {
      const text = literal(args[at]);
      if (options && text === '--') options = false;
      else if (options && text.startsWith('-') && text !== '-') {
        const value = optionOf(text, flags, values, args[at + 1]);
        if (value.taken) at++;
        // What stands for an argument from elsewhere must not be a program's name.
        if (isXargs && value.letter === 'I' && !/^(?:\{\}|%)$/.test(value.text ?? '')) throw new Unclear();
      } else if (before > 0) before--;
      else if (!assignments || !text.includes('=')) {
        this.command(args.slice(at), { ...around, appended: around.appended || isXargs });
        return;
      } else if (!isHarmlessAssignment(text)) throw new Unclear();
    }
    // `xargs sudo`: the program comes from elsewhere.
    if (around.appended) throw new Unclear();
  }

  #shell(args: readonly Word[], around: Around): void {
    let isScript = false;
    for (let at = 0; at < args.length; at++) {
      const text = literal(args[at]);
      const letters = /^[-+]([abefhimnuvxlprskBCEHP]*)(c?)([abefhimnuvxlprskBCEHP]*)(o?)$/.exec(text);
      if (/^--(?:login|norc|noprofile|posix|verbose)$/.test(text)) continue;
      if (letters !== null && text.length > 1) {
        isScript ||= text.startsWith('-') && letters[2] === 'c';
        if (letters[4] === 'o') at++;
      } else {
        if (text.startsWith('-')) throw new Unclear();
        if (isScript) this.#script(text, around);
        return;
      }
    }
    if (isScript || around.appended) throw new Unclear();
  }

  #script(text: string, around: Around): void {
    if (around.appended || text.includes('{}')) throw new Unclear();
    this.line(text, around.depth);
  }

  /** `-exec`, `-ok` and their like start what follows, up to `;` or `+`. */
  #find(args: readonly Word[], around: Around): void {
    for (let at = 0; at < args.length; at++) {
      const { text, raw } = args[at] ?? { text: undefined, raw: '' };
      // What expands to a name may expand to an option of that name.
      if (text === undefined && !/^["']?[A-Za-z0-9./~_]/.test(raw)) throw new Unclear();
      if (text === undefined || !/^-(?:exec|ok)(?:dir)?$/.test(text)) continue;
      const end = args.findIndex((word, place) => place > at && (word.text === ';' || word.text === '+'));
      if (end === -1) throw new Unclear();
      this.command(args.slice(at + 1, end), around);
      at = end;
    }
  }
}

function literal(word: Word | undefined): string {
  if (word?.text === undefined) throw new Unclear();
  return word.text;
}

interface Option {
  /** The value is the next word. */
  readonly taken: boolean;
  readonly letter: string;
  readonly text: string | undefined;
}

/** One word of options that a wrapper knows, with its value. */
function optionOf(text: string, flags: ReadonlySet<string>, values: ReadonlySet<string>, next: Word | undefined): Option {
  if (text.startsWith('--')) {
    const [name = '', value] = text.slice(2).split('=', 2);
    if (name.length < 2 || !(flags.has(name) || values.has(name))) throw new Unclear();
    return { taken: value === undefined && values.has(name), letter: '', text: undefined };
  }
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (values.has(letter)) {
      const value = text.slice(at + 1);
      return value === '' ? { taken: true, letter, text: next?.text } : { taken: false, letter, text: value };
    }
    if (!flags.has(letter)) throw new Unclear();
  }
  return { taken: false, letter: '', text: undefined };
}
