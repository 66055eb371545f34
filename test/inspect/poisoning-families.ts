import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Feature } from '../../src/inspect/detectors/tool-poisoning/feature.js';

const inspector = createInspector();

function isCertain(description: string): boolean {
  const value = { name: 't', description };
  const { findings } = inspector.inspect({ surface: 'definition', method: 'tools/list', tool: 't', value, root: '', pathArguments: [] });
  return findings.some(({ detector, confidence }) => detector === 'tool_poisoning' && confidence === 'high');
}

/** What is said, and the honest neighbour that has the same words. */
export interface Family {
  readonly name: string;
  readonly features: readonly Feature[];
  readonly poisoned: readonly string[];
  readonly honest: readonly string[];
}

export function testFamilies(families: readonly Family[]): void {
  describe.each(families)('orders in definitions: $name', ({ features, poisoned, honest }) => {
    it.each(poisoned)('finds: %s', (description) => {
      expect(isCertain(description)).toBe(true);
    });

    it.each(honest)('leaves alone: %s', (description) => {
      expect(isCertain(description)).toBe(false);
    });

    it('has a case for each pattern', () => {
      const unmet = features.filter(({ pattern }) => !poisoned.some((each) => pattern.test(each)));
      expect(unmet.map(({ rule, pattern }) => `${rule} ${pattern.source.slice(0, 120)}`)).toEqual([]);
    });
  });
}
