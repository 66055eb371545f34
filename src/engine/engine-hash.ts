import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine-error.js';

/** sha256 of the raw module, in hex: the engine's identity in every cache key. */
export function engineHash(folder: string): string {
  const text = readFileSync(join(folder, 'opa.wasm.sha256'), 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new EngineError('engine/opa.wasm.sha256 does not hold a sha256');
  return text;
}
