import { isDeepStrictEqual } from 'node:util';
import { fingerprint } from '../fingerprint.js';
import { needsOf } from './needs.js';
import { unpack, type Packed } from './packed.js';
import { rarestTrigrams } from './rare-trigrams.js';
import { requiredTexts } from './required-texts.js';
import type { CharacterSet } from '../traits/traits.js';

/** What a pattern says of the texts that it has a match in. Plain data: it is written into what is built (`scripts/written-tables.mjs`). */
export interface ReadPattern {
  /** Of each, every match has a text; the one that leads to the pattern is the first. */
  readonly clauses: readonly (readonly string[])[];
  /** Of each text of the first clause the trigram that is met least; none where nothing leads to the pattern. */
  readonly leading: readonly number[];
  /** Of each a match has a character. */
  readonly sets: readonly CharacterSet[];
}

/** A name that only esbuild's `define` writes. */
declare const __READ_PATTERNS__: string | undefined;

/** To read the tables takes a tenth of a session's first second, so it is done when the program is built. */
const written: Packed | undefined = typeof __READ_PATTERNS__ === 'string' ? () => __READ_PATTERNS__ : undefined;

/** By name the tables that are read when the program is built. */
const tables = new Map<string, () => readonly RegExp[]>();

/**
 * Says that a table is worth it, in a program that was not built. Throws where another has its name: each would be looked up by what was read from the other,
 * and miss what it is for.
 */
export function keepTable(name: string, patterns: () => readonly RegExp[]): void {
  if (written !== undefined) return;
  const known = tables.get(name);
  if (known === undefined) tables.set(name, patterns);
  else if (!isDeepStrictEqual(known().map(String), patterns().map(String)))
    throw new Error(`two tables of patterns are named "${name}": give one of them another name`);
}

/** What is written into the program: of each table, by its name, what is read from its patterns. Each is packed by itself: most texts need one, and few the largest. */
export function allTables(): Tables {
  return Object.fromEntries(Array.from(tables, ([name, patterns]) => [name, writeTable(patterns())]));
}

function writeTable(patterns: readonly RegExp[]): Written {
  return { made: fingerprintOf(patterns), read: patterns.map(readOne) };
}

interface Written {
  /** Of the patterns that it was made from. */
  readonly made: number;
  readonly read: readonly ReadPattern[];
}

type Tables = Readonly<Record<string, Written>>;

/**
 * In the order of the patterns. Without a name, and in a program that was not built, they are read here. Throws where others were
 * written: each would be looked for by what another needs.
 */
export function readPatterns(patterns: readonly RegExp[], name?: string): readonly ReadPattern[] {
  if (written === undefined || name === undefined) return patterns.map(readOne);
  return writtenOf(patterns, name, tableIn(written(), name));
}

/** A line a table: its name, and what is packed. One is read without the others, of which a session may need none. */
function tableIn(all: string, name: string): Written | undefined {
  const line = `\n${name} `;
  const at = all.indexOf(line);
  if (at === -1) return undefined;
  const end = all.indexOf('\n', at + line.length);
  return JSON.parse(unpack(all.slice(at + line.length, end))) as Written;
}

/** Exported for tests. */
export function writtenOf(patterns: readonly RegExp[], name: string, known: Written | undefined): readonly ReadPattern[] {
  if (known !== undefined && known.read.length === patterns.length && known.made === fingerprintOf(patterns)) return known.read;
  throw new Error(
    `the program was built with ${known?.read.length ?? 'no'} patterns of the table "${name}", and has ${patterns.length} others: build it again with scripts/build.mjs`,
  );
}

function fingerprintOf(patterns: readonly RegExp[]): number {
  return fingerprint(patterns.map(({ source }) => source));
}

function readOne(pattern: RegExp): ReadPattern {
  const clauses = requiredTexts(pattern);
  const rarest = rarestTrigrams(clauses);
  const sets = needsOf(pattern);
  if (rarest === undefined) return { clauses, leading: [], sets };
  const others = clauses.filter((clause) => clause !== rarest.clause);
  return { clauses: [rarest.clause, ...others], leading: rarest.texts.map(({ trigram }) => trigram), sets };
}
