import { isMostlyRepeats, withoutRepeatsOf } from './common-values.js';
import { areCounted, behindCount, maySpeakOn } from './sentence-borders.js';
import { beginningOf, endOf, hasWord, worded, type TextPart } from './text-ends.js';

/** As much of a text as most signs of an order have on one side of a border. */
const BESIDE = 80;
/** A longer text is read by what stands at its two ends: what is in it by itself was looked for in it. */
const WHOLE = 2 * BESIDE;
/** More are a row. */
const MOST_SIGNS = 7;
/** Between two texts that a client puts one behind the other. */
const BETWEEN = ' ';
/** So many borders between texts that have a matter each does a sentence go over: fewer are met by chance. */
const OVER_ROWS = 2;
const OVER_MEMBERS = 5;

/** What a protocol says of a text beside it: nobody reads it between two of them. */
const SAID_BESIDE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['type', new Set(['text', 'resource'])],
  ['role', new Set(['user', 'assistant'])],
]);

/** What the texts of a client's or a server's own words are called: blocks of one content. */
const BLOCK = 'text';
/** A number, a moment, a hash: no word of an order, and between words of one in most tables. */
const COUNTED = /^[\w:.+-]{0,63}[0-9][\w:.+-]{0,63}$/;

/** Texts of a message as one. */
export interface JoinedTexts {
  readonly text: string;
  /** All of them are blocks of a content, which are written to be read as one. */
  readonly areBlocks: boolean;
  /** Over so many borders has to go what is found. */
  readonly leastBorders: number;
  readonly pieces: readonly JoinedPiece[];
}

export interface JoinedPiece {
  /** Which of the texts of the message it is, in the order in which they stand. */
  readonly index: number;
  /** Where it begins in its text. */
  readonly from: number;
  /** Where it begins in what is joined, and ends. */
  readonly start: number;
  readonly end: number;
}

/** One of the texts. */
interface Beside {
  readonly text: string;
  /** Without its number: `line1` and `line2` stand in one column. */
  readonly column: string;
  /** Texts of one object; elements of its lists among them. */
  readonly object: number;
  readonly index: number;
}

/**
 * The texts of one message in the order in which they stand. A model reads them as one text: the blocks of a content, the elements of a list, the members
 * of an object. What is split over them is in none.
 */
export class SplitTexts {
  readonly #blocks: Beside[] = [];
  readonly #others: Beside[] = [];
  #object = 0;
  #isData = false;
  /** What the data of a tool's answer begins and ends with. */
  #firstOfData: Beside | undefined;
  #lastOfData: Beside | undefined;

  /** Another object begins. */
  enter(): void {
    this.#object += 1;
  }

  /** Whether what comes is data of the server's own, whatever its members are called. */
  enterMember(isData: boolean): void {
    this.#isData = isData;
  }

