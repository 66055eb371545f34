import type { PolicyIr } from '../../ir.js';
import { metadata } from '../metadata.js';
import { having, reachesUnnamed, speaks, type Place } from '../places.js';
import { rule } from '../rego-text.js';
import { definitions } from './definitions.js';

/** Which tier counts, and the facts that it rests on. */
export function tierBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const confining = (tier: Place['tier']) =>
    having(places, speaks)
      .filter((place) => place.tier === tier)
      .map((place) => rule(`confined_by_${tier}`, [...place.some, `count(${place.at}.otherwise) > 0`]));
  const names = confining('name');
  const patterns = confining('pattern');
  const chain = [
    ...(names.length === 0 ? [] : ['"name" if {\n\tconfined_by_name\n}']),
    ...(patterns.length === 0 ? [] : ['"pattern" if {\n\tconfined_by_pattern\n}']),
    '"default"',
  ];
  return [
    `${metadata({ title: 'How closely the rules that count name the tool or method', description: 'Where a rule that allows or asks names it, only such rules can allow it.' })}\ntier := ${chain.join(' else := ')}`,
    ...names,
    ...patterns,
    ...places.filter(({ tier }) => tier === 'pattern').flatMap(fitting),
    ...(reachesUnnamed(ir)
      ? definitions({ title: 'The server does not list the tool', description: 'Where known is absent, no complete list was seen yet.' }, [
          'unlisted if input.tool.known == false',
        ])
      : []),
  ];
}

function fitting({ of }: Place): readonly string[] {
  const name = of === 'tool' ? 'input.tool.name' : 'input.method';
  return definitions({ title: `Patterns that the ${of}'s name fits` }, [`fitting_${of} := globs.fitting(${name}, data.mcp.index.${of}s)`]);
}
