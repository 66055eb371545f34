/**
 * What a text is to the server that receives it. `text` is unknown free text (a search query, a display name);
 * `identifier` is a short word that a server may put into a command, a query or a URL (a host, a branch, an id).
 */
export type Role = 'path' | 'command' | 'sql' | 'url' | 'code' | 'prose' | 'email' | 'identifier' | 'secret' | 'text';

/** Argument names, normalised by `plainName`. A name that is in no list gives its last word a try (`LAST_WORDS`). */
const NAMES: Readonly<Record<Exclude<Role, 'text'>, string>> = {
  path:
    'path paths file files filename filenames filepath filepaths directory directories dir dirs folder folders source src destination dest dst ' +
    'absolutepath relativepath cwd workdir workingdirectory root roots basedir basepath rootpath oldpath newpath frompath topath',
  command: 'command commands cmd cmds commandline shellcommand bashcommand cmdline',
  sql: 'sql sqlquery sqlstatement statement ddl dml',
  url: 'url urls uri uris link links href endpoint website webhook callback baseurl',
  code: 'code sourcecode script snippet program javascript python html css patch diff patches newstring oldstring newtext oldtext expression formula',
  prose:
    'text content contents body message messages description comment comments note notes prompt title subject summary thought thoughts reason ' +
    'instruction instructions question answer feedback reply caption bio paragraph html markdown',
  email: 'email emails to cc bcc recipient recipients mail emailaddress assignee attendees participants',
  identifier:
    'id ids host hostname hosts domain target ip ipaddress server port repository repo remote branch ref tag revision commit sha user username ' +
    'owner org organization namespace key table column container image package service device job jobid orderid filter sort orderby field lang language locale format',
  secret:
    'password passwd passphrase secret token accesstoken apikey apitoken authtoken authorization credential credentials privatekey clientsecret',
};

/** `outputPath`, `config_file`, `targetDir`: the last word decides. `profile`, `xpath` and `jsonpath` are words of their own. */
const LAST_WORDS: Readonly<Partial<Record<Role, string>>> = {
  path: 'path paths file files filename filenames filepath filepaths dir dirs directory directories folder folders',
  command: 'command cmd',
  sql: 'sql',
  url: 'url urls uri uris link href endpoint',
  code: 'code script',
  prose: 'text content body message description comment note notes prompt title subject summary',
  email: 'email emails',
  identifier: 'id ids host hostname domain repo repository branch ref username',
  secret: 'password passwd secret token apikey credentials',
};

/** Last words that are no paths after these: `xml_path` of an XPath library, `json_path`, `css_path`. */
const NO_PATH_BEFORE = new Set(['x', 'json', 'jq', 'css', 'dom', 'career', 'learning']);
/** `zip_code`, `country_code`: codes that nobody runs. */
const CODE_BEFORE = new Set(['source', 'python', 'js', 'javascript', 'shell', 'program', 'r', 'test', 'html']);

const byName = index(NAMES);
const byLastWord = index(LAST_WORDS);

function index(table: Readonly<Partial<Record<Role, string>>>): ReadonlyMap<string, Role> {
  const entries = Object.entries(table) as readonly (readonly [Role, string])[];
  return new Map(entries.flatMap(([role, words]) => words.split(' ').map((word) => [plainName(word), role] as const)));
}

/** `filePath`, `file_path`, `File-Path` → `filepath`: one spelling for all the ways people join words. */
export function plainName(name: string): string {
  return (/^[a-z0-9]*$/.test(name) ? name : name.replace(/[^\p{L}\p{N}]+/gu, '')).toLowerCase();
}

const plainLists = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Of a list that comes with every message of a revision: made once. */
export function plainNames(names: readonly string[]): ReadonlySet<string> {
  let plain = plainLists.get(names);
  if (plain === undefined) plainLists.set(names, (plain = new Set(names.map(plainName))));
  return plain;
}

/** The words of a name: `outputFilePath`, `output_file_path` → output, file, path. */
export function wordsOf(name: string): readonly string[] {
  return (name.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+/gu) ?? []).map((word) => word.toLowerCase());
}

/** The documented role of an argument name; undefined when the name says nothing. */
export function roleOfName(name: string): Role | undefined {
  const known = roles.get(name);
  if (known !== undefined || roles.has(name)) return known;
  const role = judge(name);
  if (name.length > LONGEST_NAME) return role;
  if (roles.size >= MOST_ROLES) roles.clear();
  roles.set(name, role);
  return role;
}

/** Names are the client's: bounded, and the few that a server really has stay in. */
const MOST_ROLES = 2_000;
const LONGEST_NAME = 128;
const roles = new Map<string, Role | undefined>();

function judge(name: string): Role | undefined {
  const exact = byName.get(plainName(name));
  if (exact !== undefined) return exact;
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || words.length < 2) return undefined;
  const before = words.at(-2) ?? '';
  const role = byLastWord.get(last);
  if (role === 'path' && NO_PATH_BEFORE.has(before)) return undefined;
  if (role === 'code' && last === 'code' && !CODE_BEFORE.has(before)) return undefined;
  return role;
}

/** In the documented list itself, not only by its last word. */
export function isDocumentedName(name: string): boolean {
  return byName.has(plainName(name));
}
