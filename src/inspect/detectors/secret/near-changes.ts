import type { Traits } from '../../traits/traits.js';
import { stretchAt } from '../../views/stretches.js';
import { changedParts, type View } from '../../views/view.js';

/** A shorter text is read whole: to ask what of it is new costs as much. */
const SHORTEST = 8_192;
/** More than a credential has from the word that tells it to its end. */
const LONGEST = 1_400;
/** More than is looked at before one, to say what it is. */
const BEFORE = 512;
/** What ends one. */
const BEHIND = 16;

/** It says of values that stand far from it that they are a key's. */
const KEY_TYPE = '"kty"';

/** The view with the words and the runs alone of which a credential may have something that the view it was made of had not; all of it where that may be far from it. */
export function nearChanges(view: View): View {
  const { traits, text, origin } = view;
  if (origin?.stretches === undefined || text.length < SHORTEST) return view;
  const changed = changedParts(view, 0);
  for (let i = 0; i < changed.length; i += 2) {
    const from = Math.max(0, (changed[i] ?? 0) - KEY_TYPE.length);
    if (text.slice(from, (changed[i + 1] ?? 0) + KEY_TYPE.length).includes(KEY_TYPE)) return view;
  }
  return { ...view, traits: { ...traits, runs: runsNear(traits, changed), places: placesNear(traits, changed) } };
}

/** A credential begins behind its word, so that a word stands before what changed. One that is a run may be of any length (`Bearer …`). */
function placesNear({ places, runs }: Traits, changed: readonly number[]): readonly number[] {
  const near: number[] = [];
  let part = 0;
  let run = 0;
  for (let i = 0; i < places.length; i += 2) {
    const at = places[i] ?? 0;
    while (part < changed.length && (changed[part + 1] ?? 0) + BEFORE < at) part += 2;
    while ((runs[run] ?? Infinity) <= at + LONGEST) run += 2;
    const reach = Math.max(at + LONGEST, runs[run - 1] ?? 0);
    if (reach >= (changed[part] ?? Infinity)) near.push(at, places[i + 1] ?? 0);
  }
  return near;
}

/** Those too that a word near a change may speak of. */
function runsNear({ runs }: Traits, changed: readonly number[]): readonly number[] {
  const near: number[] = [];
  let part = 0;
  for (let i = 0; i < runs.length; i += 2) {
    const start = runs[i] ?? 0;
    const end = runs[i + 1] ?? 0;
    while (part < changed.length && (changed[part + 1] ?? 0) + BEFORE + LONGEST < start) part += 2;
    if (end + LONGEST >= (changed[part] ?? Infinity)) near.push(start, end);
  }
  return near;
}

/** Whether a credential and what is beside it stand in the view as in the one that it was made of: there it was found. */
export function standsAsBefore({ origin }: View, start: number, end: number): boolean {
  const stretches = origin?.stretches ?? [];
  const from = start - BEFORE;
  const i = stretchAt(stretches, from);
  return from >= (stretches[i] ?? Infinity) && end + BEHIND <= (stretches[i] ?? 0) + (stretches[i + 2] ?? 0);
}
