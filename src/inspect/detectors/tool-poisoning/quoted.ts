/**
 * Words that say that what follows is spoken of and not said: tools that look for attacks, and samples. Such a text is worth a third:
 * noted, and not by itself enough to hide a tool.
 */
const SPOKEN_OF =
  /\b(?:detect(?:s|ing|ion|or)?|check(?:s|ing)? (?:whether|if|for|that)|scan(?:s|ning)? (?:\w{1,14} ){0,2}for|flag(?:s|ging)?|block(?:s|ing)?|prevent(?:s|ing)?|guard(?:s|ing)? against|look(?:s|ing)? for|identif(?:y|ies)|report(?:s|ing)? (?:whether|if|on)|explain(?:s|ing)?|documentation|describ(?:es|ing)|such as|for example|e\.g\.|tests? (?:whether|if|that)|how)\b[^.\n]{0,80}$/i;
const SAMPLE =
  /\b(?:mock|sample|expected|canned|test|fixture|dummy|stub)(?:ed)? (?:responses?|outputs?|repl(?:y|ies)|inputs?|prompts?|text|payloads?|data|results?|attacks?)\b ?:? ?[^.\n]{0,40}$|\breadme (?:shows|says)\b[^.\n]{0,24}$/i;
/** How far before a word its sentence is read. */
const BEFORE = 140;

/** Whether what stands at `start` is spoken of. */
export function isSpokenOf(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
  return SPOKEN_OF.test(sentence) || SAMPLE.test(sentence);
}
