import type { Confidence } from '../../../pdp/input-document.js';
import { PatternIndex } from '../../patterns/pattern-index.js';
import { ANY_CHARACTER } from '../../traits/traits.js';
import { TARGET_RULES } from './target-rules.js';

export interface Target {
  readonly rule: string;
  readonly confidence: Confidence;
}

const INDEX = new PatternIndex(
  TARGET_RULES.map(({ pattern }) => pattern),
  'files',
);

const STANDARD_STREAMS: ReadonlySet<string> = new Set(['dev/null', 'dev/stdin', 'dev/stdout', 'dev/stderr']);

/** What a path points at, whatever it climbs over to get there; undefined for a file like others. */
export function sensitiveTarget(path: string): Target | undefined {
  const plain = normalised(path);
  if (plain === '' || STANDARD_STREAMS.has(plain)) return undefined;
  for (const at of INDEX.possible(plain, ANY_CHARACTER)) {
    const target = TARGET_RULES[at];
    if (target?.pattern.test(plain) === true) return { rule: target.rule, confidence: target.confidence };
  }
  return undefined;
}

/** `....etc`: what is left where a filter took the separators of a climb. No name begins with two dots. */
const DOTS_BEFORE = /^\.{2,}/;

/** At the end of a name; `::$DATA` is the file itself. */
const DROPPED_BY_WINDOWS = /(?:::?\$(?:data|index_allocation))?[. ]{0,8}$/;

/** Without these a path is as it should be, but for case and a `/` at its ends. */
const UNUSUAL = /^\s|[. ](?:\/|$)|[\\:\0'"]|\.\.|\/\/|(?:^|\/)\.(?:\/|$)/;

/** Lower case, `/` as separator, without quotation marks around it; `.` and empty segments and a leading `..`, root or drive letter gone. */
function normalised(path: string): string {
  const lower = path.toLowerCase();
  if (!UNUSUAL.test(lower)) return lower.slice(lower.startsWith('/') ? 1 : 0, lower.endsWith('/') ? -1 : undefined);
  return lower
    .replace(/^\s*['"]?(?:file:[/\\]{0,4})?/, '')
    .replace(/['"]\s*$/, '')
    .replace(/^[a-z]:/, '')
    .split(/[/\\]+/)
    .map((segment) => segment.replace(DOTS_BEFORE, '').replace(DROPPED_BY_WINDOWS, ''))
    .filter((segment) => segment !== '' && segment !== '.' && !/^\.\.[.\s;]*$/.test(segment))
    .join('/')
    .replace(/\0.*$/s, '');
}
