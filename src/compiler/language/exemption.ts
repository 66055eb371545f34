import { argumentPointer } from './argument-pointer.js';
import { oneOrMore } from './collections.js';
import { CATEGORIES, CATEGORY_NAMES, DETECTORS, type Category, type Detector } from './detectors.js';
import { record, required } from './record.js';
import { oneOf } from './scalars.js';
import type { Shape } from './shape.js';

/** A value that is not looked at. */
export interface Exemption {
  /** JSON Pointer into the input document; what lies below it is exempt too. */
  readonly path: string;
  /** Undefined means all. */
  readonly detectors: readonly Detector[] | undefined;
}

const some = record('an exemption', {
  argument: required(argumentPointer, 'the argument, by name, dotted name or JSON Pointer'),
  detectors: required(oneOrMore(oneOf([...DETECTORS, ...CATEGORY_NAMES])), 'the detectors or categories that do not look at it'),
});

/** An argument, for all detectors; or a map that says for which. */
export const exemption: Shape<Exemption> = {
  expected: 'an argument, or a map of `argument` and `detectors`',
  schema: { anyOf: [argumentPointer.schema, some.schema] },
  read(node, problems) {
    if (node.kind !== 'map') {
      const path = argumentPointer.read(node, problems);
      return path === undefined ? undefined : { path, detectors: undefined };
    }
    const read = some.read(node, problems);
    return read && { path: read.argument, detectors: [...new Set(read.detectors.flatMap(spelledOut))].toSorted() };
  },
};

function spelledOut(name: Detector | Category): readonly Detector[] {
  return isCategory(name) ? CATEGORIES[name] : [name];
}

function isCategory(name: Detector | Category): name is Category {
  return Object.hasOwn(CATEGORIES, name);
}
