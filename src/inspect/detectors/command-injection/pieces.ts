import type { Confidence } from '../../../pdp/input-document.js';

/** A pattern that shows how a value leaves its place in a command. Group 1, where there is one, is the evidence. */
export interface ParameterRule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** Where the value is one word by its name (a host, a branch), a path or URL, or free text; absent means not judged there. */
  readonly word?: Confidence;
  readonly place?: Confidence;
  readonly text?: Confidence;
}

/** Words with spaces between them as alternatives. */
export const either = (words: string): string => words.split(' ').join('|');

export const insensitive = (source: string): RegExp => new RegExp(source, 'i');

/** What follows a command and no word of a sentence: an option, a path, a number, a quote, a variable, a URL, a file. */
export const OPERAND = String.raw`[\s+]{1,8}(?:-{1,2}[a-z]|[\/~.$%"'\\*]|[0-9]|[a-z]:[\\/]|https?:|[\w-]{1,40}\.[a-z]{1,5}\b)`;
