/** Parameters in which honest tools take what stands in a file. */
const OF_CONTENTS =
  /[\x60'"](?:new_?|file_?|raw_?|text_?|source_?)?(?:contents?|text|body|data|files?|source|code|base64|bytes|input|document|markdown|html|json|yaml|csv|xml|image|attachments?)[\x60'"]/i;
/** How far from the end of a match such a name stands. */
const BEFORE = 32;
const AFTER = 24;

/** That the reader is to fetch a file for it. */
const IS_READ =
  /(?:^|[.!?:;,\n]\s{0,8}|\b(?:and|then|also|please|always|must|first|to) )(?:read|open|load|cat|fetch|retrieve|take|find|get) (?:the|a|an|its|their|your|this|that|all|any|every|\S{0,40}[./~])/i;
const READ_BEFORE = 140;
/** One that the definition chose: `config.json`, `~/notes`. */
const CHOSEN = /[~.]?\/[\w.]|[\w-]\.[a-z]{2,5}\b/i;
/** What a tool is for that has to be given a file. */
const TAKES_FILES =
  /\b(?:upload|attach|import|pars|convert|sav|creat|writ|stor|publish|validat|analy[sz]|edit|updat|commit|render|print|index|submit|post|send|shar)(?:e|es|s|ing)? (?:\w{1,12} ){0,3}(?:files?|documents?|images?|pictures?|attachments?|pages?|scripts?|notebooks?|archives?|spreadsheets?|gists?|pdfs?)\b/i;

/**
 * Whether what is handed over goes where the tool says that contents go: the match ends in the parameter's name, or behind it. Who writes a
 * definition names its fields, too: where a file is to be read for it, the tool has to be one for files, and the file not of its choice.
 */
export function isOwnField(text: string, start: number, end: number): boolean {
  if (!OF_CONTENTS.test(text.slice(Math.max(0, end - BEFORE), end + AFTER))) return false;
  const from = Math.max(0, start - READ_BEFORE);
  const order = IS_READ.exec(text.slice(from, end));
  if (order === null) return true;
  const read = from + order.index;
  return !CHOSEN.test(text.slice(read, end)) && TAKES_FILES.test(text.slice(0, read + 1) + text.slice(end));
}
