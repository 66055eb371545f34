import type { InspectedText } from './detector.js';

/** `$ne`: what a server obeys instead of storing it. */
export function isOperator(name: string): boolean {
  return /^\$\w{1,32}$/.test(name);
}

/** A member name that is text: of an operator the name says what was found, and is told. */
export function isNameText({ memberOf, views }: InspectedText): boolean {
  return memberOf !== undefined && !isOperator(views[0]?.text ?? '');
}

/** The object that a member is in. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
