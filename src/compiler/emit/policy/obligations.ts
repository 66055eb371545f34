import type { GroupIr, PolicyIr } from '../../ir.js';
import { limitBlock, obligationBlock } from '../obligations.js';
import { ranked, type Place } from '../places.js';
import { rule } from '../rego-text.js';
import { definitions } from './definitions.js';

export function obligationBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = places
    .filter(({ groups }) => groups.some(obliges))
    .map((place) =>
      rule('obligations contains obligation', [ACTING, ...when(place), ...place.some, `some obligation in ${place.at}.obligations`]),
    );
  const { limit, obligations } = ir.fallback;
  return [
    ...definitions({ title: 'What an allow obliges to' }, found),
    ...(limit === undefined ? [] : [limitBlock(limit, 'input.tool.name', [ACTING, 'tier == "default"'])]),
    ...obligations.map((obligation) => obligationBlock(obligation, [ACTING, 'tier == "default"'])),
    ...(ir.globalLimit === undefined ? [] : [limitBlock(ir.globalLimit, undefined, [ACTING, 'input.tool.name'])]),
  ];
}

/** Plumbing passes without a rule, so that none obliges to anything. */
const ACTING = 'input.acting';

/** A limit of `per_tool` counts whichever rule allows, and rules by name are the first tier. */
function when(place: Place): readonly string[] {
  return place.tier === 'name' ? [] : ranked(place);
}

function obliges({ rules, limit }: GroupIr): boolean {
  return limit !== undefined || rules.some((each) => each.limit !== undefined || each.obligations.length > 0);
}
