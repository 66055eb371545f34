import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { fileUriToPath } from './file-uri.js';
import { isDocumentedName, plainName, plainNames, roleOfName } from './role-names.js';
import { schemaSaysPath, type Role } from './roles.js';
import { walk, type Visited } from '../walk.js';

export interface PathArgument {
  /** JSON Pointer into the input document, `/arguments/path`. */
  readonly pointer: string;
  /** The path as text (a `file:` URI already read as one); anything that is not a string is no usable path, and no allow holds for it. */
  readonly value: JsonValue;
  /** Of a `file:` URI under a name that says path: what a server that reads no URIs there takes it for, a relative path whose first folder is `file:`. */
  readonly asWritten?: string;
}

/** Path arguments of one call. A path condition has to hold for each: nobody writes as many by hand. */
const MAX_PATH_ARGUMENTS = 10_000;

/** Names that mean a path in one tool and a thing with members in another: an object below them is read by its own names. */
const CONTAINERS = new Set(
  ['file', 'files', 'source', 'src', 'destination', 'dest', 'dst', 'folder', 'folders', 'root', 'roots', 'dir', 'dirs'].map(plainName),
);

/** An absolute or home path, a drive, a share, or a climb, on one line: where it stands under a name that says nothing, a server may open it. */
const PATH_SHAPE = /^\s*["']?(?:\/|~(?:[/\\]|$)|[A-Za-z]:[/\\]|\\\\|\.\.(?:[/\\]|$))|[/\\]\.\.(?:[/\\]|$)/;
/** PATH_MAX of the systems we know. */
const LONGEST_SHAPE = 4_096;
/** Paths into documents: `//a` of XPath. */
const NO_FILE = new Set(['xpath', 'jsonpath', 'csspath', 'selector']);
/** What texts of these roles look like says nothing: `/usr/bin/env` starts a script, `/help` a message. */
const NO_SHAPE: ReadonlySet<Role | undefined> = new Set<Role>(['prose', 'code', 'command', 'sql', 'secret']);

/**
 * The arguments whose role is path, at any depth: by the documented name list, by the tool's schema, by the names that the
 * policy adds, every `file:` URI that is not prose, and under any other name what is unmistakably a path. Arrays give one entry an element. What stands in a path argument
 * without being a string (a number, null, an object) is reported as it is, and so is a `file:` URI that two readers would
 * read differently (as null): the caller must let no allow hold for it. Where there are more than can be judged, the last
 * entry is the root itself as null.
 */
export function pathArguments(
  args: JsonValue,
  options: { readonly schema?: JsonObject | undefined; readonly extraNames?: readonly string[]; readonly root?: string } = {},
): readonly PathArgument[] {
  const { schema, extraNames = [], root = '/arguments' } = options;
  const extra = plainNames(extraNames);
  const found: PathArgument[] = [];
  const visit = (visited: Visited): boolean => {
    const { name, schema: own, value } = visited;
    if (found.length >= MAX_PATH_ARGUMENTS) return false;
    const plain = plainName(name);
    const isPath = name !== '' && (extra.has(plain) || roleOfName(name) === 'path' || schemaSaysPath(own));
    if (typeof value === 'string') {
      const uri = /^\s*file:/i.test(value);
      if (uri && (isPath || roleOfName(name) !== 'prose'))
        found.push({ pointer: visited.pointer, value: fileUriToPath(value) ?? null, ...(isPath ? { asWritten: value } : {}) });
      else if (isPath || (!NO_FILE.has(plain) && hasPathShape(value, roleOfName(name)))) found.push({ pointer: visited.pointer, value });
      return true;
    }
    if (!isPath || Array.isArray(value)) return true;
    if (isJsonObject(value) && CONTAINERS.has(plain) && !extra.has(plain)) return true;
    // `max_files: 10`, `list_files: true`: only the name's last word says path.
    if ((typeof value === 'number' || typeof value === 'boolean') && !extra.has(plain) && !isDocumentedName(name)) return true;
    found.push({ pointer: visited.pointer, value });
    return false;
  };
  const complete = walk(args, { visit }, root, schema);
  return complete && found.length < MAX_PATH_ARGUMENTS ? found : [...found, { pointer: root, value: null }];
}

function hasPathShape(text: string, role: Role | undefined): boolean {
  return text.length <= LONGEST_SHAPE && !NO_SHAPE.has(role) && !/[\r\n]|^\s*[a-z][a-z0-9+.-]+:\/\//i.test(text) && PATH_SHAPE.test(text);
}
