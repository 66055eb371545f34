import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, relative } from 'node:path';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';
import { statIfThere } from '../files/stat-if-there.js';
import { useRegular } from '../files/open-regular.js';
import { textOf } from '../pap/bundle/file-text.js';
import { POLICY_LIMITS } from '../pap/bundle/limits.js';
import { PolicyError } from '../pap/policy-error.js';
import type { PolicySource } from '../pap/source/policy-source.js';
import { isProfile } from '../pap/source/profiles.js';
import { resolveSource } from '../pap/source/resolve-source.js';
import { looksLikePolicy } from '../pap/test-suites.js';
import { readCaseFile, type CaseFile } from './case-file.js';

/** A file of cases and the policy that they are about. */
export interface FoundCases {
  readonly file: CaseFile;
  readonly source: PolicySource;
}

/**
 * The case files that paths name: they themselves, those in a folder, and those beside a policy that are about it. Throws a `UserError`
 * with everything that is wrong with one.
 */
export function findCases(paths: readonly string[]): readonly FoundCases[] {
  const policies = paths.filter((path) => !isCaseFile(path) && !isFolder(path));
  const [only] = policies.length === 1 ? policies : [];
  const found = new Map<string, FoundCases>();
  for (const path of paths) {
    if (isCaseFile(path)) found.set(normalize(path), read(path, only));
    else if (isFolder(path)) for (const file of walk(path, 0)) found.set(normalize(file), read(file, undefined));
    else for (const each of beside(path)) found.set(normalize(each.file.file), each);
  }
  return [...found.values()];
}

/** By its name: `strict_test.yaml`. */
export function isCaseFile(path: string): boolean {
  return /_test\.(ya?ml|json)$/.test(path);
}

function beside(policy: string): readonly FoundCases[] {
  if (!/\.(ya?ml|json)$/.test(policy)) return [];
  const files = shownBeside(policy).filter(isCaseFile).toSorted();
  return files
    .map((name) => relativeTo(policy, name))
    .filter((file) => stem(file) === `${stem(policy)}_test` || names(file, policy))
    .map((file) => read(file, policy));
}

/** Whether the file says that it is about this policy; one that cannot be read says nothing. */
function names(file: string, policy: string): boolean {
  const parsed = readCaseFile(readText(file), file);
  const word = parsed.ok ? parsed.file.policy : undefined;
  return word !== undefined && !isProfile(word) && relative(pathOf(word, file), policy) === '';
}

function read(path: string, given: string | undefined): FoundCases {
  const text = readText(path);
  const parsed = readCaseFile(text, path);
  if (!parsed.ok) throw new PolicyError(path, parsed.diagnostics, new Map([[path, text]]));
  const word = parsed.file.policy;
  if (word !== undefined) return { file: parsed.file, source: resolveSource(isProfile(word) ? word : pathOf(word, path)) };
  const policy = given ?? policyBeside(path);
  if (policy === undefined)
    throw new UserError(
      `\`${path}\` names no policy, and none lies beside it: write \`policy: ./policy.yaml\` into it, or name the policy first`,
    );
  return { file: parsed.file, source: resolveSource(policy) };
}

/** Of the same name, or the only one of the folder. */
function policyBeside(path: string): string | undefined {
  const candidates = shownBeside(path)
    .filter((name) => /\.(ya?ml|json)$/.test(name) && !isCaseFile(name) && !name.startsWith('data.'))
    .map((name) => relativeTo(path, name))
    .filter((file) => mayBeRead(file) && looksLikePolicy(bytesOf(file)));
  return candidates.find((file) => `${stem(file)}_test` === stem(path)) ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** Editors keep files of their own there, which may be links that lead nowhere (`.#strict.yaml`). */
function shownBeside(path: string): readonly string[] {
  return readdirSync(dirname(path)).filter((name) => !name.startsWith('.'));
}

function walk(folder: string, depth: number): readonly string[] {
  if (depth > POLICY_LIMITS.depth) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, depth + 1);
    return isCaseFile(entry.name) && !looksLikePolicy(bytesOf(path)) ? [path] : [];
  });
}

/** A running proxy reads its policies' tests too. */
function bytesOf(path: string): Buffer {
  return useRegular(
    path,
    (file, { size }) => {
      if (size > POLICY_LIMITS.fileBytes) throw new UserError(`\`${path}\` has more than ${POLICY_LIMITS.fileBytes} bytes`);
      return readFileSync(file);
    },
    (what) => {
      throw new UserError(`\`${path}\` is ${what}, not a file`);
    },
  );
}

function readText(path: string): string {
  try {
    return textOf(path, bytesOf(path));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`\`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
  }
}

/** What cannot be is no policy: a log as large as that may lie there too. */
function mayBeRead(path: string): boolean {
  const found = statIfThere(path);
  return found?.isFile() === true && found.size <= POLICY_LIMITS.fileBytes;
}

function isFolder(path: string): boolean {
  return statIfThere(path)?.isDirectory() === true;
}

function pathOf(word: string, file: string): string {
  return isAbsolute(word) ? word : relativeTo(file, word);
}

function relativeTo(file: string, name: string): string {
  return join(dirname(file), name);
}

function stem(path: string): string {
  return basename(path).replace(/\.[^.]+$/, '');
}
