import { editDistance } from '../errors/near-miss.js';

/**
 * The name of ours that `name` misses by one letter (one inserted, missing, wrong or two swapped), or by case alone.
 * Typing errors keep the first letter, so `mask` and `task` are no `ask`.
 */
export function nearName(name: string, ours: readonly string[]): string | undefined {
  return ours.find((known) => {
    if (name === known) return false;
    if (name.toLowerCase() === known) return true;
    const distance = editDistance(name.toLowerCase(), known);
    return distance === 1 && (name[0]?.toLowerCase() === known[0] || swapped(name, known));
  });
}

const AREAS = ['policy', 'main', 'guards'] as const;

/** `mcp.polcy` → `mcp.policy`, `mpc.policy` → `mcp.policy`, `custm.x` → `custom.x`; undefined for what is ours or is none of ours. */
export function packageTypo(name: string): string | undefined {
  const [first = '', second = '', ...rest] = name.split('.');
  if (first === 'mcp' || nearName(first, ['mcp']) !== undefined) {
    const area = (AREAS as readonly string[]).includes(second) ? second : nearName(second, AREAS);
    if (area === undefined) return undefined;
    const meant = ['mcp', area, ...rest].join('.');
    return meant === name ? undefined : meant;
  }
  return nearName(first, ['custom']) === undefined ? undefined : ['custom', second, ...rest].join('.');
}

function swapped(name: string, known: string): boolean {
  return name.length === known.length && name[0] === known[1] && name[1] === known[0];
}
