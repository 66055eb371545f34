import { readdirSync, readFileSync } from 'node:fs';
import type { Case } from '../inspect/eval/evaluate.js';

const folder = new URL('../fixtures/detection/', import.meta.url);

/** The labelled sample: published attacks and ordinary calls, of every category that arrives in arguments. */
export const CASES: readonly Case[] = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .toSorted()
  .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  .filter(({ surface }) => surface === 'arguments');
