import type { Extent } from './extent.js';
import { choiceFacet, facet, learnable, shapeFacet } from './facets/arguments.js';
import { excludedFacets } from './facets/excluded.js';
import type { Facet } from './facets/facet.js';
import { meaningFacet } from './facets/meaning.js';
import { pathFacets, wordFacets } from './facets/paths.js';
import { rejects } from './facets/rejects.js';
import type { ArgumentProfile } from './observe/argument-profile.js';
import type { Call } from './observe/call.js';
import type { Observed } from './observe/observed.js';
import { keyOf } from './observe/places.js';
import { count } from './write/words.js';

export interface ConstrainOptions {
  readonly extent: Extent;
  readonly headroom: number;
}

/** Different values that the narrowing of a rule may list. */
const MOST_NARROWING = 200;

/**
 * The conditions of a tool: as far as the extent goes, and then as much narrower as keeps every denied call denied. Undefined when there
 * are none that do: the very call was allowed and denied, or the log does not hold what made the difference. Every allowed call meets
 * each condition, by how it is made.
 */
export function constrain(observed: Observed, options: ConstrainOptions): readonly Facet[] | undefined {
  if (observed.tooManyNegatives) return undefined;
  const wanted = wantedFacets(observed, options);
  let left = passing(observed.negatives, wanted);
  const added: Facet[] = [];
  for (const reserveOf of RESERVES) {
    const reserve = reserveOf(observed, left);
    while (left.length > 0) {
      const [best] = reserve
        .map((one) => ({ facet: one, still: passing(left, [one]) }))
        .filter(({ still }) => still.length < left.length)
        .toSorted((a, b) => a.still.length - b.still.length);
      if (best === undefined) break;
      const denied = count(left.length - best.still.length, 'denied call');
      added.push({ ...best.facet, note: `${best.facet.note}; without it ${denied} would pass` });
      left = best.still;
    }
  }
  return left.length > 0 ? undefined : withoutRepetition([...wanted, ...added]);
}

function passing(negatives: readonly Call[], facets: readonly Facet[]): readonly Call[] {
  return negatives.filter((call) => !facets.some((one) => rejects(one, call)));
}

function wantedFacets(observed: Observed, { extent, headroom }: ConstrainOptions): readonly Facet[] {
  const paths = extent.paths === 'any' ? [] : pathFacets(observed, extent.paths);
  const room = extent.shape === 'with room' ? headroom : 1;
  const others = argumentsOf(observed).flatMap((profile): readonly Facet[] => {
    const found =
      (extent.meaning ? meaningFacet(observed, profile) : undefined) ??
      choiceFacet(observed, profile, extent.choices) ??
      (extent.shape === 'any' ? undefined : shapeFacet(observed, profile, room));
    return found === undefined ? [] : [found];
  });
  return [...paths, ...others];
}

/**
 * What a rule is narrowed by, until no denied call passes. What says more than this log comes first: a folder, a host, a name in a path;
 * then what was seen and nothing else; then what was denied; at last each path by itself.
 */
const RESERVES: readonly ((observed: Observed, left: readonly Call[]) => readonly Facet[])[] = [
  (observed) => [...pathFacets(observed, 'folders'), ...each(observed, meaningFacet)],
  wordFacets,
  (observed) => [
    ...each(observed, (_, profile) => choiceFacet(observed, profile, MOST_NARROWING)),
    ...each(observed, (_, profile) => shapeFacet(observed, profile, 1)),
    ...each(observed, givenFacet),
  ],
  excludedFacets,
  (observed) => pathFacets(observed, 'exact'),
];

function each(observed: Observed, of: (observed: Observed, profile: ArgumentProfile) => Facet | undefined): readonly Facet[] {
  return argumentsOf(observed).flatMap((profile) => of(observed, profile) ?? []);
}

/** An argument that no allowed call left out. */
function givenFacet(observed: Observed, profile: ArgumentProfile): Facet | undefined {
  const always = profile.calls === observed.allowed && profile.place.length === 1 && !profile.types.has('null');
  return always ? facet(observed, profile, { present: true }, 'always given') : undefined;
}

/** Path arguments have conditions of their own. */
function argumentsOf(observed: Observed): readonly ArgumentProfile[] {
  return learnable(observed).filter(({ place }) => !(observed.pathsKnown && observed.pathPlaces.has(keyOf(place))));
}

/** A condition that another one of the same argument says too; what was added later is narrower. */
function withoutRepetition(facets: readonly Facet[]): readonly Facet[] {
  return facets.filter((one, index) => {
    const about = JSON.stringify(one.about);
    const later = facets.slice(index + 1).filter((each) => JSON.stringify(each.about) === about);
    const tests = Object.keys(one.tests);
    return !later.some((each) => 'in' in each.tests || tests.every((operator) => operator in each.tests));
  });
}
