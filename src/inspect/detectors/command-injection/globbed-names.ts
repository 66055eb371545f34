import { AMBIGUOUS, UNMISTAKABLE } from './commands.js';

/** Programs that somebody reaches by a pattern, and the folders that they are in, a line each. */
const PROGRAMS = `${UNMISTAKABLE} ${AMBIGUOUS}`.split(' ').join('\n');
const FOLDERS = 'bin\nsbin';

/** A program by a pattern of its place: `/b?n/c[a]t`. */
const PLACE = /(?:\/[\w?*[\]-]{1,16}){0,2}\/([\w?*[\]-]{1,16})\/([\w?*[\]-]{1,24})/y;
const PATTERN = /[?*[]/;

/** Where such a place stands at `at`: the program that a shell finds there (POSIX.1-2024 XCU 2.14). */
export function globbedAt(text: string, at: number): { readonly end: number; readonly reads: string } | undefined {
  PLACE.lastIndex = at;
  const [place, folder = '', name = ''] = PLACE.exec(text) ?? [];
  if (place === undefined || !PATTERN.test(place) || !/[\w?]/.test(name) || matchOf(folder, FOLDERS) === undefined) return undefined;
  const program = matchOf(name, PROGRAMS);
  return program === undefined ? undefined : { end: at + place.length, reads: `/bin/${program}` };
}

function matchOf(pattern: string, lines: string): string | undefined {
  const source = pattern.replaceAll(/\[[\w-]{1,12}\]|[^\w-]/g, (sign) => GLOB[sign] ?? (sign.length > 1 ? '\\w' : '\\W'));
  return new RegExp(`^${source}$`, 'm').exec(lines)?.[0];
}

const GLOB: Readonly<Record<string, string>> = { '*': '\\w{0,16}', '?': '\\w' };
