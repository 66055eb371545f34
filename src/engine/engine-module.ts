import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { EngineError } from './engine-error.js';

/** sha256 of the raw module, in hex: the engine's identity in every cache key. */
export function engineHash(folder: string): string {
  const text = readFileSync(join(folder, 'opa.wasm.sha256'), 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new EngineError(`engine/opa.wasm.sha256 does not hold a sha256`);
  return text;
}

/** The raw module, never unverified. */
export function readEngineModule(folder: string): Uint8Array {
  const bytes = brotliDecompressSync(readFileSync(join(folder, 'opa.wasm.br')));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== engineHash(folder)) throw new EngineError(`engine/opa.wasm.br is damaged: its content has the sha256 ${hash}`);
  return bytes;
}
