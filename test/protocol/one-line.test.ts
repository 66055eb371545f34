import { expect, test } from 'vitest';
import { oneLine } from '../../src/protocol/one-line.js';
import * as fc from '../properties.js';

test('a JSON text on one line is the same JSON in as many bytes', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('\n', '\r', '\r\n', '\t'), (json, indent) => {
      const spread = Buffer.from(JSON.stringify(JSON.parse(json), null, 1).replaceAll('\n', indent));
      const folded = oneLine(spread);
      expect(folded.toString()).not.toMatch(/[\r\n]/);
      expect(folded).toHaveLength(spread.length);
      expect(JSON.parse(folded.toString())).toEqual(JSON.parse(json));
    }),
  );
});

test('what is on one line already is not copied', () => {
  const line = Buffer.from('{"a":"\\n"}');
  expect(oneLine(line)).toBe(line);
});
