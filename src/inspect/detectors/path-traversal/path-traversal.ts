import type { Confidence } from '../../../pdp/input-document.js';
import { SENT, type Detector, type Match, type InspectedText } from '../../detector.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAll, hasAny, type Traits } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { sensitiveTarget } from '../sensitive-file/targets.js';
import { climbOf } from './climb.js';
import { MALFORMED_ESCAPE } from './malformed-escape.js';
import { isPadded } from './padding.js';

const ROLES: ReadonlySet<Role> = new Set(['path', 'url', 'identifier', 'text']);
/** Longer than any file system accepts (PATH_MAX), with room for encodings; a longer text is no path. */
const LONGEST_PATH = 16_384;
/** Climbs that an import or a monorepo reference makes now and then; attacks go as far as they can. */
const DEEP = 5;
/** Dots before what no file name has there: `..%c0%qf`, `..;`, `..` and a control or private character; `..2f..2f`, where a filter took the `%`; `0x2e0x2e`; `..:..:`, as old Macs part folders. */
const BROKEN_ESCAPE =
  /\.\.[%;\p{Cc}\p{Co}\ufffd]|\.\.(?:2f|5c)(?:\.\.(?:2f|5c)|(?:etc|usr|var|windows|winnt|boot)\b|etc2f|etc5c)|(?:0x2e){2}|(?:\.\.:){2}/iu;

/** `....web-inf/web.xml`: what is left where a filter took the separators. No name begins with four dots. */
const LEFT_OF_CLIMB = /(?:^|[/\\])\.{4,64}\w|\.{4,64}(?:etc|windows|winnt|proc|web-inf)[/\\]/i;

/** Both separators side by side among dots: no program writes a path so, and filters lose count. */
const MIXED_SEPARATORS = /\.{1,2}(?:\/\\|\\\/)[/\\]{0,2}\.{1,2}[/\\]|\.\.(?:\\{1,4}\.\.\/|\/{1,4}\.\.\\)/;

/** Streams that readers of files open like one (PHP, Java); and streams of NTFS, by which a name is another that a filter does not know. */
const STREAM =
  /^\s{0,8}(?:php|expect|phar|zip|rar|ogg|glob|compress\.(?:zlib|bzip2)|ssh2\.[a-z]{2,8}|data):\/\/|^\s{0,8}(?:php:expect:|data:(?:application\/x-(?:httpd-)?php|text\/plain;base64|text\/php)[;,])|^\s{0,8}(?:jar:(?:file|https?|ftp):|netdoc:)|(?:::|\.\w{1,8}:)\$(?:data|index_allocation|attribute_list)\b|:\$i30\b/i;

/** RFC 3986 §2.3: no encoder encodes letters. */
const ENCODED_LETTERS = /(?:%(?:25){0,3}(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])){4}/i;

/** Longer than what Go names packages by. */
const LONG_DOTS = /(?:^|[/\\])\.{4,64}(?:[/\\]|$)/;

/** What a web program keeps its passwords in: an import does not climb to it. */
const WEB_SECRETS =
  /(?:^|[/\\])[_.]?(?:(?:wp-)?(?:config|configuration|settings|localstart|global)(?:\.inc)?|(?:config|conf|conn|database|db)[_-]?(?:db|conn|inc|global|ucenter|pass)?)\.(?:php[0-9]?|aspx?|asa|jsp|inc|cgi)$|(?:^|[/\\])(?:web|machine|applicationhost)\.config$|(?:^|[/\\])(?:jdbc|db|database|datasource\w{0,16})\.properties$/i;

/** Of the system, and of no project: whoever climbs to them leaves one. */
const SYSTEM_FOLDER =
  /^[/\\]{0,4}(?:usr[/\\]{1,4}(?:local|s?bin|lib|lib64|libexec|share|etc|home|pkgsrc)|var[/\\]{1,4}(?:www|adm|spool|mail|mysql)|s?bin[/\\]{1,4}php\.ini)(?:[/\\.]|$)/i;