  add(name: string, text: string, index: number): void {
    if (text.trim() === '') return;
    if (name === BLOCK && !this.#isData) {
      this.#blocks.push({ text, column: name, object: this.#object, index });
      return;
    }
    if (SAID_BESIDE.get(name)?.has(text) === true || COUNTED.test(text) || !hasWord(text)) return;
    const other = { text, column: withoutNumber(name), object: this.#object, index };
    this.#others.push(other);
    if (!this.#isData) return;
    this.#firstOfData ??= other;
    this.#lastOfData = other;
  }

  forget(): void {
    this.#blocks.length = 0;
    this.#others.length = 0;
    this.#object = 0;
    this.#isData = false;
    this.#firstOfData = undefined;
    this.#lastOfData = undefined;
  }

  /** Blocks one behind the other, then all others, and of each column of a table those that stand in it: rows that have something else between them hide it. */
  joined(): readonly JoinedTexts[] {
    const runs: JoinedTexts[] = [];
    if (this.#blocks.length > 1) join(withoutRows(this.#blocks), AS_BLOCKS, runs);
    this.#joinWithData(runs);
    const others = this.#others;
    if (others.length < 2) return runs;
    const columns = columnsOf(others);
    const isTable = columns.length < others.length;
    const inOrder = readAs(isTable ? OVER_MEMBERS : 1);
    if (columns.length === 1) {
      join(others, readAs(OVER_ROWS), runs);
      return runs;
    }
    const common = new Set(columns.filter((column) => isMostlyRepeats(column.map(textOf))));
    const ofCommon = new Set([...common].flat());
    join(
      others.filter((text) => !ofCommon.has(text)),
      inOrder,
      runs,
    );
    for (const column of columns) join(common.has(column) ? withoutRepeatsOf(column, textOf) : column, readAs(OVER_ROWS), runs);
    return runs;
  }

  /** The last block and the data behind it; data of which the block is a copy says nothing that goes on. */
  #joinWithData(runs: JoinedTexts[]): void {
    const [first, last] = [this.#blocks[0], this.#blocks.at(-1)];
    const [firstOfData, lastOfData] = [this.#firstOfData, this.#lastOfData];
    if (first === undefined || last === undefined || firstOfData === undefined || lastOfData === undefined) return;
    const pair = last.index < firstOfData.index ? [last, firstOfData] : [lastOfData, first];
    if (!pair.some(({ text }) => isWrittenData(text)) && pair[0]?.text !== pair[1]?.text) join(pair, BLOCK_AND_DATA, runs);
  }
}

/** How texts are read that stand beside each other. */
interface Reading {
  readonly areBlocks: boolean;
  /** Whether what the first says may go on in the second. */
  readonly mayGoOn: (left: string, right: string) => boolean;
  /** Over how many borders a sentence goes that is found in texts from the first to the last. */
  readonly leastBorders: (first: Beside, last: Beside) => number;
}

const AS_BLOCKS: Reading = { areBlocks: true, mayGoOn: (left, right) => !areCounted(left, right), leastBorders: () => 1 };

/** As a model is given both. */
const BLOCK_AND_DATA: Reading = { areBlocks: false, mayGoOn: maySpeakOn, leastBorders: () => 1 };

/** Elements of a list, and members that are numbered, are meant to be read as one. */
function readAs(least: number): Reading {
  return {
    areBlocks: false,
    mayGoOn: maySpeakOn,
    leastBorders: (first, last) => (first.object === last.object && first.column === last.column ? 1 : least),
  };
}

/** What may be one order: it begins anew in the middle of a long text. */
function join(texts: readonly Beside[], { areBlocks, mayGoOn, leastBorders }: Reading, runs: JoinedTexts[]): void {
  let from = 0;
  const end = (to: number) => {
    const [first, last] = [texts[from], texts[to - 1]];
    if (first === undefined || last === undefined) return;
    const least = leastBorders(first, last);
    if (to - from > 1) runs.push(joinedOf(texts, from, to, areBlocks, least));
  };
  for (let at = 1; at < texts.length; at++) {
    const left = texts[at - 1]?.text ?? '';
    const right = texts[at]?.text ?? '';
    const isOver = !mayGoOn(left, right);
    if (!isOver && left.length <= WHOLE) continue;
    // A long text begins what comes behind it, and ends what comes before.
    if (isOver || at - 1 > from) end(at);
    from = isOver ? at : at - 1;
  }
  end(texts.length);
}

function joinedOf(texts: readonly Beside[], from: number, to: number, areBlocks: boolean, leastBorders: number): JoinedTexts {
  const pieces: JoinedPiece[] = [];
  const parts: string[] = [];
  let length = 0;
  for (let at = from; at < to; at++) {
    const { text = '', index = 0 } = texts[at] ?? {};
    for (const part of at === from && text.length > WHOLE
      ? endOf(text, BESIDE)
      : text.length > WHOLE
        ? beginningOf(text, BESIDE)
        : wordedBehind(text, areBlocks && at > from ? behindCount(text) : 0)) {
      const start = length === 0 ? 0 : length + BETWEEN.length;
      length = start + part.text.length;
      parts.push(part.text);
      pieces.push({ index, from: part.from, start, end: length });
    }
  }
  return { text: parts.join(BETWEEN), areBlocks, leastBorders, pieces };
}

function wordedBehind(text: string, behind: number): readonly TextPart[] {
  return behind === 0 ? worded(text) : worded(text.slice(behind)).map((part) => ({ ...part, from: part.from + behind }));
}

/** Without what has no word, but for a sign or two between others: a colon, a bracket, a dash. */
function withoutRows(blocks: readonly Beside[]): readonly Beside[] {
  const isWorded = blocks.map(({ text }) => hasWord(text));
  return blocks.filter(({ text }, at) => isWorded[at] === true || (text.length <= MOST_SIGNS && isWorded[at - 1] !== false));
}

/** JSON: the same data once more. */
function isWrittenData(text: string): boolean {
  const written = text.trim();
  return (written.startsWith('{') && written.endsWith('}')) || (written.startsWith('[') && written.endsWith(']'));
}

function textOf({ text }: Beside): string {
  return text;
}

function columnsOf(texts: readonly Beside[]): readonly (readonly Beside[])[] {
  const columns = new Map<string, Beside[]>();
  for (const text of texts) {
    const column = columns.get(text.column);
    if (column === undefined) columns.set(text.column, [text]);
    else column.push(text);
  }
  return [...columns.values()];
}

function withoutNumber(name: string): string {
  return name.replace(/[\s_.-]{0,1}[0-9]{1,9}$/, '');
}
