import { join } from 'node:path';
import { readCases, type Case } from '../eval/case.js';

/** The labelled sample: published attacks and ordinary calls, of every category that arrives in arguments. */
export const CASES: readonly Case[] = readCases(join(import.meta.dirname, '../fixtures/detection')).filter(
  ({ surface }) => surface === 'arguments',
);
