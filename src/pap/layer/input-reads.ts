import type { RegoModule } from '../../engine/bundle.js';

/**
 * Every way in which Rego refers to the input document, as paths of member names; undefined where some module may read all of it. Judged
 * by the text alone: the document has one name, `input`, and no builtin sees it. Where a reference goes on with anything but a plain
 * name, all that stands below its plain beginning counts as read.
 */
export function inputReads(modules: readonly RegoModule[]): readonly (readonly string[])[] | undefined {
  const paths = new Map<string, readonly string[]>();
  for (const { path: file, text } of modules) {
    const code = codeOf(text);
    if (code === undefined) return undefined;
    for (const { index } of code.matchAll(INPUT)) {
      const reference = code.slice(index + 'input'.length);
      // Of our library: it asks no more than what every document is. Elsewhere `is_object` may be a function of the author's.
      if (file.startsWith('agentmesh/') && reference.startsWith(')') && code.endsWith(' is_object(', index)) continue;
      const path = pathOf(reference);
      if (path.length === 0) return undefined;
      paths.set(path.join('.'), path);
    }
  }
  return [...paths.values()];
}

/** The word by itself: neither a part of a longer one nor a member of something else. */
const INPUT = /(?<![\w.])input(?!\w)/g;
const STEP = /^(?:\.([A-Za-z_]\w*)|\["([A-Za-z_]\w*)"\])/;

/** `.tool.name` → its steps, up to the first that is no plain name. */
function pathOf(reference: string): readonly string[] {
  const steps: string[] = [];
  let rest = reference;
  for (let step = STEP.exec(rest); step !== null; step = STEP.exec(rest)) {
    const name = step[1] ?? step[2] ?? '';
    // What JavaScript gives to every object is no member to look for by name.
    if (name in {}) break;
    steps.push(name);
    rest = rest.slice(step[0].length);
  }
  return steps;
}

/** Comments taken out, and strings that hold the word. Undefined where a string holds expressions. */
function codeOf(text: string): string | undefined {
  let result = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('$')) return undefined;
    if (token.startsWith('#')) continue;
    result += /^["`]/.test(token) && token.includes('input') ? '""' : token;
  }
  return result;
}

/** A comment, a string, a raw string, other text, or the `$` before a string with expressions. */
const TOKEN = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^#"`$]+|[^]/g;
