import type { PolicyIr } from '../../ir.js';
import { denies } from '../group-module.js';
import { having, speaks, type Place } from '../places.js';
import { rule } from '../rego-text.js';
import { defaultsTo, onServers } from './default-action.js';
import { definitions } from './definitions.js';

/** Which of `input.tools` can never be allowed, whatever they are called with. */
export function hiddenBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const tools = places.filter(({ of }) => of === 'tool');
  const denied = having(tools, denies).map((place) => rule('hidden contains tool.name', [EACH, ...place.denied('tool')]));
  if (!defaultsTo(ir, 'deny')) return definitions({ title: 'Tools that are never allowed' }, denied);

  const spoken = having(tools, speaks).map((place) => rule('spoken_of(tool)', place.spoken('tool')));
  const unspoken = rule('hidden contains tool.name', [
    ...onServers(ir, 'deny'),
    EACH,
    ...(spoken.length === 0 ? [] : ['not spoken_of(tool)']),
  ]);
  return [
    ...definitions(
      { title: 'Tools that are never allowed', description: 'By a deny without conditions, or because no rule speaks of them.' },
      [...denied, unspoken],
    ),
    ...definitions({ title: 'A rule may allow the tool' }, spoken),
  ];
}

const EACH = 'some tool in input.tools';
