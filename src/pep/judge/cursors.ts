import { LISTS } from '../../definitions/definition.js';
import type { Finding } from '../../pdp/input-document.js';
import type { Question } from './question.js';

/** MCP, pagination: where a list goes on is opaque to clients. Some signed ones look like credentials, and no list goes on with one that was cut. */
const PAGED: ReadonlySet<string> = new Set([...LISTS.keys(), 'tasks/list']);
const CURSORS: ReadonlySet<string> = new Set(['/params/cursor', '/result/nextCursor']);
/** What a value may be by chance, or for its server's own use. Some clients show cursors to models, so orders in one are orders. */
const BY_CHANCE: ReadonlySet<string> = new Set(['secret', 'pii']);

export function withoutThoseOfCursors(findings: readonly Finding[], { method }: Question): readonly Finding[] {
  if (findings.length === 0 || !PAGED.has(method)) return findings;
  return findings.filter(({ path, detector }) => !CURSORS.has(path) || !BY_CHANCE.has(detector));
}
