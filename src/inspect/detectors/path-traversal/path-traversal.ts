import type { Detector, Match, Subject } from '../../detector.js';
import type { Role } from '../../roles.js';
import type { View } from '../../views/view.js';
import { sensitiveTarget } from '../sensitive-file/targets.js';

const ROLES: ReadonlySet<Role> = new Set(['path', 'url', 'identifier', 'text']);
/** Longer than any file system accepts (PATH_MAX), with room for encodings; a longer text is no path. */
const LONGEST_PATH = 16_384;

const SEPARATOR = /[/\\]+/;
/** `..`, and what sloppy filters leave of it: `....`, `.. `, `.;`, `..;` (Tomcat). Captures the dots. */
const CLIMBING = /^\s*\.\.(?:[.;\s]*)$/;

/** Climbs that an import or a monorepo reference makes now and then; attacks go as far as they can. */
const DEEP = 5;

/**
 * Paths that leave the place they start from. A path is read as segments, never searched for `../`: `sub/../a.txt` stays
 * inside and is nothing; `../a.txt` and `/srv/a/..` may be meant (low: a path condition decides); a climb that is encoded,
 * deep, ends at a system file or goes above the root is an attack.
 */
export const pathTraversal: Detector = {
  name: 'path_traversal',
  roles: ROLES,
  detect(subject, report) {
    for (const view of subject.views) {
      if (view.text.length > LONGEST_PATH || !view.text.includes('..')) {
        nul(subject, view, report);
        continue;
      }
      judge(subject, view, report);
      nul(subject, view, report);
    }
  },
};

function nul({ role }: Subject, view: View, report: (match: Match) => void): void {
  if (role !== 'path') return;
  const at = view.text.indexOf('\0');
  if (at >= 0) report({ rule: 'nul', confidence: 'high', severity: 'high', view, start: at, end: at + 1 });
}

function judge(subject: Subject, view: View, report: (match: Match) => void): void {
  const place = firstPath(subject, view.text);
  if (place === undefined) return;
  const { text, offset } = place;
  const climb = climbOf(text);
  if (climb === undefined) return;
  const hit = (rule: string, confidence: Match['confidence']) =>
    report({
      rule,
      confidence,
      severity: confidence === 'low' ? 'medium' : 'high',
      view,
      start: offset + climb.start,
      end: offset + climb.end,
    });

  if (view.evasive) return hit('evasive', 'high');
  if (view.made !== 'raw') return hit('encoded', 'high');
  if (sensitiveTarget(text.slice(climb.end)) !== undefined) return hit('sensitive_target', 'high');
  if (climb.aboveRoot) return hit('above_root', 'high');
  if (climb.levels >= DEEP) return hit('deep', 'high');
  if (subject.role !== 'path') return undefined;
  // `./...` is how Go names packages; two such segments are how filters are fooled.
  if (climb.odd && climb.levels >= 2) return hit('odd_dots', 'high');
  return hit('dotdot', 'low');
}

/** The whole text where it is a path; in other texts the first run without white space that climbs. */
function firstPath({ role }: Subject, text: string): { readonly text: string; readonly offset: number } | undefined {
  if (role === 'path') return { text, offset: 0 };
  const match = /[^\s'"<>|;,]*\.\.[^\s'"<>|;,]*/.exec(text);
  return match === null ? undefined : { text: match[0], offset: match.index };
}

interface Climb {
  /** How many levels it rises above where it starts. */
  readonly levels: number;
  readonly aboveRoot: boolean;
  readonly odd: boolean;
  readonly start: number;
  readonly end: number;
}

/** How far a path rises above its start; undefined when it never does, unless it is absolute and has a `..` to no purpose. */
function climbOf(path: string): Climb | undefined {
  const absolute = /^(?:[/\\]|[a-z]:)/i.test(path);
  let depth = 0;
  let lowest = 0;
  let odd = false;
  let start = -1;
  let end = 0;
  let at = 0;
  for (const segment of path.split(/([/\\]+)/)) {
    if (CLIMBING.test(segment)) {
      depth -= 1;
      if (depth < lowest) {
        lowest = depth;
        if (start < 0) start = at;
        end = at + segment.length;
        if (segment !== '..') odd = true;
      } else if (absolute && start < 0) {
        start = at;
        end = at + segment.length;
      }
    } else if (segment !== '' && segment !== '.' && !SEPARATOR.test(segment)) {
      depth += 1;
    }
    at += segment.length;
  }
  return start < 0 ? undefined : { levels: -lowest, aboveRoot: absolute && lowest < 0, odd, start, end };
}
