import type { Subject } from './condition.js';

/** An argument as an author writes it: `query`, `options.body`; a JSON Pointer where a dotted name would not do. */
export function nameOf(subject: Subject): string {
  if (subject.kind !== 'argument') return subject.kind;
  const { pointer } = subject;
  const plain = pointer.every((segment) => segment !== '' && !/[./~]/.test(segment));
  return plain ? pointer.join('.') : pointer.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
