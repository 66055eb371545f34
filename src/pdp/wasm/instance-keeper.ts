import type { PolicyInstance, PolicyModule } from './policy-module.js';

/** Memory in WASM never shrinks: an instance that grew by more than this is given up after the decision that made it grow. */
const SPIKE_BYTES = 4 * 1024 * 1024;

/** An input of more than this gets an instance of its own, with room for it: growing page by page would take seconds. */
const LARGE_INPUT = 1024 * 1024;
/** Bytes of memory for one byte of structured JSON. */
const INPUT_FACTOR = 24;

/**
 * The instance that decides. One that was thrown out of in mid-decision, or that a large message made grow, is replaced before
 * the next decision.
 */
export class InstanceKeeper {
  readonly #module: PolicyModule;
  #instance: PolicyInstance | undefined;
  #startBytes = 0;

  constructor(module: PolicyModule) {
    this.#module = module;
  }

  /** `inputBytes`: of what is decided. */
  use<T>(inputBytes: number, decide: (instance: PolicyInstance) => T): T {
    if (inputBytes > LARGE_INPUT) return decide(this.#module.instantiate(inputBytes * INPUT_FACTOR));
    const instance = this.#instance ?? this.#start();
    this.#instance = undefined;
    const result = decide(instance);
    if (instance.memory.buffer.byteLength - this.#startBytes <= SPIKE_BYTES) this.#instance = instance;
    return result;
  }

  /** Bytes of linear memory held now. */
  get memoryBytes(): number {
    return this.#instance?.memory.buffer.byteLength ?? 0;
  }

  dispose(): void {
    this.#instance = undefined;
  }

  #start(): PolicyInstance {
    const instance = this.#module.instantiate();
    this.#startBytes = instance.memory.buffer.byteLength;
    return instance;
  }
}
