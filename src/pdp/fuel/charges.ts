import { UnusableModule } from '../wasm/errors.js';
import { readInstruction } from './instruction.js';
import type { Reader } from './leb128.js';

/** What memory that grows costs, by however much: V8 takes up to a millisecond for it. */
const GROWTH_UNITS = 1_000_000;

/** What is to be written before the instruction at `at`, a place in the module. */
export type Charge =
  /** Once each time: `units`, which are the instructions up to the next charge if none is jumped over. */
  | { readonly at: number; readonly kind: 'fixed'; units: number }
  /** By the number on top of the stack. */
  | { readonly at: number; readonly kind: 'bulk' };

/**
 * Where one function pays, in order. Whatever runs without end comes to a loop's head or to a function's start again and again. A function without
 * loops and calls is at most as long as its code, and whoever calls it pays.
 *
 * `body` starts behind the locals; `globals`: how many the module has. A module that names one more would reach the meter's own.
 */
export function chargesOf(body: Reader, globals: number): readonly Charge[] {
  const entry: Charge = { at: body.at, kind: 'fixed', units: 1 };
  const charges: Charge[] = [];
  /** By block that is open: the one that pays for what stands in it. */
  const payers = [entry];
  let payer = entry;
  let calls = false;
  while (body.at < body.end) {
    const { at } = body;
    const instruction = readInstruction(body);
    payer.units++;
    switch (instruction.kind) {
      case 'loop':
        payer = { at: body.at, kind: 'fixed', units: 1 };
        charges.push(payer);
        payers.push(payer);
        break;
      case 'block':
        payers.push(payer);
        break;
      case 'end': {
        payers.pop();
        payer = payers.at(-1) ?? entry;
        break;
      }
      case 'call':
        calls = true;
        break;
      case 'grow':
        charges.push({ at, kind: 'fixed', units: GROWTH_UNITS });
        break;
      case 'bulk':
        charges.push({ at, kind: 'bulk' });
        break;
      case 'global':
        if (instruction.index >= globals) throw new UnusableModule('`policy.wasm` cannot be used: it names a global that it does not have');
        break;
      case 'other':
    }
  }
  return calls ? [entry, ...charges] : charges;
}
