import type { Bundle, RegoModule } from '../../engine/bundle.js';
import { member } from '../../protocol/json/json.js';
import { packageOf } from '../check/check-layer.js';

/**
 * Of the library what decides a layer: `mcp.main`, the guards, what they import, and the helpers that the author's text mentions. The others stay
 * out, because what a module reads of the input travels into WASM, and facts are found where a policy reads them: a helper that nobody
 * calls would make every policy pay for URLs, SQL and the time. For the same reason the guards that follow taint are there only where the
 * settings have them.
 */
export function libraryInUse(
  library: readonly RegoModule[],
  authored: readonly RegoModule[],
  data: Bundle['data'] = {},
): readonly RegoModule[] {
  const tainting = member(member(member(data, 'mcp'), 'config'), 'taint') !== undefined;
  const decides = (name: string) =>
    name === 'mcp.main' || (name.startsWith('mcp.guards.') && (tainting || !name.startsWith('mcp.guards.taint.')));
  const texts = authored.map(({ text }) => text);
  const used = new Set<string>();
  const use = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    for (const { text } of library.filter((module) => packageOf(module) === name)) {
      for (const [, imported = ''] of text.matchAll(/^import data\.([\w.]+)/gm)) use(imported);
    }
  };
  for (const name of new Set(library.map(packageOf))) {
    if (decides(name) || texts.some((text) => mentions(text, name))) use(name);
  }
  return library.filter((module) => used.has(packageOf(module)));
}

/** By the words alone, in whatever syntax they stand together; where a name is computed, every package may be meant. */
function mentions(text: string, name: string): boolean {
  const words = new Set(text.match(/\w+/g));
  return name.split('.').every((word) => words.has(word)) || /\b(?:data|mcp|lib)\s*\[\s*[^"`\s]/.test(text);
}
