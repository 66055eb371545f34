import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { EXIT } from '../../../errors/exit.js';
import { examples } from '../../../pap/examples.js';
import { DEFAULT_PROFILE, PROFILES, profilePath } from '../../../pap/source/profiles.js';
import { isJsonObject, type JsonValue } from '../../../protocol/json/json.js';
import { print, printJson } from '../../output.js';

/** The built-in policies and the examples, with what their own files say of themselves. */
export async function policyList(_words: readonly string[], options: { json?: boolean }): Promise<number> {
  const profiles = PROFILES.map((name) => ({ name, default: name === DEFAULT_PROFILE, ...described(profilePath(name)) }));
  const shown = examples().map(({ name, file }) => ({ name, ...described(file) }));
  if (options.json === true) {
    printJson([...profiles.map((row) => ({ kind: 'profile', ...row })), ...shown.map((row) => ({ kind: 'example', ...row }))]);
    return EXIT.ok;
  }
  const width = Math.max(...[...profiles, ...shown].map(({ name }) => name.length)) + 2;
  for (const { name, description, default: isDefault } of profiles)
    print(`${name.padEnd(width)}${description}${isDefault ? ' (default)' : ''}`);
  const [first] = shown;
  if (first === undefined) return EXIT.ok;
  print(`\nexamples for single servers, to copy from ${dirname(first.file)}:`);
  for (const { name, description } of shown) print(`${name.padEnd(width)}${description}`);
  return EXIT.ok;
}

function described(file: string): { readonly description: string; readonly file: string } {
  return { description: descriptionIn(readFileSync(file, 'utf8')), file };
}

function descriptionIn(text: string): string {
  const policy = parse(text) as JsonValue;
  const description = isJsonObject(policy) ? policy['description'] : undefined;
  return typeof description === 'string' ? description.trim().replace(/\s+/g, ' ') : '';
}
