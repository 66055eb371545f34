import { BuiltinError } from '../builtin.js';
import { CharacterClass, item, POSIX, range, type Item } from './character-class.js';
import { readEscaped, readEscapedClass } from './escape.js';
import type { Reader } from './reader.js';

/** `[…]`, its first bracket read already. */
export function readBracket(reader: Reader, ignoreCase: boolean): CharacterClass {
  const negated = reader.take('^');
  const items: Item[] = [];
  // A bracket that comes first is a character.
  while (items.length === 0 || !reader.sees(']')) {
    if (reader.ended) throw new BuiltinError('missing closing ]');
    items.push(readPosix(reader, ignoreCase) ?? readEscapedClass(reader, ignoreCase) ?? readRange(reader, ignoreCase));
  }
  reader.next();
  return new CharacterClass(items, negated);
}

function readPosix(reader: Reader, ignoreCase: boolean): Item | undefined {
  const [, caret, name = ''] = reader.match(/^\[:(\^?)([^:]*):\]/) ?? [];
  if (caret === undefined) return undefined;
  const inside = POSIX.get(name);
  if (inside === undefined) throw new BuiltinError(`no such class: [:${name}:]`);
  return item(inside, caret === '^', ignoreCase);
}

function readRange(reader: Reader, ignoreCase: boolean): Item {
  const from = readCharacter(reader);
  if (!reader.sees('-') || reader.sees('-]') || reader.left < 2) return range(from, from, ignoreCase);
  reader.next();
  const to = readCharacter(reader);
  if (to < from) throw new BuiltinError('a range the wrong way round');
  return range(from, to, ignoreCase);
}

function readCharacter(reader: Reader): number {
  return reader.take('\\') ? readEscaped(reader) : (reader.next().codePointAt(0) ?? 0);
}
