import type { PolicyIr } from '../../ir.js';
import { metadata } from '../metadata.js';
import { having, ranked, type Place } from '../places.js';
import { rule, string } from '../rego-text.js';
import { byDefaultAction, defaultsTo } from './default-action.js';
import { definitions } from './definitions.js';

/** Whether any rule or the default can allow. */
export function allows(ir: PolicyIr, places: readonly Place[]): boolean {
  return defaultsTo(ir, 'allow') || having(places, ({ action }) => action === 'allow').length > 0;
}

export function allowBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  if (!allows(ir, places)) return [`${metadata({ title: 'Nothing is allowed' })}\nallow := false`];
  const found = having(places, ({ action }) => action === 'allow').map((place) =>
    rule('rules contains id', [...ranked(place), ...place.some, `some id in ${place.at}.allow`]),
  );
  const { fallback } = ir;
  const byDefault = defaultsTo(ir, 'allow')
    ? [rule(`rules contains ${string(fallback.id)}`, [...byDefaultAction(ir, 'allow'), 'not unlisted'])]
    : [];
  return [
    `${metadata({ title: 'One rule at least allows' })}\ndefault allow := false`,
    'allow if count(rules) > 0',
    ...definitions(
      {
        title: 'Ids of the rules that allow',
        description: 'Those of the tier that counts. Exact names come before patterns, patterns before the default.',
      },
      [...found, ...byDefault],
    ),
  ];
}
