import type { Extent } from './extent.js';
import type { Observation } from './observe/observe.js';
import { methodRules, plumbingRules, sorted, type Learning } from './rules/method-rules.js';
import { PROMPTS_GET, promptRules } from './rules/prompt-rules.js';
import { RESOURCE_METHODS, resourceRules } from './rules/resource-rules.js';
import { shown } from './rules/sayable.js';
import { toolRule } from './rules/tool-rules.js';
import type { LearnedRule, LeftOut } from './write/learned-rule.js';

export interface LearnOptions {
  readonly extent: Extent;
  /** So many times what was seen is let pass: rates, ranges, lengths. */
  readonly headroom: number;
  /** Tools (`subjectKey`) that a proof showed to be learned wrong: their rules have no conditions, or they are left out. */
  readonly unconditional?: ReadonlySet<string>;
}

export interface Learned extends Learning {
  readonly rules: readonly LearnedRule[];
  readonly leftOut: readonly LeftOut[];
}

/** What was allowed, as rules, and what was not, with the reason; nothing that was denied is allowed. */
export function learnPolicy(seen: Observation, options: LearnOptions): Learned {
  const several = seen.servers.size > 1;
  const parts = [...toolLearnings(seen, several, options), ...promptLearnings(seen, several), ...otherLearnings(seen, several, options)];
  return { rules: parts.flatMap(({ rules }) => rules), leftOut: parts.flatMap(({ leftOut }) => leftOut) };
}

/** Which tool of which server. */
export function subjectKey(kind: LearnedRule['kind'], name: string, server: string | undefined): string {
  return JSON.stringify([kind, name, server ?? null]);
}

function toolLearnings({ tools }: Observation, several: boolean, { unconditional, ...options }: LearnOptions): readonly Learning[] {
  return sorted(tools).flatMap(([server, byName]) =>
    sorted(byName).map(([name, observed]): Learning => {
      const only = several ? server : undefined;
      const bare = unconditional?.has(subjectKey('tool', name, only)) === true;
      const rule =
        bare && observed.negatives.length > 0
          ? 'its conditions did not hold in the proof, and without them denied calls would pass'
          : toolRule(name, only, observed, bare ? { ...options, extent: { ...options.extent, ...NO_CONDITIONS } } : options);
      const noted = bare && typeof rule !== 'string' ? { ...rule, notes: [...rule.notes, NOTE] } : rule;
      if (typeof noted !== 'string') return { rules: [noted], leftOut: [] };
      return { rules: [], leftOut: [{ kind: 'tool', name: shown(name), server: only, why: noted, allowed: observed.allowed }] };
    }),
  );
}

const NOTE = 'conditions on what was seen did not hold in the proof: it has none';
const NO_CONDITIONS = { paths: 'any', meaning: false, shape: 'any', choices: 'any' } as const;

/** Empty where the log does not name the prompt of every allowed call: then their method is all that can be said. */
function promptLearnings(seen: Observation, several: boolean): readonly Learning[] {
  if (!promptsNamed(seen)) return [];
  return sorted(seen.prompts).map(([server, byName]) => promptRules(byName, several ? server : undefined));
}

function promptsNamed({ prompts, methods }: Observation): boolean {
  const named = [...prompts.values()].flatMap((byName) => [...byName.values()]).reduce((all, { allowed }) => all + allowed, 0);
  return named === (methods.get(PROMPTS_GET)?.allowed ?? 0);
}

/** Resources by URI where that can be said of all of them: beside rules by resource no URI with several spellings is allowed. */
function otherLearnings(seen: Observation, several: boolean, { extent }: LearnOptions): readonly Learning[] {
  const { resources, methods, plumbing } = seen;
  // A method as a whole cannot keep one URI denied.
  const wholly = extent.uris === 0 && RESOURCE_METHODS.every((method) => (methods.get(method)?.denied ?? 0) === 0);
  const byUri = wholly
    ? [undefined]
    : sorted(resources).map(([server, uris]) => resourceRules(uris, several ? server : undefined, extent.uris));
  const said = byUri.every((each) => each !== undefined) && isWhole(seen) ? byUri : undefined;
  const asMethods = sorted(methods).filter(
    ([name]) => (name !== PROMPTS_GET || !promptsNamed(seen)) && (said === undefined || !RESOURCE_METHODS.includes(name)),
  );
  return [...(said ?? []), methodRules(new Map(asMethods)), plumbingRules(plumbing)];
}

/** The log names the URI of every allowed call of these methods. */
function isWhole({ resources, methods }: Observation): boolean {
  return RESOURCE_METHODS.every((method) => {
    const named = [...resources.values()]
      .flatMap((uris) => [...uris.values()])
      .reduce((all, each) => all + (each.get(method)?.allowed ?? 0), 0);
    return named === (methods.get(method)?.allowed ?? 0);
  });
}
