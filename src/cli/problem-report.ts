import { CODES } from '../compiler/codes.js';
import { programVersion } from '../config/program-version.js';
import type { Diagnostic } from '../errors/diagnostic.js';
import { docsLink } from '../errors/docs-link.js';
import { githubCommand } from '../errors/formats/github.js';
import { sarifLog } from '../errors/formats/sarif.js';
import { LINT_RULES } from '../lint/rules/index.js';
import { renderProblems } from '../pap/render-problems.js';

/** For people, for programs, for code scanning services, for the log of a GitHub workflow. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

const PRINTERS: Readonly<Record<Format, (problems: readonly Diagnostic[], texts?: ReadonlyMap<string, string>) => string>> = {
  text: (problems, texts) =>
    problems.length === 0 ? 'no problems' : [...renderProblems(problems, texts), ...explainedIn(problems)].join('\n'),
  json: (problems) => json(problems.map(linked)),
  sarif: inSarif,
  github: inGithub,
};

/** `texts` holds what is nowhere on disk, such as the Rego that a YAML policy is compiled to. */
export function printProblems(problems: readonly Diagnostic[], format: Format, texts?: ReadonlyMap<string, string>): string {
  return PRINTERS[format](problems, texts);
}

export function inSarif(problems: readonly Diagnostic[]): string {
  return json(sarifLog(problems, { name: 'agentmesh', version: programVersion(), title, help: docsLink }));
}

export function inGithub(problems: readonly Diagnostic[]): string {
  return problems.map(githubCommand).join('\n');
}

/** One line, of the codes that are ours: OPA's say what they mean in their messages. */
export function explainedIn(problems: readonly Diagnostic[]): string[] {
  const links = [...new Set(problems.map(({ code }) => code).filter(isOurs))].toSorted().map((code) => docsLink(code).split('#'));
  const pages = [...new Set(links.map(([page = '']) => page))];
  const said = pages.map((page) => `${page}${links.flatMap(([each, anchor = '']) => (each === page ? [`#${anchor}`] : [])).join(', ')}`);
  return said.length === 0 ? [] : [`explained in ${said.join(' and ')}`];
}

export function linked(diagnostic: Diagnostic): unknown {
  return isOurs(diagnostic.code) ? { ...diagnostic, docs: docsLink(diagnostic.code) } : diagnostic;
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function isOurs(code: string): boolean {
  return /^AM\d{4}$/.test(code);
}

function title(code: string): string | undefined {
  const lint = LINT_RULES.find((rule) => rule.code === code)?.title;
  if (lint !== undefined) return lint;
  return Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : undefined;
}
