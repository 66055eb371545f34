import type { Span } from '../errors/diagnostic.js';

/**
 * The place in the policy file that a line of emitted Rego comes from: what the nearest METADATA above it names (`source: strict.yaml:13`).
 * OPA's errors name lines of Rego; people edit YAML. Lines count from 1.
 */
export function sourcePlace(rego: readonly string[], line: number): Span | undefined {
  for (let at = Math.min(line, rego.length) - 1; at >= 0; at--) {
    const [, file, row] = /^#\s+source: "?(.+):(\d+)"?$/.exec(rego[at] ?? '') ?? [];
    if (file !== undefined && row !== undefined) return { file, line: Number(row), column: 1, length: 1 };
  }
  return undefined;
}
