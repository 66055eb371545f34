import { compile, type Compiled } from '../../src/inspect/detectors/prompt-injection/compile.js';
import { phraseTable } from '../../src/inspect/detectors/prompt-injection/phrase-table.js';
import type { Phrase } from '../../src/inspect/detectors/prompt-injection/phrases/phrase.js';

/** Phrases as a program has them that was not built. */
export function compiledPhrases(phrases: readonly Phrase[], words: readonly string[] = []): Compiled {
  return compile(phraseTable(phrases, words), () => phrases);
}
