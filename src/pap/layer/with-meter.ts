import { UserError } from '../../errors/exit.js';
import { addMeter } from '../../pdp/fuel/add-meter.js';
import { loadFuel } from '../../pdp/fuel/meter.js';
import { UnusableModule } from '../../pdp/wasm/errors.js';
import type { CompiledLayer } from './compiled-layer.js';

/** The layer with a module that counts its steps, unless it needs no meter: made once, and kept so. Throws a `UserError` for a module that nobody could meter. */
export function withMeter(layer: CompiledLayer): CompiledLayer {
  const { wasm, data, bounded, metered } = layer;
  if (bounded === true || metered === true) return layer;
  try {
    return { ...layer, wasm: addMeter(wasm, loadFuel(Buffer.byteLength(JSON.stringify(data)))), metered: true };
  } catch (cause) {
    if (cause instanceof UnusableModule) throw new UserError(cause.message, { cause });
    throw cause;
  }
}
