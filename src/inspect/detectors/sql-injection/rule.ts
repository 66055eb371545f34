import type { Confidence } from '../../../pdp/input-document.js';

/** What a value is by its name: one word or a person's name, a condition of a query, or free text. */
export type Kind = 'word' | 'condition' | 'text';

/** A pattern that shows how a value leaves its place in a statement; a kind without a confidence is not judged by it. */
export interface SqlRule extends Readonly<Partial<Record<Kind, Confidence>>> {
  readonly rule: string;
  readonly pattern: RegExp;
  /** The match begins with a quote that has to end a string which the value did not begin. */
  readonly escapes?: true;
}

const CERTAIN = { word: 'high', condition: 'high', text: 'high' } as const;
const LIKELY = { word: 'high', condition: 'high', text: 'medium' } as const;
const IN_WORDS = { word: 'high' } as const;

export const insensitive = (source: string) => new RegExp(source, 'i');

/** In any value but code and prose. */
export const certain = (rule: string, pattern: RegExp): SqlRule => ({ rule, pattern, ...CERTAIN });
/** In free text people may speak of it. */
export const likely = (rule: string, pattern: RegExp): SqlRule => ({ rule, pattern, ...LIKELY });
/** Where one word or a name is meant. */
export const inWords = (rule: string, pattern: RegExp): SqlRule => ({ rule, pattern, ...IN_WORDS });
