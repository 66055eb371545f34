import type { PolicyIr } from '../../ir.js';
import { having, ranked, type Place } from '../places.js';
import { rule } from '../rego-text.js';
import { byDefaultAction, defaultsTo } from './default-action.js';
import { definitions } from './definitions.js';
import { fallbackReason } from './otherwise.js';

export function asks(ir: PolicyIr, places: readonly Place[]): boolean {
  return defaultsTo(ir, 'ask') || having(places, ({ action }) => action === 'ask').length > 0;
}

export function askBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = having(places, ({ action }) => action === 'ask').map((place) =>
    rule('ask contains reason', [...ranked(place), ...place.some, `some reason in ${place.at}.ask`]),
  );
  const byDefault = defaultsTo(ir, 'ask')
    ? [rule(`ask contains ${fallbackReason(ir, 'ask')}`, [...byDefaultAction(ir, 'ask'), 'not unlisted'])]
    : [];
  return definitions({ title: 'Why a person is asked' }, [...found, ...byDefault]);
}
