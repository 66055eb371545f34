import type { PolicyIr } from '../../ir.js';
import { metadata } from '../metadata.js';
import { having, reachesUnnamed, speaks, type Place } from '../places.js';
import { KINDS, TIERS } from '../kinds.js';
import { rule } from '../rego-text.js';
import { defaultActionBlocks } from './default-action.js';
import { definitions } from './definitions.js';

/** Which tier counts, and the facts that it rests on. */
export function tierBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const confining = TIERS.map((tier) => ({
    tier,
    rules: having(places, speaks)
      .filter((place) => place.tier === tier)
      .map((place) => rule(`confined_by_${tier}`, [...place.some, `count(${place.at}.otherwise) > 0`])),
  })).filter(({ rules }) => rules.length > 0);
  const chain = confining.map(({ tier }) => `"${tier}" if {\n\tconfined_by_${tier}\n}`);
  return [
    `${metadata({ title: 'How closely the rules that count name what the message is about', description: 'Where a rule that allows or asks names it, only such rules can allow it.' })}\ndefault tier := "default"`,
    ...(chain.length === 0 ? [] : [`tier := ${chain.join(' else := ')}`]),
    ...defaultActionBlocks(ir),
    ...confining.flatMap(({ rules }) => rules),
    ...places.filter(({ by }) => by === 'pattern').flatMap(fitting),
    ...(reachesUnnamed(ir)
      ? definitions({ title: 'The server does not list the tool', description: 'Where known is absent, no complete list was seen yet.' }, [
          'unlisted if input.tool.known == false',
        ])
      : []),
  ];
}

const PATTERNS = {
  tool: "Patterns that the tool's name fits",
  resource: "Patterns that the resource's URI fits",
  prompt: "Patterns that the prompt's name fits",
  method: "Patterns that the method's name fits",
} as const;

function fitting({ of }: Place): readonly string[] {
  return definitions({ title: PATTERNS[of] }, [`fitting_${of} := globs.fitting(${KINDS[of].name}, data.mcp.index.${of}s)`]);
}
