import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge, summarise, type Case } from './eval/evaluate.js';

const folder = new URL('../fixtures/detection/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);
const rates = summarise(cases.map(judge));

/** Cases of the sample that a shipped guard blocks at its default; a change may raise the floor, not sink below it. */
const FLOORS: readonly (readonly [group: string, blocked: number, of: number])[] = [
  ['path_traversal plain (arguments)', 18, 18],
  ['path_traversal hard (arguments)', 7, 10],
  ['command_injection plain (arguments)', 18, 18],
  ['command_injection hard (arguments)', 11, 14],
  ['sql_injection plain (arguments)', 19, 20],
  ['sql_injection hard (arguments)', 10, 12],
  ['ssrf plain (arguments)', 2, 2],
  ['ssrf hard (arguments)', 28, 32],
  ['prompt_injection plain (arguments)', 15, 20],
  ['prompt_injection plain (tool_result)', 4, 4],
  ['prompt_injection hard (arguments)', 2, 8],
  ['pii plain (arguments)', 19, 20],
];
const CEILINGS: readonly (readonly [group: string, blocked: number, of: number])[] = [
  ['benign plain (arguments)', 0, 107],
  ['benign hard (arguments)', 1, 110],
];

describe('the labelled sample', () => {
  it.each(FLOORS)('%s: at least %i of %i blocked', (group, blocked, of) => {
    expect(rates.get(group)?.count).toBe(of);
    expect(rates.get(group)?.blocked).toBeGreaterThanOrEqual(blocked);
  });

  it.each(CEILINGS)('%s: at most %i of %i blocked', (group, blocked, of) => {
    expect(rates.get(group)?.count).toBe(of);
    expect(rates.get(group)?.blocked).toBeLessThanOrEqual(blocked);
  });
});
