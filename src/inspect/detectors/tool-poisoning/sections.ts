/** The one mark of authority that honest definitions have too: the heading of a section. */
const HEADING = /^<\s?\/?\s?instructions?\s?>$/i;
/** The end of a section as servers write them: lower case, words joined. */
const SECTION_END = /<\/([a-z][a-z_]{2,30})>/g;
/** A definition has a few sections. */
const MOST_SECTIONS = 40;

/** Whether what stands from `start` to `end` is `<instructions>` of a text that is laid out in sections, `<use_case>…</use_case>` among them. */
export function isSectionHeading(text: string, start: number, end: number): boolean {
  if (!HEADING.test(text.slice(start, end))) return false;
  let seen = 0;
  for (const [, name] of text.matchAll(SECTION_END)) {
    if (++seen > MOST_SECTIONS) return false;
    if (name !== undefined && !name.startsWith('instruction') && text.includes(`<${name}>`)) return true;
  }
  return false;
}
