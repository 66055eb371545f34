/** A text, and the same in small letters once somebody asks for it: each unit in its place, and none that was beyond ASCII is of ASCII. */
export class Cased {
  readonly text: string;
  readonly #ascii: boolean;
  #small: string | undefined;

  /** `ascii` of a text that is known to have nothing else. */
  constructor(text: string, ascii = false) {
    this.text = text;
    this.#ascii = ascii;
  }

  get small(): string {
    return (this.#small ??= this.#ascii ? this.text.toLowerCase() : smallLetters(this.text));
  }
}

/** Of these the small letter is two units, or one of ASCII: of no others is it. */
const OTHERWISE_SMALL = ['\u0130', '\u212a'];
const CAPITALS = /[A-Z]{1,64}/g;

function smallLetters(text: string): string {
  const isPlain = !OTHERWISE_SMALL.some((letter) => text.includes(letter));
  return isPlain ? text.toLowerCase() : text.replace(CAPITALS, (letters) => letters.toLowerCase());
}

/**
 * A pattern that is searched for in any letter case. V8 makes a class of each letter of one with the flag `i`, and takes three times as long to
 * compile it: what is in small letters is searched for in a text in small letters. Matches stand where they stand in the text, in one case or the other.
 */
export class AnyCase {
  readonly pattern: RegExp;
  /** Made when a text first has to be searched: for most patterns none ever has. */
  #sought: RegExp | undefined;
  #inSmall = false;

  constructor(pattern: RegExp) {
    this.pattern = pattern;
  }

  exec(cased: Cased): RegExpExecArray | null {
    const sought = (this.#sought ??= this.#make());
    return sought.exec(this.#inSmall ? cased.small : cased.text);
  }

  /** Of a sticky pattern the match that begins at a place. */
  execAt(cased: Cased, at: number): RegExpExecArray | null {
    const sought = (this.#sought ??= this.#make());
    sought.lastIndex = at;
    return sought.exec(this.#inSmall ? cased.small : cased.text);
  }

  #make(): RegExp {
    const small = this.pattern.ignoreCase ? smallSource(this.pattern) : undefined;
    // A copy: what V8 makes of it goes when the table goes, and the pattern itself stays with the program.
    if (small === undefined) return new RegExp(this.pattern);
    this.#inSmall = true;
    return new RegExp(small, this.pattern.flags.replace('i', ''));
  }
}

/** What says a character by its number, a property of characters, or a name. The grave accent is no letter, and a template has no other way to say it. */
const OTHERWISE = /\\(?:[ucpPk]|x(?:[^6]|6[^0]))|\(\?<[^=!]/;
const CLASS = /\\.|\[(?:\\.|[^\]\\])*\]/gs;
const RANGE = /(\\.|[^\\])-(\\.|[^\\])/gs;
const OF_ONE_KIND = /^(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9])$/;
const TOKEN = /\\.|[A-Z]/gs;

/** The pattern in small letters; undefined where that is not all that the flag does. */
function smallSource({ source, flags }: RegExp): string | undefined {
  if (/[uv]/.test(flags) || OTHERWISE.test(source) || hasOtherLetters(source) || hasMixedRange(source)) return undefined;
  return source.replace(TOKEN, (token) => (token.startsWith('\\') ? token : token.toLowerCase()));
}

function hasOtherLetters(source: string): boolean {
  return Array.from(source).some((character) => character > '\u007f' && character.toLowerCase() !== character.toUpperCase());
}

/** A class with a range between anything but two small letters, two capitals or two digits: in small letters it might be another. */
function hasMixedRange(source: string): boolean {
  const classes = source.match(CLASS) ?? [];
  return classes.some((each) => each.startsWith('[') && (each.slice(1, -1).match(RANGE) ?? []).some((range) => !OF_ONE_KIND.test(range)));
}
