import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import { plainName, roleOfName } from '../roles/role-names.js';

/** What the member is called that says of code which language it is in, or what runs it. */
const LANGUAGES = new Set(['language', 'lang', 'interpreter', 'runtime', 'kernel', 'shell']);
const SHELLS = new Set('bash sh shell zsh ksh dash fish ash csh tcsh shellscript powershell pwsh ps1 cmd bat batch'.split(' '));
/** `/usr/bin/env bash`, and no text that somebody wrote. */
const LONGEST_LANGUAGE = 32;

/** The members of an object that are code for a shell by what stands beside them: `{ language: "bash", code }`. */
export function shellCode(value: JsonValue): readonly string[] {
  if (!isJsonObject(value)) return NONE;
  for (const member in value) {
    const given = value[member];
    if (typeof given !== 'string' || given.length > LONGEST_LANGUAGE || !isShell(given) || !LANGUAGES.has(plainName(member))) continue;
    return Object.keys(value).filter((each) => typeof value[each] === 'string' && roleOfName(each) === 'code');
  }
  return NONE;
}

const NONE: readonly string[] = [];

/** By its name, with or without where it lies, its version and what Windows adds. */
function isShell(language: string): boolean {
  const name = /(?:^|[\s/\\])([a-z][a-z0-9]{1,11})(?:\.exe|[-@: ]?[0-9.]{1,8})?\s{0,4}$/i.exec(language)?.[1];
  return name !== undefined && SHELLS.has(name.toLowerCase());
}
