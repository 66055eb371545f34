import { isExact, matches, parseGlob, type Glob } from '../pdp/glob.js';
import { foldVisible } from '../protocol/names.js';

/** What policies write of tools, or of prompts, that they restrict, by layer. */
type Written = readonly (readonly string[])[];

/** Names are the client's to choose. Beyond so many of them, or of such length, which no client calls without a list, each is looked at anew. */
const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 128;

/**
 * Whether a name is like one that a layer restricts, or fits such a pattern, but for letter case, `-` for `_`, blanks, what is invisible or compatibility forms: a
 * server that does not mind them runs it, and the rule speaks of another name. `-` counts as `_`: some servers make a name of their language
 * (`run_shell`) out of what is called.
 */
export function isLikeRestricted(name: string, written: Written): boolean {
  if (written.length === 0) return false;
  let known = byWritten.get(written);
  if (known === undefined) byWritten.set(written, (known = { layers: written.map(readLayer), said: new Map() }));
  let said = known.said.get(name);
  if (said === undefined) {
    const folded = fold(name);
    said = known.layers.some((layer) => isLikeOne(name, folded, layer));
    if (known.said.size < MOST_REMEMBERED && name.length <= LONGEST_REMEMBERED) known.said.set(name, said);
  }
  return said;
}

const byWritten = new WeakMap<Written, { readonly layers: readonly Layer[]; readonly said: Map<string, boolean> }>();

interface Layer {
  readonly exact: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly patterns: readonly { readonly folded: Glob; readonly written: readonly Glob[] }[];
}

function readLayer(texts: readonly string[]): Layer {
  const globs = texts.map(parseGlob);
  const exact = globs.filter(isExact).map(({ text }) => text);
  const patterns = new Map<string, Glob[]>();
  for (const glob of globs.filter((each) => !isExact(each))) {
    const folded = fold(glob.text);
    patterns.set(folded, [...(patterns.get(folded) ?? []), glob]);
  }
  return {
    exact: new Set(exact),
    folded: new Set(exact.map(fold)),
    patterns: [...patterns].map(([folded, same]) => ({ folded: parseGlob(folded), written: same })),
  };
}

/** Who writes a name, or a pattern in both letter cases, has said what holds of both. */
function isLikeOne(name: string, folded: string, layer: Layer): boolean {
  if (layer.exact.has(name)) return false;
  if (layer.folded.has(folded)) return true;
  return layer.patterns.some((pattern) => matches(pattern.folded, folded) && !pattern.written.some((glob) => matches(glob, name)));
}

/** A sigma at the end of a pattern's part need not be one at the end of a name. */
function fold(text: string): string {
  return foldVisible(text).replaceAll('ς', 'σ').replaceAll('-', '_');
}
