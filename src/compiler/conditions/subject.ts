import { toPointer } from '../../protocol/json/json-pointer.js';
import type { Subject } from './condition.js';

/** An argument as an author writes it: `query`, `options.body`; a JSON Pointer where a dotted name would not do. */
export function nameOf(subject: Subject): string {
  if (subject.kind !== 'argument') return subject.kind;
  const { pointer } = subject;
  if (pointer.length === 0) return 'arguments';
  return pointer.every((segment) => /^[^./~\s]+$/.test(segment)) ? pointer.join('.') : toPointer(pointer);
}
