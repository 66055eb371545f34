/** Of settings no more is read. */
export const MOST_CHARACTERS = 65_536;

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
