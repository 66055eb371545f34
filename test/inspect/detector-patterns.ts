import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { vi } from 'vitest';

const folder = join(import.meta.dirname, '../../src/inspect');

export interface DetectorPattern {
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression of `src/inspect`: those written in its files, and those put together while it is loaded. */
export async function detectorPatterns(): Promise<readonly DetectorPattern[]> {
  const found = new Map<string, DetectorPattern>();
  const add = ({ source, flags }: DetectorPattern) => found.set(`/${source}/${flags}`, { source, flags });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) literalsIn(readFileSync(join(folder, file), 'utf8')).forEach(add);
  }
  (await putTogether()).forEach(add);
  return [...found.values()];
}

function literalsIn(text: string): readonly RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest));
  return found;
}

/** Loads the detectors once more with a `RegExp` that keeps what is asked of it. Phrases make theirs when a text first has their words. */
async function putTogether(): Promise<readonly RegExp[]> {
  const found: RegExp[] = [];
  const recording = new Proxy(RegExp, {
    construct(target, parameters: [string | RegExp, string?]) {
      const made = new target(...parameters);
      found.push(made);
      return made;
    },
  });
  vi.resetModules();
  vi.stubGlobal('RegExp', recording);
  try {
    await import('../../src/inspect/create-inspector.js');
    const { compiledPhrases } = await import('./compiled-phrases.js');
    const { PHRASES } = await import('../../src/inspect/detectors/prompt-injection/phrases/index.js');
    const { possible, vocabulary } = compiledPhrases(PHRASES);
    const all = possible({
      present: vocabulary.present.fill(1),
      words: [...vocabulary.present.keys()],
      places: vocabulary.found,
      blocks: vocabulary.blocks.fill(-1),
      density: 1,
      ascii: true,
      scripts: 0,
      signs: 0,
      spaced: false,
      spelled: false,
      leet: false,
      hidden: false,
    });
    for (const { pattern } of all) pattern();
  } finally {
    vi.unstubAllGlobals();
  }
  return found;
}
