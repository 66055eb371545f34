// @ts-check
// Learns the weights of src/inspect/detectors/prompt-injection/likeness.ts from labelled cases and writes them. Which cases they were learned from
// stands in docs/detection-measured.md. What a source has many of counts less, so that no source is learned instead of what is common to all.
// Usage: node scripts/train-likeness.mjs FOLDER of .jsonl cases
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleOptions } from './bundle.mjs';
import { root } from './setup.mjs';

const DETECTOR = join(root, 'src', 'inspect', 'detectors', 'prompt-injection');
const ROUNDS = 8;
const RATE = 0.15;
const SHRINK = 2e-6;
/** An attack counts as so many honest texts, one of a source with more than `OF_A_SOURCE` as fewer. */
const ATTACK = 3;
const OF_A_SOURCE = 40;
/** In one of more blocks only the likest passage is taken for the attack. */
const SHORT = 3;

/** @typedef {{ readonly slots: Uint16Array; readonly blocks: number; readonly case: number; readonly attack: boolean; readonly weight: number }} Passage */

const folder = resolve(process.argv[2] ?? '.');
const outfile = join(root, 'out', 'likeness.mjs');
mkdirSync(join(root, 'out'), { recursive: true });
await build({ ...bundleOptions, entryPoints: [join(DETECTOR, 'likeness.ts')], outfile, logLevel: 'error' });
/** @type {typeof import('../src/inspect/detectors/prompt-injection/likeness.js')} */
const { passagesOf, WEIGHT_COUNT } = await import(pathToFileURL(outfile).href);

/** @type {{ label: string; source: string; arguments: Record<string, unknown> }[]} */
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .toSorted()
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const ofSource = new Map();
for (const { label, source } of cases) if (label === 'attack') ofSource.set(source, (ofSource.get(source) ?? 0) + 1);

/** @type {Passage[]} */
const passages = cases.flatMap((each, number) => {
  const attack = each.label === 'attack';
  const text = Object.values(each.arguments)
    .filter((value) => typeof value === 'string')
    .reduce((longest, value) => (value.length > longest.length ? value : longest), '');
  const weight = attack ? ATTACK * Math.min(1, OF_A_SOURCE / ofSource.get(each.source)) : 1;
  const { blocks, passages: all } = passagesOf(text);
  return all.map((slots) => ({ slots, blocks, case: number, attack, weight }));
});

const short = passages.filter(({ attack, blocks }) => !attack || blocks <= SHORT);
const first = learned(short);
/** @type {Map<number, { passage: Passage; odds: number }>} */
const likest = new Map();
for (const passage of passages) {
  if (!passage.attack || passage.blocks <= SHORT) continue;
  const odds = first.oddsOf(passage.slots);
  if (odds > (likest.get(passage.case)?.odds ?? Number.NEGATIVE_INFINITY)) likest.set(passage.case, { passage, odds });
}
const { weights, bias } = learned([...short, ...Array.from(likest.values(), ({ passage }) => passage)]);
write(weights, bias);

/** Logistic regression, each weight with a rate of its own. @param {readonly Passage[]} examples */
function learned(examples) {
  const weights = new Float64Array(WEIGHT_COUNT);
  const squares = new Float64Array(WEIGHT_COUNT).fill(1e-3);
  let bias = 0;
  let biasSquares = 1;
  const order = Uint32Array.from(examples.keys());
  let seed = 1;
  const next = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  /** @param {Uint16Array} slots */
  const oddsOf = (slots) => {
    let sum = 0;
    for (const slot of slots) sum += weights[slot] ?? 0;
    return sum / Math.sqrt(slots.length) + bias;
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example === undefined || example.slots.length === 0) continue;
      const { slots, attack, weight } = example;
      const error = (1 / (1 + Math.exp(-oddsOf(slots))) - (attack ? 1 : 0)) * weight;
      const step = error / Math.sqrt(slots.length);
      for (const slot of slots) {
        const slope = step + SHRINK * (weights[slot] ?? 0);
        squares[slot] = (squares[slot] ?? 0) + slope * slope;
        weights[slot] = (weights[slot] ?? 0) - (RATE * slope) / Math.sqrt(squares[slot] ?? 1);
      }
      biasSquares += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias, oddsOf };
}

/** In steps of a 127th of what all but a few weights are below. @param {Float64Array} weights @param {number} bias */
function write(weights, bias) {
  const sizes = Float64Array.from(weights, Math.abs).toSorted();
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  const text = Buffer.from(bytes.buffer).toString('base64');
  writeFileSync(
    join(DETECTOR, 'likeness-weights.ts'),
    `// Written by scripts/train-likeness.mjs.\n\n/** What a step of a weight is worth. */\nexport const SCALE = ${scale};\nexport const BIAS = ${bias};\n/** A signed byte for each slot, in Base64. */\nexport const WEIGHTS =\n  '${text}';\n`,
  );
  console.log(`${cases.length} cases, ${passages.length} passages, ${text.length} characters`);
}
