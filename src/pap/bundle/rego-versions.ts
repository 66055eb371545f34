import type { Manifest } from '../../engine/bundle.js';
import { UserError } from '../../errors/exit.js';
import { BuiltinError, BuiltinLimit } from '../../pdp/builtins/builtin.js';
import { parseRegex } from '../../pdp/builtins/regex/parse.js';
import { compile } from '../../pdp/builtins/regex/program.js';
import { codePoints } from '../../pdp/builtins/regex/regex.js';
import { search, type Budget } from '../../pdp/builtins/regex/search.js';

/** For all files and patterns of a manifest together, in steps of threads: a second or two. */
const MAX_STEPS = 20_000_000;

/**
 * Whether a file of a bundle is Rego v0, as its manifest says. Of several patterns that meet, the first counts in their order, as in OPA. A manifest travels:
 * its patterns are matched in time that is bounded, and one that is malformed or too much is a `UserError`. `path`: of the manifest.
 */
export function oldRego({ rego_version = 1, file_rego_versions = {} }: Manifest, path: string): (name: string) => boolean {
  const budget = { steps: MAX_STEPS };
  const patterns = Object.keys(file_rego_versions)
    .sort()
    .map((pattern) => ({ meets: globOf(pattern, path, budget), version: file_rego_versions[pattern] }));
  return (name) => {
    try {
      const found = patterns.find(({ meets }) => meets(`/${name}`) || meets(name));
      return (found === undefined ? rego_version : found.version) === 0;
    } catch (cause) {
      if (!(cause instanceof BuiltinLimit)) throw cause;
      throw new UserError(
        `the patterns of \`file_rego_versions\` in \`${path}\` take too long to be matched: name folders and files, with fewer \`*\``,
      );
    }
  };
}

function globOf(pattern: string, path: string, budget: Budget): (name: string) => boolean {
  if (!/[\\*?[\]{}]/.test(pattern)) return (name) => name === pattern;
  try {
    const program = compile(parseRegex(`(?s)\\A(?:${regexOf(pattern)})\\z`));
    return (name) => search(program, codePoints(name), 0, budget) !== undefined;
  } catch (cause) {
    if (!(cause instanceof BuiltinError || cause instanceof BuiltinLimit)) throw cause;
    throw new UserError(`\`file_rego_versions\` in \`${path}\` has the pattern \`${pattern}\`, which is malformed (${cause.message})`);
  }
}

/** gobwas/glob without separators: `*` and `**` are anything, `?` one character, `[a-z]` and `[!a-z]` classes, `{a,b}` either, `\` plain. */
function regexOf(pattern: string): string {
  let depth = 0;
  return pattern.replace(/\\(.)|\*+|\?|\[(!?)((?:\\.|[^\]\\])+)\]|[{},]|./gs, (token, plain?: string, not?: string, inside?: string) => {
    if (plain !== undefined) return literal(plain);
    if (inside !== undefined) return `[${not === '!' ? '^' : ''}${inside.replace(/[\^[]/g, '\\$&')}]`;
    if (token.startsWith('*')) return '.*';
    if (token === '?') return '.';
    if (token === '{') depth++;
    else if (token === '}') depth--;
    // Outside of braces a comma is one.
    return (depth > 0 || token === '}' ? TOKENS[token] : undefined) ?? literal(token);
  });
}

const TOKENS: Readonly<Partial<Record<string, string>>> = { '{': '(?:', '}': ')', ',': '|' };

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
