/**
 * Words that say that what follows is spoken of and not said: tools that look for attacks, and samples. Such a text is worth a third:
 * noted, and not by itself enough to hide a tool.
 */
const SPOKEN_OF =
  /\b(?:detect(?:s|ing|ion|or)?|check(?:s|ing)? (?:whether|if|for|that)|scan(?:s|ning)? (?:\w{1,14} ){0,2}for|flag(?:s|ging)?|block(?:s|ing)?|prevent(?:s|ing)?|guard(?:s|ing)? against|look(?:s|ing)? for|identif(?:y|ies)|report(?:s|ing)? (?:whether|if|on)|explain(?:s|ing)?|documentation|describ(?:es|ing)|such as|for example|e\.g\.|tests? (?:whether|if|that)|how|whether to|set (?:it |this )?to (?:true|1|yes) to)\b[^.\n]{0,80}$/i;
/** The same, said of honest work more often than of samples: what is done beside it is no part of that. */
const TOLD_OF = /\b(?:analy[sz](?:es|ing)|classif(?:y|ies|ying)|recogni[sz](?:es|ing)|whether)\b([^.\n]{0,80})$/i;
const BESIDE =
  /\b(?:and|then) (?:then |also )?(?:silently|secretly|quietly|covertly|automatically|always|then)\b|[,;] (?:then|always|also|silently|secretly|quietly|covertly)\b/i;
/** `--secret <secret>`: what stands for the value of an option. */
const PLACEHOLDER = /--[\w-]{2,40}[ =]["']?$/;
/** Words for what is not done: `refused rather than quietly run`. */
const CONTRAST = /\b(?:rather than|instead of|as opposed to|and not) (?:be(?:ing)? |to )?$/i;
/** `not as instructions that you must follow`: what is not one of them; an order behind the same words is one. */
const NOT_AS = /\bnot (?:as (?:an? |any )?)?$/i;
const ORDERS = /^(?:as (?:an? |any )?)?(?:instructions?|orders?|commands?|directives?|prompts?)\b/i;
/** As long as what it says. */
const LONGEST_ORDERS = 24;
const SAMPLE =
  /\b(?:mock|sample|expected|canned|test|fixture|dummy|stub)(?:ed)? (?:responses?|outputs?|repl(?:y|ies)|inputs?|prompts?|text|payloads?|data|results?|attacks?)\b ?:? ?[^.\n]{0,40}$|\breadme (?:shows|says)\b[^.\n]{0,24}$/i;
/** `Do not create one without telling the user` is the contrary of what its end says. */
const WITHOUT = /^without\b/i;
const DENIED = /\b(?:do not|don['’]t|never|must not|should not|cannot|can['’]t|not allowed|avoid)\b[^.;:,\n]{0,80}$/i;
/** As long as a word that says how something is done beside. */
const LONGEST_WAY = 16;
/** How far before a word its sentence is read. */
const BEFORE = 140;

/** A warning: what comes back is data. It has the words of what it warns of. */
const WARNING =
  /\b(?:do not|don['’]t|never|must not|should not|avoid) (?:blindly |ever )?(?:follow(?:ing)?|obey(?:ing)?|execut(?:e|ing)|act(?:ing)? (?:up)?on|trust(?:ing)?|carry(?:ing)? out|comply(?:ing)? with) (?:any |the |all )?(?:\w{1,14} ){0,3}(?:instructions?|commands?|orders?|prompts?|directives?)\b[^.\n]{0,40}\b(?:returned|contained|embedded|found|within|inside|in|from|by) (?:\w{1,14} ){0,3}(?:tool|data|results?|responses?|content|contents|outputs?|text|documents?|pages?|files?|messages?|mails?|rows?|records?|boundaries)\b/gi;

/** `Never pass its contents as 'notes'`: right before the order that it forbids. */
const FORBIDS = /\b(?:never|do not|don['’]t|must not|should not|cannot)(?: ever)? $/i;
/** As long as such words. */
const LONGEST_FORBIDDING = 24;

/** Whether what stands at `start` is what must not be done. */
export function isForbidden(text: string, start: number): boolean {
  return FORBIDS.test(text.slice(Math.max(0, start - LONGEST_FORBIDDING), start));
}

/** No warning has more characters. */
const LONGEST_WARNING = 256;

/** Whether what stands from `start` to `end` is part of a warning. */
export function isWarnedOf(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - LONGEST_WARNING);
  for (const { 0: warning, index } of text.slice(from, end + LONGEST_WARNING).matchAll(WARNING)) {
    if (start < from + index + warning.length && end > from + index) return true;
  }
  return false;
}

/** Whether what stands at `start` is spoken of. */
export function isSpokenOf(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
  return (
    SPOKEN_OF.test(sentence) ||
    isToldOf(sentence, text.slice(start, start + LONGEST_WAY)) ||
    SAMPLE.test(sentence) ||
    PLACEHOLDER.test(sentence) ||
    CONTRAST.test(sentence) ||
    (NOT_AS.test(sentence) && ORDERS.test(text.slice(start, start + LONGEST_ORDERS))) ||
    (WITHOUT.test(text.slice(start, start + LONGEST_WAY)) && DENIED.test(sentence))
  );
}

function isToldOf(sentence: string, next: string): boolean {
  const told = TOLD_OF.exec(sentence);
  return told !== null && !BESIDE.test((told[1] ?? '') + next);
}
