import { isJsonObject, type JsonValue } from '../../../protocol/json/json.js';
import { wordsOf } from '../../roles/role-names.js';
import { MOST_CHARACTERS, steers } from '../steering-settings.js';

const MOST_DEPTH = 8;

/** Settings that a project has for an editor or an agent: mostly how text is shown, and what is checked. */
export const PROJECT_SETTINGS = /(?:^|[/\\])\.(?:vscode|cursor|zed|claude|gemini|windsurf|roo)[/\\]settings[\w.-]{0,24}\s{0,4}$/i;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const LOOKS = words('read get list view cat open show stat info search find grep glob head tail diff exists tree describe');
const WRITES = words('write edit create update replace set save put append insert patch apply upload');
/** What is written comes from elsewhere. */
const CARRIES = words('move copy rename link delete remove download fetch');

/** What somebody wrote, no name of a file, of a mode, of a place. */
const WRITTEN = /[{}":]/;
/** What has to be decoded before anybody knows what it says. */
const ENCODED = /^[A-Za-z0-9+/_=\s-]{24,}$/;
const ADDRESS = /^\w{2,16}:\/\/\S+$/;

/** Whether a call with such a file does no harm: it reads, or what it writes there is known and steers nothing. */
export function isHarmless(tool: string | undefined, path: string, message: JsonValue): boolean {
  const said = wordsOf(tool ?? '');
  const isOf = (list: ReadonlySet<string>): boolean => said.some((word) => list.has(word));
  if (isOf(CARRIES)) return false;
  if (isOf(LOOKS) && !isOf(WRITES)) return true;
  const written = new Written(path);
  written.add(message, 0);
  return written.complete && written.any && !written.steers;
}

/** All texts of a call but its path. */
class Written {
  complete = true;
  any = false;
  steers = false;
  readonly #path: string;
  #characters = 0;

  constructor(path: string) {
    this.#path = path;
  }

  add(value: JsonValue, depth: number): void {
    if (depth > MOST_DEPTH || this.#characters > MOST_CHARACTERS) {
      this.complete = false;
    } else if (typeof value === 'string') {
      if (value === this.#path) return;
      this.#characters += value.length;
      this.complete &&= !ENCODED.test(value);
      this.any ||= WRITTEN.test(value) && !ADDRESS.test(value);
      this.steers ||= steers(value);
    } else if (Array.isArray(value)) {
      for (const each of value as readonly JsonValue[]) this.add(each, depth + 1);
    } else if (isJsonObject(value)) {
      for (const name in value) this.#member(name, value[name] ?? null, depth);
    }
  }

  /** Settings may come as an object too, whose names say what they set. */
  #member(name: string, value: JsonValue, depth: number): void {
    this.any ||= depth > 0 && name.includes('.');
    this.steers ||= depth > 0 && steers(`"${name}": ${typeof value === 'string' ? `"${value}"` : ''}`);
    this.add(value, depth + 1);
  }
}
