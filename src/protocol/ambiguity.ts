import { escapeStep } from './json/json-pointer.js';

/** Something that two parsers could read differently, and where: a JSON Pointer into the message. */
export interface Ambiguity {
  readonly code: 'duplicate_member' | 'case_folded_member' | 'folded_method' | 'nul_in_name' | 'lone_surrogate' | 'unsafe_number';
  readonly message: string;
  readonly pointer: string;
}

export interface Ambiguities {
  /** In the envelope, `params`, or any other place that decides what a message asks for. */
  readonly asked?: Ambiguity;
  /** Inside the `result` or `error` of a response: it matters to who reads that. */
  readonly answered?: Ambiguity;
}

/** A NUL ends a name in C; a lone surrogate becomes U+FFFD, or nothing, in UTF-8. */
export const BAD_IN_NAME = /[\0\p{Surrogate}]/u;

export function duplicateMember(name: string, parent: string): Ambiguity {
  const message = `the member \`${shown(name)}\` stands twice in ${place(parent)}; parsers disagree on which one counts`;
  return { code: 'duplicate_member', message, pointer: pointerTo(parent, name) };
}

export function unsafeNumber(token: string, pointer: string): Ambiguity {
  const message = `the number \`${shown(token)}\` at \`${pointer}\` does not fit a double; parsers disagree on its value (send it as a string)`;
  return { code: 'unsafe_number', message, pointer };
}

export function badName(name: string, pointer: string): Ambiguity {
  return name.includes('\0')
    ? { code: 'nul_in_name', message: `the name \`${shown(name)}\` at \`${pointer}\` contains a NUL, where some parsers end it`, pointer }
    : {
        code: 'lone_surrogate',
        message: `the name \`${shown(name)}\` at \`${pointer}\` contains half of a surrogate pair, which has no UTF-8`,
        pointer,
      };
}

export function foldedMember(name: string, meant: string, parent: string): Ambiguity {
  const message = `the member \`${shown(name)}\` in ${place(parent)} is \`${shown(meant)}\` to a parser that ignores letter case or NULs`;
  return { code: 'case_folded_member', message, pointer: pointerTo(parent, name) };
}

export function foldedMethod(method: string, meant: string, pointer: string): Ambiguity {
  const message = `the method \`${shown(method)}\` is \`${meant}\` to a router that ignores letter case, blanks or what is invisible`;
  return { code: 'folded_method', message, pointer };
}

/** A JSON Pointer for people: hostile names in it are escaped and cut. */
function pointerTo(parent: string, name: string | number): string {
  return `${parent}/${escapeStep(shown(String(name)))}`;
}

export function pointerOf(path: readonly (string | number)[]): string {
  return path.reduce<string>(pointerTo, '');
}

function place(parent: string): string {
  return parent === '' ? 'the message' : `\`${parent}\``;
}

/** A hostile name in a message for people: escaped, one line, not long. */
const SHOWN = 80;
function shown(name: string): string {
  const escaped = JSON.stringify(name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name);
  return escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll('`', "'");
}
