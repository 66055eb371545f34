import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { EXIT } from '../../../errors/exit.js';
import { DEFAULT_PROFILE, PROFILES, profilePath } from '../../../pap/profiles.js';
import { isJsonObject, type JsonValue } from '../../../protocol/json.js';
import { print, printJson } from '../../output.js';

/** The built-in policies with what their own files say of themselves. */
export async function policyList(_words: readonly string[], options: { json?: boolean }): Promise<number> {
  const rows = PROFILES.map((name) => ({
    name,
    default: name === DEFAULT_PROFILE,
    description: descriptionIn(readFileSync(profilePath(name), 'utf8')),
    file: profilePath(name),
  }));
  if (options.json === true) printJson(rows);
  else {
    const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
    for (const { name, description, default: isDefault } of rows)
      print(`${name.padEnd(width)}${description}${isDefault ? ' (default)' : ''}`);
  }
  return EXIT.ok;
}

function descriptionIn(text: string): string {
  const policy = parse(text) as JsonValue;
  const description = isJsonObject(policy) ? policy['description'] : undefined;
  return typeof description === 'string' ? description.trim().replace(/\s+/g, ' ') : '';
}
