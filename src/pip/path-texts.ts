import { isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { windowsPath, type WindowsPath } from './windows-path.js';

/** Of a path that every server reads alike, which most are: absolute, in one spelling, without `..` and without a second separator. */
export function onlyReading(texts: readonly string[]): string | undefined {
  const [text] = texts;
  if (text === undefined || texts.length > 1 || !isAbsolute(text) || text.includes('..') || text.includes('\\')) return undefined;
  return isNormal(text) ? text : normalize(text);
}

/** Of an absolute path without `..` and `\\`: resolving it would give the same text. */
export function isNormal(path: string): boolean {
  return sep === '/' && !path.includes('//') && !path.includes('/.') && !path.endsWith('/');
}

/** On Windows itself its paths are ours. */
export function foreignPath(text: string): WindowsPath | undefined {
  return sep === '/' ? windowsPath(text) : undefined;
}

/** As written and where it leads, for every reading: what is no news is left out. */
export function othersOf(starts: readonly string[], texts: readonly string[], places: readonly string[], known: readonly string[]) {
  const written = starts.flatMap((start) => texts.map((text) => resolve(start, text)));
  const others = new Set([...written, ...places]);
  for (const text of known) others.delete(text);
  return [...others];
}

/** By whole segments. */
export function contains(root: string, path: string): boolean {
  return path.startsWith(root) && (path.length === root.length || root.endsWith(sep) || path[root.length] === sep);
}

export function expandHome(path: string, home: string): string {
  return path === '~' || path.startsWith('~/') || (sep === '\\' && path.startsWith('~\\')) ? join(home, path.slice(1)) : path;
}
