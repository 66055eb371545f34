import { codeInPlace } from '../rego-tokens.js';

/** What opens and closes: between them the beginning of a line is no beginning of a rule. */
const TOKEN = /[([{]|[)\]}]|[\n;]|[^()[\]{}\n;]+/g;
const NO_RULE = new Set(['import', 'package', 'else']);

/** The names that a text of Rego defines: the first word of each rule. Words of what is no Rego may be among them. */
export function helperNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  let depth = 0;
  let begins = true;
  for (const [token] of codeInPlace(text).matchAll(TOKEN)) {
    if (depth === 0 && begins) {
      const [, name] = /^\s*(?:default\s+)?([A-Za-z_]\w*)/.exec(token) ?? [];
      if (name !== undefined && !NO_RULE.has(name)) names.add(name);
    }
    if (/^[([{]/.test(token)) depth++;
    else if (/^[)\]}]/.test(token)) depth--;
    begins = token === '\n' || token === ';';
  }
  return names;
}
