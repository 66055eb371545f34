import { compare, isArray, type RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinLimit, type Builtin } from './builtin.js';
import { items, object } from './operands.js';

export const graphBuiltins: Readonly<Record<string, Builtin>> = {
  'graph.reachable_paths': (_context, graph, initial) => reachablePaths(object(graph), items(initial)),
};

/** Of a dense graph there are more than anyone could read. */
const MOST_PATHS = 100_000;
/** Vertices of one path. */
const LONGEST = 1000;

function reachablePaths(graph: RegoObject, initial: readonly RegoValue[]): RegoValue {
  const paths: RegoValue[][] = [];
  for (const node of initial) {
    const edges = graph.get(node);
    if (edges === undefined) continue;
    const neighbours = vertices(edges);
    if (neighbours.length === 0) add(paths, [node]);
    for (const neighbour of neighbours) follow(graph, neighbour, [node], paths);
  }
  return new RegoSet(paths);
}

/** A path ends at a vertex without edges, before one that the graph does not have, and where it would come back to itself. */
function follow(graph: RegoObject, node: RegoValue, path: RegoValue[], paths: RegoValue[][]): void {
  const edges = graph.get(node);
  if (edges === undefined) return add(paths, path);
  const longer = [...path, node];
  if (longer.length > LONGEST) throw new BuiltinLimit(`graph.reachable_paths: a path of more than ${LONGEST} vertices`);
  const neighbours = vertices(edges);
  if (neighbours.length === 0) return add(paths, longer);
  for (const neighbour of neighbours) {
    if (longer.some((own) => compare(own, neighbour) === 0)) add(paths, longer);
    else follow(graph, neighbour, longer, paths);
  }
}

function add(paths: RegoValue[][], path: RegoValue[]): void {
  paths.push(path);
  if (paths.length > MOST_PATHS) throw new BuiltinLimit(`graph.reachable_paths: more than ${MOST_PATHS} paths`);
}

function vertices(edges: RegoValue): readonly RegoValue[] {
  return isArray(edges) ? edges : edges instanceof RegoSet ? edges.items : [];
}
