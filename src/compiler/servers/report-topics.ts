import { didYouMean } from '../../errors/near-miss.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';
import { isExact, matches, parseGlob, type Glob } from '../../pdp/glob.js';
import type { Policy } from '../language/policy.js';
import type { TargetKind } from '../language/target.js';
import type { Problems } from '../problems.js';
import { hasNone, serversOf } from './tools-of.js';

/** What servers list of a kind. */
interface Listed {
  readonly names: readonly string[];
  /** Of what else there is. */
  readonly templates: readonly Glob[];
}

/** Rules about resources and prompts that no server lists. */
export function reportTopics({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  for (const rule of rules) {
    const { kind, globs } = rule.target;
    const asked = serversOf(rule, servers);
    const listed = asked.length === 0 ? undefined : listedBy(kind, asked);
    if (listed === undefined) continue;
    for (const glob of globs.filter((each) => !isThere(each, listed))) {
      const what = isExact(glob) ? `\`${glob.text}\`${didYouMean(glob.text, listed.names)}` : `that matches \`${glob.text}\``;
      problems.warning('AM1407', rule.span, `${hasNone(asked)} ${kind} ${what}`, 'correct it, or remove the rule');
    }
  }
}

function listedBy(kind: TargetKind, servers: readonly ServerSurvey[]): Listed | undefined {
  if (kind === 'prompt') return listed(servers.map(({ prompts }) => prompts && { names: prompts, templates: [] }));
  if (kind !== 'resource') return undefined;
  return listed(
    servers.map(({ resources, resourceTemplates }) =>
      resources === undefined || resourceTemplates === undefined
        ? undefined
        : { names: resources, templates: resourceTemplates.map((template) => parseGlob(template.replaceAll(/\{[^{}]*\}/g, '*'))) },
    ),
  );
}

function listed(all: readonly (Listed | undefined)[]): Listed | undefined {
  const known = all.filter((each) => each !== undefined);
  if (known.length < all.length) return undefined;
  return { names: known.flatMap(({ names }) => names), templates: known.flatMap(({ templates }) => templates) };
}

function isThere(glob: Glob, { names, templates }: Listed): boolean {
  return names.some((name) => matches(glob, name)) || templates.some((template) => mayMeet(template, glob));
}

/** Whether some text could match both: by their beginnings and ends, which is all that matters for a warning. */
function mayMeet(one: Glob, other: Glob): boolean {
  if (isExact(other)) return matches(one, other.text);
  if (isExact(one)) return matches(other, one.text);
  const [a = '', b = ''] = [one, other].map(({ parts }) => parts?.[0]);
  const [y = '', z = ''] = [one, other].map(({ parts }) => parts?.at(-1));
  return (a.startsWith(b) || b.startsWith(a)) && (y.endsWith(z) || z.endsWith(y));
}