/** `static../.env`: a name with two dots at its end, where a server puts a folder before it and forgot the slash. */
const SLIPPED = /(?:^|[/\\])[\w-]{1,64}\.\.[/\\]([^?#]{1,256})/;
const HIDDEN = /^\.(?:git|svn|hg|env|ssh|aws)(?:[/\\]|$)/i;

/** What a page is told to open: `download.php?file=../../config.php`, where the page itself is named as the path. */
const IN_QUERY = /[?&;][\w.[\]-]{1,64}=((?:\.\.[/\\]{1,4}){1,64}[^&]{1,512})/;
const CLIMB = /^(?:\.\.[/\\]{1,4}){1,64}/;

type Report = (match: Match) => void;

/**
 * Paths that leave the place they start from. A path is read as segments, never searched for `../`: `sub/../a.txt` stays
 * inside and is nothing; `../a.txt` may be meant (low: a path condition decides); `/srv/a/../b` hardly (medium); a climb that is encoded,
 * deep, ends at a system file or goes above the root is an attack.
 */
export const pathTraversal: Detector = {
  name: 'path_traversal',
  needs: characterSet('.?%\0\\:$0x'),
  surfaces: SENT,
  roles: ROLES,
  detect(inspected, report) {
    let climbs = false;
    const tell: Report = (match) => {
      climbs = true;
      report(match);
    };
    for (const view of inspected.views) {
      if (!mayLead(view.traits)) continue;
      const place = placeOf(inspected, view);
      if (place === undefined) continue;
      nul(place, view, tell);
      if (DOTS.test(place.text)) climbing(inspected, place, view, tell);
      if (isWritten(inspected, view, place)) malformed(place, view, tell);
    }
    const [raw] = inspected.views;
    if (raw === undefined || !hasAny(raw.traits, ODD_SIGNS)) return;
    const place = placeOf(inspected, raw);
    if (place === undefined) return;
    misread(inspected, place, raw, report);
    if (!climbs && isWritten(inspected, raw, place)) encodedText(place, raw, report);
  },
};

/** Of escapes, of Windows, of streams and their schemes. */
const ODD_SIGNS = characterSet('%\\:$');
/** What climbs, and what ends a name early or is written with escapes. */
const SIGNS = characterSet('.?%\0');
/** Of a dot by its number. */
const NUMBER = characterSet('0x');

function mayLead(traits: Traits): boolean {
  return hasAny(traits, SIGNS) || hasAll(traits, NUMBER);
}

/** Two dots, what a server that fills in wildcards makes of `??`, or dots by their number. */
const DOTS = /[.?]{2}|0x2e/i;

/** As it came, with escapes in it. In a URL they have a use. */
function isWritten({ role }: InspectedText, view: View, { text }: Place): boolean {
  return view.made === 'raw' && role !== 'url' && text.includes('%');
}

/** White space of ASCII. */
const SPACES = characterSet(' \t\n\v\f\r');

interface Place {
  readonly text: string;
  readonly offset: number;
}

/** The whole text where it is a path or one word; in other texts the first run without white space that climbs. */
function placeOf({ role }: InspectedText, { text, traits }: View): Place | undefined {
  if (text.length > LONGEST_PATH) return undefined;
  if (role === 'path' || (traits.ascii && !hasAny(traits, SPACES)) || !/\s/.test(text)) return { text, offset: 0 };
  const dots = text.indexOf('..');
  if (dots < 0) return undefined;
  const match = /[^\s'"<>|;,()]{0,256}\.\.(?:[/\\]|2f|5c)[^\s'"<>|;,()]*/.exec(text.slice(Math.max(0, dots - 256)));
  return match === null ? undefined : { text: match[0], offset: Math.max(0, dots - 256) + match.index };
}

function nul({ text, offset }: Place, view: View, report: Report): void {
  const at = text.indexOf('\0');
  if (at >= 0) report({ rule: 'nul', confidence: 'high', severity: 'high', view, start: offset + at, end: offset + at + 1 });
}

/** Percent-encoding that no encoder writes, so that one reader decodes what another lets pass. */
function malformed({ text, offset }: Place, view: View, report: Report): void {
  const match = MALFORMED_ESCAPE.exec(text);
  if (match === null) return;
  const start = offset + match.index;
  report({ rule: 'malformed_escape', confidence: 'high', severity: 'high', view, start, end: start + match[0].length });
}

/** What one reader opens as a file and another as something else. */
function misread({ role }: InspectedText, { text, offset }: Place, view: View, report: Report): void {
  const match = STREAM.exec(text) ?? (role === 'url' ? null : MIXED_SEPARATORS.exec(text));
  if (match === null) return;
  const start = offset + match.index;
  report({ rule: 'evasive', confidence: 'high', severity: 'high', view, start, end: start + match[0].length });
}

/** RFC 3986 §2.3: no encoder encodes a dot, and none encodes one twice. Beside a separator it hides what segment that is. */
const ENCODED_DOT =
  /(?:[/\\]|%(?:25){0,3}(?:2f|5c))(?:\.|%(?:25){0,3}2e){0,4}%(?:25){0,3}2e(?:[/\\;.]|%|$)|^(?:\.|%(?:25){0,3}2e){0,4}%(?:25){0,3}2e(?:[/\\]|%(?:25){0,3}(?:2f|5c))/i;

function encodedText({ text, offset }: Place, view: View, report: Report): void {
  const match = ENCODED_DOT.exec(text) ?? ENCODED_LETTERS.exec(text);
  if (match === null) return;
  const start = offset + match.index;
  report({ rule: 'encoded', confidence: 'high', severity: 'high', view, start, end: start + match[0].length });
}

function climbing(inspected: InspectedText, { text, offset }: Place, view: View, report: Report): void {
  const hit = (rule: string, confidence: Confidence, start: number, end: number) =>
    report({ rule, confidence, severity: confidence === 'low' ? 'medium' : 'high', view, start: offset + start, end: offset + end });

  const broken = BROKEN_ESCAPE.exec(text);
  if (broken !== null) return hit('evasive', 'high', broken.index, broken.index + broken[0].length);
  const left = LEFT_OF_CLIMB.exec(text);
  if (left !== null && leadsToSecrets(text.slice(left.index))) return hit('evasive', 'high', left.index, left.index + left[0].length);
  const slipped = SLIPPED.exec(text);
  if (slipped !== null && (leadsToSecrets(slipped[1] ?? '') || HIDDEN.test(slipped[1] ?? ''))) {
    return hit('evasive', 'high', slipped.index, slipped.index + slipped[0].length);
  }
  const told = IN_QUERY.exec(text);
  if (told !== null && leadsToSecrets(told[1]?.replace(CLIMB, '') ?? '')) {
    return hit('sensitive_target', 'high', told.index, told.index + told[0].length);
  }
  if (isPadded(text)) return hit('evasive', 'high', 0, text.length);
  const climb = climbOf(text);
  if (climb === undefined) return;
  const { start, end, levels, odd, absolute, aboveRoot } = climb;
  const whole = inspected.role === 'path' || text.length === view.text.length;
  if (levels > 0 && (leadsToSecrets(text.slice(end)) || SYSTEM_FOLDER.test(text.slice(end))))
    return hit('sensitive_target', 'high', start, end);
  if (levels >= DEEP) return hit('deep', 'high', start, end);
  if (!whole) return;
  if (view.evasive) return hit('evasive', 'high', start, end);
  if (view.made !== 'raw') return hit('encoded', 'high', start, end);
  if (aboveRoot) return hit('above_root', 'high', start, end);
  if (inspected.role !== 'path') return;
  // `./...` is how Go names packages; two such segments, and longer ones, are how filters are fooled.
  if (odd && (levels >= 2 || LONG_DOTS.test(text))) return hit('odd_dots', 'high', start, end);
  // Who can name the whole path has no need to leave a folder again; `../a.txt` may be meant.
  if (absolute) return hit('absolute_dotdot', 'medium', start, end);
  hit('dotdot', 'low', start, end);
}

function leadsToSecrets(rest: string): boolean {
  return sensitiveTarget(rest) !== undefined || WEB_SECRETS.test(rest);
}
