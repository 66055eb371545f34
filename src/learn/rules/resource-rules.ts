import { maskShapes } from '../../audit/mask/credential-shapes.js';
import { isPlainUri } from '../../compiler/language/uri.js';
import type { Tally } from '../observe/tally.js';
import type { LearnedRule } from '../write/learned-rule.js';
import { count } from '../write/words.js';
import { isSayableName, shown } from './sayable.js';
import { sorted, type Learning } from './method-rules.js';

/** Methods that a rule by `resource` speaks of and that need an allow. */
export const RESOURCE_METHODS: readonly string[] = ['resources/read', 'resources/directory/read', 'resources/subscribe'];
const MOST_URIS = 200;

type Uris = ReadonlyMap<string, ReadonlyMap<string, Tally>>;

/**
 * One rule for the resources of a server that were allowed: each by its URI, or by folders of URIs where there are more than
 * `mostUris`. Undefined where rules by resource cannot say it: a URI that has several spellings, or one that was allowed by one method and denied by the other.
 */
export function resourceRules(uris: Uris, server: string | undefined, mostUris: number): Learning | undefined {
  const allowed = sorted(uris).filter(([, methods]) => sum(methods, 'allowed') > 0);
  const denied = sorted(uris).filter(([, methods]) => sum(methods, 'denied') > 0);
  const names = allowed.map(([uri]) => uri);
  if (server !== undefined && !isSayableName(server)) return undefined;
  if (!names.every(isSayableUri) || allowed.some(([, methods]) => sum(methods, 'denied') > 0)) return undefined;
  const folders = foldersOf(names);
  const isOpen = (patterns: readonly string[]) => denied.some(([uri]) => patterns.some((pattern) => fits(pattern, uri)));
  const patterns = names.length <= mostUris || isOpen(folders) ? names : folders;
  if (patterns.length > MOST_URIS) return undefined;
  const leftOut = denied.map(([name]) => ({ kind: 'resource' as const, name: shown(name), server, why: 'denied', allowed: 0 }));
  if (patterns.length === 0) return { rules: [], leftOut };
  const calls = allowed.reduce((all, [, methods]) => all + sum(methods, 'allowed'), 0);
  const rule: LearnedRule = {
    kind: 'resource',
    names: patterns,
    server,
    action: 'allow',
    facets: [],
    notes: [`${count(calls, 'call')}, ${count(names.length, 'URI')}`],
    limit: undefined,
  };
  return { rules: [rule], leftOut };
}

function sum(methods: ReadonlyMap<string, Tally>, what: 'allowed' | 'denied'): number {
  return [...methods.values()].reduce((all, tally) => all + tally[what], 0);
}

function isSayableUri(uri: string): boolean {
  return uri.length <= 1_000 && isPlainUri(uri) && !uri.includes('*') && maskShapes(uri) === uri;
}

/** Folders that hold more than one of the URIs, never a whole file system, a whole scheme; the other URIs as they are. */
function foldersOf(uris: readonly string[]): readonly string[] {
  const byFolder = new Map<string, string[]>();
  for (const uri of uris) {
    const [folder = uri] = /^(?:file:\/\/\/[^/?]+\/|[a-z][a-z0-9+.-]*:\/\/[^/?]+\/)(?:[^?]*\/)?/.exec(uri) ?? [];
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), uri]);
  }
  const patterns = [...byFolder].flatMap(([folder, members]) => (members.length > 1 && folder.endsWith('/') ? [`${folder}*`] : members));
  return patterns.filter((one) => !patterns.some((other) => other !== one && other.endsWith('*') && fits(other, one))).toSorted();
}

function fits(pattern: string, uri: string): boolean {
  return pattern.endsWith('*') ? uri.startsWith(pattern.slice(0, -1)) : uri === pattern;
}
