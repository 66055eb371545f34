import { BuiltinError } from '../builtin.js';
import { readBracket } from './bracket.js';
import { CharacterClass, range } from './character-class.js';
import { readEscaped, readEscapedClass } from './escape.js';
import { ofClass, type Assertion, type Flags, type Node, type Parsed } from './node.js';
import { Reader } from './reader.js';

/** Go's regexp/syntax with its Perl flags (https://pkg.go.dev/regexp/syntax). Throws a `BuiltinError` for what it does not take. */
export function parseRegex(pattern: string): Parsed {
  const parser = new Parser(new Reader(pattern));
  return { root: parser.parse(), names: parser.names };
}

const MAX_DEPTH = 1000;
/** Of one count, and of counts within counts together. */
const MAX_REPEAT = 1000;
const NEWLINE = 0x0a;
const START: Flags = { ignoreCase: false, multiline: false, dotAll: false, ungreedy: false };
const ANY: Node = { kind: 'character', accepts: () => true };
const NOT_NEWLINE: Node = { kind: 'character', accepts: (codePoint) => codePoint !== NEWLINE };

class Parser {
  readonly names: string[] = [''];
  readonly #reader: Reader;
  #flags = START;
  #depth = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  parse(): Node {
    const root = this.#choice();
    if (!this.#reader.ended) throw new BuiltinError('unexpected )');
    checkRepeats(root, MAX_REPEAT);
    return root;
  }

  #choice(): Node {
    if (++this.#depth > MAX_DEPTH) throw new BuiltinError('expression nests too deeply');
    const parts = [this.#sequence()];
    while (this.#reader.take('|')) parts.push(this.#sequence());
    this.#depth -= 1;
    return parts.length === 1 ? (parts[0] ?? { kind: 'empty' }) : { kind: 'choice', parts };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    let repeated = false;
    while (!this.#reader.ended && !this.#reader.sees('|') && !this.#reader.sees(')')) {
      const count = this.#count();
      if (count !== undefined) {
        const part = parts.pop();
        if (part === undefined) throw new BuiltinError('missing argument to repetition operator');
        // `a**` is an error as it is in Perl.
        if (repeated) throw new BuiltinError('invalid nested repetition operator');
        parts.push({ kind: 'repeat', part, ...count });
      } else parts.push(...this.#atom());
      repeated = count !== undefined;
    }
    return parts.length === 1 ? (parts[0] ?? { kind: 'empty' }) : { kind: 'sequence', parts };
  }

  #count(): { least: number; most: number; greedy: boolean } | undefined {
    const sign = this.#reader.match(/^[*+?]/)?.[0];
    const bounds = sign === undefined ? this.#reader.match(/^\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\}/) : undefined;
    if (sign === undefined && bounds === undefined) return undefined;
    const least = sign === undefined ? Number(bounds?.[1]) : sign === '+' ? 1 : 0;
    const most = sign === undefined ? (bounds?.[2] === undefined ? least : Number(bounds[3] ?? Infinity)) : sign === '?' ? 1 : Infinity;
    if (least > MAX_REPEAT || (most !== Infinity && (most > MAX_REPEAT || most < least))) throw new BuiltinError('invalid repeat count');
    return { least, most, greedy: this.#reader.take('?') === this.#flags.ungreedy };
  }

  /** Several for `\Q…\E`, none for flags. */
  #atom(): readonly Node[] {
    if (this.#reader.take('(')) return this.#group();
    if (this.#reader.take('[')) return [ofClass(readBracket(this.#reader, this.#flags.ignoreCase))];
    if (this.#reader.take('^')) return [assertion(this.#flags.multiline ? 'line start' : 'text start')];
    if (this.#reader.take('$')) return [assertion(this.#flags.multiline ? 'line end' : 'text end')];
    if (this.#reader.take('.')) return [this.#flags.dotAll ? ANY : NOT_NEWLINE];
    if (this.#reader.sees('\\')) return this.#escape();
    return [this.#literal(this.#reader.next().codePointAt(0) ?? 0)];
  }

  #escape(): readonly Node[] {
    const at = this.#reader.match(/^\\[AzbB]/)?.[0];
    if (at === '\\A') return [assertion('text start')];
    if (at === '\\z') return [assertion('text end')];
    if (at !== undefined) return [assertion(at === '\\b' ? 'word boundary' : 'no word boundary')];
    const quoted = this.#reader.match(/^\\Q(.*?)(?:\\E|$)/s)?.[1];
    if (quoted !== undefined) return Array.from(quoted, (character) => this.#literal(character.codePointAt(0) ?? 0));
    const found = readEscapedClass(this.#reader, this.#flags.ignoreCase);
    if (found !== undefined) return [ofClass(new CharacterClass([found], false))];
    this.#reader.next();
    return [this.#literal(readEscaped(this.#reader))];
  }

  #literal(wanted: number): Node {
    if (this.#flags.ignoreCase) return ofClass(new CharacterClass([range(wanted, wanted, true)], false));
    return { kind: 'character', accepts: (codePoint) => codePoint === wanted };
  }

  #group(): readonly Node[] {
    const outer = this.#flags;
    const name = this.#reader.match(/^\?P?<([0-9A-Za-z_]+)>/)?.[1];
    if (name === undefined && this.#reader.take('?')) {
      const closed = this.#setFlags();
      if (closed) return [];
      const part = this.#inner();
      this.#flags = outer;
      return [part];
    }
    const index = this.names.push(name ?? '') - 1;
    const part = this.#inner();
    this.#flags = outer;
    return [{ kind: 'group', part, index }];
  }

  #inner(): Node {
    const part = this.#choice();
    if (!this.#reader.take(')')) throw new BuiltinError('missing closing )');
    return part;
  }

  /** `i-s:` or `i)`; true for the latter, which is a group of flags alone. */
  #setFlags(): boolean {
    const [, on = '', off = '', end] = this.#reader.match(/^([imsU]*)(?:-([imsU]+))?([:)])/) ?? [];
    if (end === undefined) throw new BuiltinError('invalid or unsupported Perl syntax');
    const flag = (letter: string, before: boolean) => (before || on.includes(letter)) && !off.includes(letter);
    this.#flags = {
      ignoreCase: flag('i', this.#flags.ignoreCase),
      multiline: flag('m', this.#flags.multiline),
      dotAll: flag('s', this.#flags.dotAll),
      ungreedy: flag('U', this.#flags.ungreedy),
    };
    return end === ')';
  }
}

function assertion(what: Assertion): Node {
  return { kind: 'assertion', what };
}

/** Go refuses counts whose product is more than a thousand. */
function checkRepeats(node: Node, allowed: number): void {
  switch (node.kind) {
    case 'repeat': {
      if (node.most === 0) return;
      const count = node.most === Infinity ? node.least : node.most;
      if (count > allowed) throw new BuiltinError('invalid repeat count');
      return checkRepeats(node.part, count > 0 ? Math.trunc(allowed / count) : allowed);
    }
    case 'group':
      return checkRepeats(node.part, allowed);
    case 'sequence':
    case 'choice':
      for (const part of node.parts) checkRepeats(part, allowed);
      return;
    case 'empty':
    case 'character':
    case 'assertion':
  }
}
