import { isJsonObject, type JsonValue } from '../../../protocol/json.js';
import { wordsOf } from '../../role-names.js';

/** Of what a call writes no more is read. */
const MOST_CHARACTERS = 65_536;
const MOST_DEPTH = 8;

/**
 * What settings of an editor or an agent say that starts programs, lets them run unasked, or sends what is typed elsewhere: servers, hooks, permissions,
 * tasks that run when a folder is opened, programs by a place that is written into, what programs load at their start, addresses of models and
 * proxies; and letters by their numbers, which nobody needs to write.
 */
const STEERS =
  /auto_?-?(?:approve|run|accept|exec)|always_?-?allow|yolo|dangerous|bypass|accept_?edits|skip_?-?(?:permission|confirm|trust)|enableall|mcp_?-?servers|context_?servers|"?servers"?\s{0,4}:|\bhooks?\b|"?(?:command|cmd)s?"?\s{0,4}[:=]|auth_?refresh|credential_?export|headers_?helper|enabled_?plugins|known_?marketplaces|node_options|ld_preload|ld_library|dyld_|python(?:startup|path)"|perl5opt|rubyopt|java_tool_options|bash_env|git_(?:ssh|external)|prompt_command|\\u00[0-7]|"?(?:allow|allowed_?tools|defaultmode|default_?profile|sandbox|approval_?policy|trust)\w{0,24}"?\s{0,4}[:=]|folderopen|automatictasks|workspace\.trust|terminal\.integrated\.(?:profiles|shell|env|automation)|(?:_url|baseurl|base_url|endpoint|proxy|keyhelper)\w{0,16}"?\s{0,4}[:=]|(?:path|executable|interpreter|binary|shell|tsdk)\w{0,12}"?\s{0,4}[:=]\s{0,4}\[?\s{0,4}"?[^"\n]{0,160}(?:\/tmp\/|\\temp\\|\/dev\/|\.(?:sh|bat|cmd|ps1|py|js|exe)"|https?:|\\\\\\\\)|\bcurl\b|\bwget\b|\bbash\b|\bpowershell\b/i;

/** A program by its place. */
const PROGRAM =
  /(?:executable|interpreter|binary|runtime|program|server\.?path|\b(?:git|node|npm|php|go|ruby|python|cargo|docker)\.(?:\w{1,24}\.)?path)\w{0,16}"?\s{0,4}[:=]\s{0,4}\[?\s{0,4}"([^"\n]{1,160})"/gi;
/** Where systems and environments of a project keep theirs, or a name that is looked for there. */
const KNOWN_PROGRAM =
  /^(?:[\w.-]{1,32}|(?:\$\{workspace(?:Folder|Root)\}\/|\.\/)?(?:\.?v?env|\.?venv)\/(?:bin|Scripts)\/[\w.-]{1,32}|(?:\$\{workspace(?:Folder|Root)\}\/|\.\/)?node_modules\/[\w./@-]{1,120}|\/(?:usr|bin|opt)\/[\w./@-]{1,120})$/;

/** Whether it does more than say how text is shown and checked. */
export function steers(text: string): boolean {
  if (text.length > MOST_CHARACTERS || STEERS.test(text)) return true;
  return Array.from(text.matchAll(PROGRAM)).some(([, place = '']) => !KNOWN_PROGRAM.test(place) || place.includes('..'));
}

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
