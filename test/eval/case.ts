import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/protocol/json/json.js';

/** One labelled case of a corpus (JSON Lines). */
export interface Case {
  readonly id: string;
  readonly source: string;
  readonly category: string;
  readonly label: 'attack' | 'benign';
  /** What `arguments` are: of a call, the text that a tool answers (`content`), or a definition (`description`, `inputSchema`). */
  readonly surface: 'arguments' | 'tool_result' | 'tool_description';
  readonly tool: string;
  readonly arguments: JsonObject;
  /** Ambiguous, or made to be difficult. */
  readonly hard?: boolean;
  /** Of a benign case: what it tempts. */
  readonly near?: string;
  readonly entities?: readonly string[];
}

/** All cases of a folder's `.jsonl` files, in the order of their names. */
export function readCases(folder: string): readonly Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}
