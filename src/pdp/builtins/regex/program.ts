import { BuiltinLimit } from '../builtin.js';
import type { Assertion, Node, Parsed } from './node.js';

/** What a thread does at a place of the program. `first` is tried before `second`. */
export type Instruction =
  | { readonly op: 'character'; readonly accepts: (codePoint: number) => boolean }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'assert'; readonly what: Assertion }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly names: readonly string[];
}

/** A count is written out; a program beyond this is no pattern that anyone wrote on purpose. */
const MAX_INSTRUCTIONS = 100_000;

/** Thompson's construction; the order of alternatives is that of Perl, as in Go (https://swtch.com/~rsc/regexp/regexp2.html). */
export function compile({ root, names }: Parsed): Program {
  const instructions: Instruction[] = [];
  const add = <T extends Instruction>(instruction: T): T => {
    if (instructions.push(instruction) > MAX_INSTRUCTIONS) throw new BuiltinLimit('a regular expression of more than 100,000 steps');
    return instruction;
  };
  emit(root);
  add({ op: 'match' });
  return { instructions, names };

  function emit(node: Node): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'character':
        add({ op: 'character', accepts: node.accepts });
        return;
      case 'assertion':
        add({ op: 'assert', what: node.what });
        return;
      case 'sequence':
        for (const part of node.parts) emit(part);
        return;
      case 'choice':
        return emitChoice(node.parts);
      case 'group':
        add({ op: 'save', slot: 2 * node.index });
        emit(node.part);
        add({ op: 'save', slot: 2 * node.index + 1 });
        return;
      case 'repeat':
        return emitRepeat(node);
    }
  }

  function emitChoice(parts: readonly Node[]): void {
    const ends: { to: number }[] = [];
    for (const [index, part] of parts.entries()) {
      const last = index === parts.length - 1;
      const split = last ? undefined : add({ op: 'split', first: instructions.length + 1, second: 0 });
      emit(part);
      if (split === undefined) continue;
      ends.push(add({ op: 'jump', to: 0 }));
      split.second = instructions.length;
    }
    for (const end of ends) end.to = instructions.length;
  }

  function emitRepeat({ part, least, most, greedy }: Extract<Node, { kind: 'repeat' }>): void {
    for (let count = 0; count < least - 1; count++) emit(part);
    if (most === Infinity) return emitLoop(part, least, greedy);
    if (least > 0) emit(part);
    const skips: (() => void)[] = [];
    for (let count = Math.max(least, 0); count < most; count++) {
      skips.push(addSplit(greedy));
      emit(part);
    }
    for (const skip of skips) skip();
  }

  /** `x*`, and `x+` where there must be one. What can be empty is tried once before it may be left out: (x+)? */
  function emitLoop(part: Node, least: number, greedy: boolean): void {
    const skip = least === 0 ? addSplit(greedy) : undefined;
    const start = instructions.length;
    emit(part);
    const again = add({ op: 'split', first: start, second: instructions.length + 1 });
    if (!greedy) [again.first, again.second] = [again.second, again.first];
    skip?.();
  }

  /** Goes on with what follows, or to where the function that it gives is called. */
  function addSplit(greedy: boolean): () => void {
    const split = add({ op: 'split', first: 0, second: 0 });
    const inside = instructions.length;
    return () => {
      const outside = instructions.length;
      [split.first, split.second] = greedy ? [inside, outside] : [outside, inside];
    };
  }
}
