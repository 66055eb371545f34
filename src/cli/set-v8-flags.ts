import { compilePatternsOnce } from './compile-patterns-once.js';
import { keepHeapSmall, type YOUNG_BYTES } from './keep-heap-small.js';
import { optimizeSooner } from './optimize-sooner.js';

/** How V8 runs the proxy, before the rest of the program is loaded; what measures a part of the program runs it so too. `clients`: whom the process serves. */
export function setV8Flags(clients: keyof typeof YOUNG_BYTES): void {
  compilePatternsOnce();
  optimizeSooner();
  keepHeapSmall(clients);
}
