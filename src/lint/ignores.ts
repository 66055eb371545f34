import type { Diagnostic } from '../errors/diagnostic.js';
import type { Comment, Module } from './ast/node.js';

/** A comment that silences one code, on its own line or on the one below it. */
interface Ignore extends Comment {
  readonly module: Module;
  readonly code: string;
}

const DIRECTIVE = /^agentmesh-lint:\s*(.*)$/;
const IGNORE = /^ignore\s+(AM4\d{3})\s+(\S.*)$/;

/** What is left when the author's own exceptions are taken out, and what is wrong with those. */
export function withoutIgnored(
  modules: readonly Module[],
  found: readonly Diagnostic[],
  codes: ReadonlySet<string>,
): readonly Diagnostic[] {
  const ignores: Ignore[] = [];
  const wrong: Diagnostic[] = [];
  for (const module of modules) {
    for (const comment of module.comments) {
      const [, words] = DIRECTIVE.exec(comment.text) ?? [];
      if (words === undefined) continue;
      const [, code] = IGNORE.exec(words) ?? [];
      if (code !== undefined && codes.has(code)) ignores.push({ ...comment, module, code });
      else wrong.push(problem(module, comment, code === undefined ? 'this exception has no code or no reason' : `there is no \`${code}\``));
    }
  }
  const used = new Set<Ignore>();
  const left = found.filter((diagnostic) => {
    const ignore = ignores.find((each) => covers(each, diagnostic));
    if (ignore !== undefined) used.add(ignore);
    return ignore === undefined;
  });
  const unused = ignores
    .filter((ignore) => !used.has(ignore))
    .map((each) => problem(each.module, each, `\`${each.code}\` is not found here any more`));
  return [...left, ...wrong, ...unused];
}

function covers({ module, code, line }: Ignore, { span, ...found }: Diagnostic): boolean {
  return code === found.code && span?.file === module.file && (span.line === line || span.line === line + 1);
}

function problem(module: Module, { line, column, text }: Comment, message: string): Diagnostic {
  return {
    severity: 'error',
    code: 'AM4000',
    message,
    hint: '`# agentmesh-lint: ignore AM4005 why it is meant here`, on the line or above it',
    span: { file: module.file, line, column, length: text.length + 2 },
  };
}
