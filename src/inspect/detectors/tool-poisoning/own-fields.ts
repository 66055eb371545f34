/** Parameters in which honest tools take what stands in a file. */
const OF_CONTENTS =
  /[\x60'"](?:new_?|file_?|raw_?|text_?|source_?)?(?:contents?|text|body|data|files?|source|code|base64|bytes|input|document|markdown|html|json|yaml|csv|xml|image|attachments?)[\x60'"]/i;
/** How far from the end of a match such a name stands. */
const BEFORE = 32;
const AFTER = 24;

/** Whether what is handed over goes where the tool says that contents go: the match ends in the parameter's name, or behind it. */
export function isOwnField(text: string, end: number): boolean {
  return OF_CONTENTS.test(text.slice(Math.max(0, end - BEFORE), end + AFTER));
}
