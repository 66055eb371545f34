import { walk, type Visited } from '../../inspect/walk.js';
import type { Origin, OriginFact } from '../../pdp/input-document.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import { addressesIn } from './addresses-in.js';
import { readLeaves } from './leaves.js';
import { eachLink, linkOf } from './links-in.js';
import { WordTable } from './word-table.js';
import { eachWord, wordsOf } from './words.js';

const KNOWN = 1;
const UNTRUSTED = 2;
const LISTED = 4;

/** More of one call are not told apart: the pointer of what comes after is null. */
const MOST_FACTS = 1000;
/** ISO 8601: when something is to be done is no target. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{1,2}:\d{2}(?::\d{2})?$/;

export type Origins = Readonly<Record<string, OriginFact | null>>;
export const NO_ORIGINS: Origins = {};

/**
 * Where the words of a call were met before: in what client and trusted answers said until text of strangers came, or in that text. It
 * keeps hashes of words, no text, within bounds; what it could not keep makes everything else count as read there.
 */
export interface SessionOrigins {
  /** Of arguments that went on, and of answers that no stranger writes. After text of strangers it is heeded only where a person said it. */
  trust(value: JsonValue, saidBy?: 'person'): void;
  /** Of an answer that strangers may have written. */
  distrust(value: JsonValue): void;
  /** Text of strangers arrives that this place cannot read. */
  blind(): void;
  /** Something went by that was not kept. */
  missed(): void;
  /** By JSON Pointer, of each text below `value`. Empty until text of strangers came. */
  of(value: JsonValue, root: string, schema: JsonObject | undefined): Origins;
}

/** `key`: what strangers do not know, as the id of the session. */
export function createSessionOrigins(key: string): SessionOrigins {
  const table = new WordTable(key);
  let heard = false;
  let blind = false;

  const originOf = (words: readonly string[], marks: readonly number[]): Origin => {
    if (marks.every((mark) => mark & KNOWN)) return 'known';
    // A number or a code of the text is its own, whatever words stand around it.
    if (marks.some((mark, index) => isForeign(mark) && isTelling(words[index] ?? ''))) return 'untrusted';
    if (marks.includes(0)) return blind ? 'untrusted' : 'unseen';
    return marks.some(isForeign) ? 'untrusted' : 'listed';
  };
  const marksOf = (words: readonly string[]) => words.map((word) => table.marks(word));

  const isCopied = (text: string): boolean => {
    const link = linkOf(text);
    if (link === undefined || link.host === '') return false;
    const host = table.marks(hostKey(link.host)) !== 0 || (table.marks(wholeOf(wordsOf(link.host))) & KNOWN) !== 0;
    return host && (link.rest === '' || (table.marks(restKey(link.rest)) & (UNTRUSTED | LISTED)) !== 0);
  };

  const factOf = (text: string): OriginFact => {
    const words = wordsOf(text);
    const marks = marksOf(words);
    const addresses = addressesIn(text).map((address) => {
      const parts = wordsOf(address);
      const origin = originOf(parts, marksOf(parts));
      // Of words that were said elsewhere another address can be made.
      return origin === 'known' && (table.marks(wholeOf(parts)) & KNOWN) === 0 ? 'unseen' : origin;
    });
    const worst = WORST_FIRST.find((origin) => addresses.includes(origin));
    return {
      origin: originOf(words, marks),
      words: words.length,
      foreign: marks.filter(isForeign).length,
      copied: isCopied(text),
      ...(worst === undefined ? {} : { addresses: worst }),
    };
  };

  return {
    trust: (value, saidBy) => {
      if (heard && saidBy !== 'person') return;
      readLeaves(value, (text) => {
        eachWord(text, (word) => void table.mark(word, KNOWN));
        for (const address of addressesIn(text)) table.mark(wholeOf(wordsOf(address)), KNOWN);
      });
    },
    distrust: (value) => {
      heard = true;
      const whole = readLeaves(value, (text, listed) => {
        let room = true;
        const read = eachWord(text, (word) => (room = table.mark(word, listed ? LISTED : UNTRUSTED) && room));
        if (!room || !read) blind = true;
        // A link that finds no room was not copied.
        eachLink(text, ({ host, rest }) => {
          if (host !== '') table.mark(hostKey(host), UNTRUSTED);
          if (rest !== '') table.mark(restKey(rest), UNTRUSTED);
        });
      });
      if (!whole) blind = true;
    },
    blind: () => {
      heard = true;
      blind = true;
    },
    missed: () => void (blind = true),
    of: (value, root, schema) => {
      if (!heard) return NO_ORIGINS;
      const facts: [string, OriginFact | null][] = [];
      const visit = ({ pointer, value: leaf, schema: stated }: Visited): boolean => {
        const number = typeof leaf === 'number';
        // What the server lists itself is nobody's target.
        if ((!number && typeof leaf !== 'string') || stated?.['enum'] !== undefined || MOMENT.test(String(leaf))) return true;
        const text = String(leaf);
        if (facts.length >= MOST_FACTS) facts.push([pointer, null]);
        else facts.push([pointer, number ? { ...factOf(text), number } : factOf(text)]);
        return facts.length <= MOST_FACTS;
      };
      walk(value, { visit }, root, schema);
      return Object.fromEntries(facts);
    },
  };
}

/** An address as one word. No word has a space in it. */
const wholeOf = (parts: readonly string[]) => (parts[0] === 'www' ? parts.slice(1) : parts).join(' ') + ' ';

/** The halves of a link, each as one word of its own kind: no other word has a slash in it. */
const hostKey = (host: string) => `host/${host}`;
const restKey = (rest: string) => `rest/${rest}`;

/** Met in prose of strangers and nowhere else. */
const isForeign = (mark: number) => (mark & (KNOWN | UNTRUSTED)) === UNTRUSTED;
const isTelling = (word: string) => word.length >= 3 && /\d/.test(word);

const WORST_FIRST: readonly Origin[] = ['untrusted', 'unseen', 'listed', 'known'];
