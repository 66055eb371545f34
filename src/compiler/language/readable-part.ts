import { Problems } from '../problems.js';
import type { Entry, MapNode, SourceNode } from '../source/node.js';
import { readPolicy, type Policy } from './policy.js';

/**
 * What can be read of a file with mistakes: its rules and settings that have none, so that how they stand to each other can be told
 * together with the mistakes. Rules are there as a whole or not at all. Undefined where nothing can be read.
 */
export function readablePart(root: SourceNode): Policy | undefined {
  if (root.kind !== 'map') return undefined;
  const reads = (entries: readonly Entry[]) => readPolicy(withNeeded(root, entries), new Problems());
  const entries = root.entries.flatMap((entry) => {
    const value = readable(entry.value, (each) => reads([{ ...entry, value: each }]) !== undefined);
    return value === undefined ? [] : [{ ...entry, value }];
  });
  return entries.length === 0 ? undefined : reads(entries);
}

/** The largest part of a value that `fits`: entries of maps at any depth, and whole items of lists. */
function readable(node: SourceNode, fits: (node: SourceNode) => boolean): SourceNode | undefined {
  if (fits(node)) return node;
  if (node.kind === 'list') {
    const items = node.items.filter((item) => fits({ ...node, items: [item] }));
    return items.length === 0 ? undefined : { ...node, items };
  }
  if (node.kind !== 'map') return undefined;
  const entries = node.entries.flatMap((entry) => {
    const value = readable(entry.value, (each) => fits({ ...node, entries: [{ ...entry, value: each }] }));
    return value === undefined ? [] : [{ ...entry, value }];
  });
  return entries.length === 0 ? undefined : { ...node, entries };
}

/** A policy of these entries alone. */
function withNeeded({ span }: MapNode, entries: readonly Entry[]): MapNode {
  const version: Entry = { key: 'version', span, value: { kind: 'scalar', span, value: '1.0', written: '1.0' } };
  const rules: Entry = { key: 'rules', span, value: { kind: 'list', span, items: [] } };
  const needed = [version, rules].filter(({ key }) => entries.every((entry) => entry.key !== key));
  return { kind: 'map', span, entries: [...needed, ...entries] };
}
