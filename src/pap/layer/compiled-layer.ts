import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../errors/diagnostic.js';
import { canonicalJson } from '../../protocol/json/canonical-json.js';
import type { InputReads } from '../../pdp/reads.js';
import type { JsonObject } from '../../protocol/json/json.js';

/** One layer, ready to be evaluated: what the cache keeps, and what `dist/profiles` ships. */
export interface CompiledLayer {
  readonly wasm: Uint8Array;
  readonly data: JsonObject;
  /** Content hash of the module and the data, `sha256:<hex>`. The module holds line numbers, so a comment at the top is a new revision. */
  readonly revision: string;
  /** The revision that the author wrote into `.manifest`. */
  readonly label?: string;
  readonly main: 'library' | 'own';
  /** Of its input. Absent where it may read all of it, or nobody can tell (a module that was built elsewhere). */
  readonly reads?: InputReads;
  /** Our compiler wrote all of it: it needs no meter to come to an end. */
  readonly bounded?: true;
  /** The meter is in the module. The revision is that of the module without it. */
  readonly metered?: true;
  readonly opinion: 'policy' | 'guards';
  readonly notices: readonly string[];
  readonly warnings: readonly Diagnostic[];
}

const MAGIC = 'agentmesh layer 1\n';

/** Head (JSON, one line) and module. `key` is what the layer was compiled from. */
export function encodeLayer(layer: CompiledLayer, key: string): Buffer {
  const { wasm, ...head } = layer;
  return Buffer.concat([Buffer.from(`${MAGIC}${JSON.stringify({ key, ...head })}\n`), wasm]);
}

/** Undefined when the bytes are something else, or of another key. Their integrity is the cache's business. */
export function decodeLayer(stored: Uint8Array, key: string): CompiledLayer | undefined {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  if (!bytes.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) return undefined;
  const end = bytes.indexOf(0x0a, MAGIC.length);
  if (end === -1) return undefined;
  try {
    const { key: stated, ...head } = JSON.parse(bytes.toString('utf8', MAGIC.length, end)) as Omit<CompiledLayer, 'wasm'> & { key: string };
    return stated === key ? { ...head, wasm: bytes.subarray(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}

/** The order in which data files were read is no difference. */
export function revisionOf(wasm: Uint8Array, data: JsonObject, main: CompiledLayer['main']): string {
  const hash = createHash('sha256').update(`${main}\0${wasm.length}\0`).update(wasm).update(canonicalJson(data));
  return `sha256:${hash.digest('hex')}`;
}
