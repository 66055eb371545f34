import { metadata, type Metadata } from '../metadata.js';

/** The definitions of one rule; the first carries the METADATA. None at all where there is no definition. */
export function definitions(about: Metadata, all: readonly string[]): readonly string[] {
  const [first, ...rest] = all;
  return first === undefined ? [] : [`${metadata(about)}\n${first}`, ...rest];
}
