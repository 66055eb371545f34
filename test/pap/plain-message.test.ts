import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { compileLayer } from '../../src/pap/layer/load-layer.js';
import { readSource } from '../../src/pap/source/read-source.js';
import { Reader } from '../../src/pdp/fuel/leb128.js';
import { SECTION, sectionsOf } from '../../src/pdp/fuel/sections.js';

/** V8's first compiler takes time by blocks times locals: 555 of them cost a start 7 ms a function. */
const MOST_LOCALS = 120;
const CUSTOM = 0;
const FUNCTION_NAMES = 1;

const deps = createPolicyDeps();
let locals: ReadonlyMap<string, number>;
beforeAll(async () => {
  const { wasm } = await compileLayer(await readSource({ kind: 'profile', name: 'minimal' }), deps);
  locals = localsOf(wasm);
});
afterAll(() => deps.close());

test('what every message runs of mcp.main is small: each guard is written out only where guards are asked', () => {
  const large = [...locals].filter(([name, count]) => name.startsWith('g0.data.mcp.main.') && count > MOST_LOCALS);
  expect(large.map(([name]) => name.slice('g0.data.mcp.main.'.length)).sort()).toEqual(
    ['ask', 'deny', 'labels', 'obligations', 'warn'].map((rule) => `guards_${rule}`),
  );
  expect([...locals.keys()]).toContain('g0.data.mcp.main.said_deny');
});

/** How many locals each function of a module has, by its name. */
function localsOf(wasm: Uint8Array): ReadonlyMap<string, number> {
  const names = new Map<number, string>();
  const counts: number[] = [];
  for (const { id, start, end } of sectionsOf(wasm)) {
    const reader = new Reader(wasm, start, end);
    if (id === CUSTOM && text(reader) === 'name') readNames(reader, names);
    if (id !== SECTION.code) continue;
    for (let left = reader.u32(); left > 0; left--) {
      const next = reader.u32() + reader.at;
      let count = 0;
      for (let groups = reader.u32(); groups > 0; groups--) {
        count += reader.u32();
        reader.skip(1);
      }
      counts.push(count);
      reader.skip(next - reader.at);
    }
  }
  const imported = Math.max(...names.keys()) + 1 - counts.length;
  return new Map([...names].flatMap(([index, name]) => (index < imported ? [] : [[name, counts[index - imported] ?? 0] as const])));
}

function readNames(reader: Reader, names: Map<number, string>): void {
  while (reader.at < reader.end) {
    const kind = reader.byte();
    const bytes = reader.u32();
    if (kind !== FUNCTION_NAMES) reader.skip(bytes);
    else for (let left = reader.u32(); left > 0; left--) names.set(reader.u32(), text(reader));
  }
}

function text(reader: Reader): string {
  const bytes = reader.u32();
  const start = reader.at;
  reader.skip(bytes);
  return Buffer.from(reader.bytes.subarray(start, reader.at)).toString('utf8');
}
