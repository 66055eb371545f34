import type { Match } from '../../detector.js';
import { replaceMapped, type View } from '../../views/view.js';
import { tautology } from './tautology.js';

/** A query that is longer carries data; only its beginning is read. */
const LONGEST_QUERY = 32_768;
const TRIGGER = /--|\bor\b|xp_|outfile|dumpfile|\bprogram\b|_file\b|fopen|_ls_dir|readfile|bfile|infile|bulk|lo_import/i;

/** What no honest query needs. Verbs and the number of statements are the policy's business (`input.sql`). */
const RULES: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  { rule: 'procedure', pattern: /\bxp_(?:cmdshell|regread|regwrite|dirtree|servicecontrol)\b/i },
  { rule: 'file', pattern: /\binto\s{1,8}(?:out|dump)file\s{1,8}['"]|\bcopy\b[^;]{0,256}\b(?:from|to)\s{1,8}program\s{0,8}['"]/i },
  {
    rule: 'file',
    // What no table is loaded from.
    pattern:
      /\b(?:load_file|pg_read_(?:binary_)?file|pg_ls_dir|lo_import|readfile|utl_file\.fopen|bfilename|load\s{1,4}data\s{1,4}(?:local\s{1,4})?infile|bulk\s{1,4}insert\s{1,4}\w{1,64}\s{1,4}from)\s{0,4}\(?\s{0,4}'(?:[a-z]:)?[/\\]{1,2}(?:etc|proc|root|boot|windows|winnt)[/\\]/i,
  },
  // `WHERE name = 'admin'-- ' AND …`: the comment swallows a quote, so the text was put together.
  { rule: 'comment', pattern: /['")];?--[^\n'"]{0,64}['"][\s)]{0,8}(?:and|or|order|group|limit|;|$)/i },
];

/** SQL where SQL is meant: strings are data, so only what stands outside of them counts. */
export function query(view: View, report: (match: Match) => void): void {
  const short = view.text.length > LONGEST_QUERY ? { ...view, text: view.text.slice(0, LONGEST_QUERY) } : view;
  if (!TRIGGER.test(short.text)) return;
  for (const { rule, pattern } of RULES) {
    const match = pattern.exec(short.text);
    if (match !== null) found(rule, short, match.index, match.index + match[0].length, report);
  }
  const bare = withoutStrings(short);
  const always = tautology(bare.text, 'text');
  if (always !== undefined && /\bor\b/i.test(bare.text.slice(always.start, always.end))) {
    found('tautology', bare, always.start, always.end, report);
  }
}

function found(rule: string, view: View, start: number, end: number, report: (match: Match) => void): void {
  report({ rule, confidence: 'high', severity: 'high', view, start, end });
}

const STRING = /'[^']*'/g;

/** Strings of more than one word are emptied: what they say is no condition. */
function withoutStrings(view: View): View {
  const bare = replaceMapped(view, STRING, (text) => (/\s/.test(text) ? "''" : undefined));
  return bare === undefined ? view : { ...view, ...bare };
}
