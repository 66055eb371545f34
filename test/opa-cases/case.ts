import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** One of OPA's cases as scripts/opa-cases.go writes it; `data`, `input` and `want_result` are JSON texts, so that no digit is lost. */
export interface OpaCase {
  /** `v1/time/test-time-0953.yaml`: version of Rego, area, file. */
  readonly file: string;
  readonly note: string;
  readonly query: string;
  readonly modules?: readonly string[];
  readonly data?: string;
  readonly input?: string;
  /** A Rego term; stands before `input`. */
  readonly input_term?: string;
  readonly want_result?: string;
  readonly want_error_code?: string;
  readonly want_error?: string;
  /** The values are lists whose order does not count. */
  readonly sort_bindings?: boolean;
  /** The error is one of a builtin, which leaves the call undefined where errors are not asked for. */
  readonly strict_error?: boolean;
}

interface Fixture {
  readonly opa: string;
  readonly cases: readonly OpaCase[];
}

/** Throws when the fixture is not the one that its hash names. */
export function readCases(root: string): Fixture {
  const file = join(root, 'test', 'fixtures', 'opa-cases.json.br');
  const text = brotliDecompressSync(readFileSync(file));
  const [wanted] = readFileSync(`${file.slice(0, -'.br'.length)}.sha256`, 'utf8').split(/\s/);
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== wanted)
    throw new Error(`test/fixtures/opa-cases.json has the hash ${found}, not ${wanted}: node scripts/opa-cases.mjs --write`);
  return JSON.parse(text.toString()) as Fixture;
}

export function versionOf({ file }: OpaCase): 0 | 1 {
  return file.startsWith('v0/') ? 0 : 1;
}

export function areaOf({ file }: OpaCase): string {
  return file.split('/')[1] ?? '';
}

/** `v1/time/parse nanos` */
export function nameOf({ file, note }: OpaCase): string {
  return `${file.slice(0, 2)}/${note}`;
}
