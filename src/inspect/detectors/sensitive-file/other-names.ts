/** Folders of Windows by the variables that name them, and what they are by default. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['systemroot', '/windows/'],
  ['windir', '/windows/'],
  ['systemdrive', '/'],
  ['homedrive', '/'],
  ['programfiles', '/program files/'],
  ['programfiles(x86)', '/program files (x86)/'],
  ['programdata', '/programdata/'],
  ['allusersprofile', '/programdata/'],
  ['appdata', '/users/x/appdata/roaming/'],
  ['localappdata', '/users/x/appdata/local/'],
]);

/** `%windir%\`, `$env:windir\`, `${env:ProgramFiles(x86)}/`, at the beginning of a path. */
const VARIABLE = /^\s{0,8}['"]?(?:%([a-z]{6,15}(?:\(x86\))?)%|\$\{?env:([a-z]{6,15}(?:\(x86\))?)\}?)[/\\]{1,4}/i;

/** Names of eight letters that Windows gives to its own folders for programs that know no longer ones. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['progra~1', 'program files'],
  ['progra~2', 'program files (x86)'],
  ['progra~3', 'programdata'],
  ['docume~1', 'documents and settings'],
  ['startm~1', 'start menu'],
  ['locals~1', 'local settings'],
  ['applic~1', 'application data'],
  ['system~1', 'system volume information'],
]);
const SHORT_NAME = /\b(?:progra|docume|startm|locals|applic|system)~[1-3]\b/gi;

/** A path with the folders of Windows by the names that people know them by. */
export function knownName(path: string): string {
  return path
    .replace(VARIABLE, (written: string, name: string | undefined, inShell: string | undefined) => {
      return FOLDERS.get((name ?? inShell ?? '').toLowerCase()) ?? written;
    })
    .replace(SHORT_NAME, (written) => SHORT_NAMES.get(written.toLowerCase()) ?? written);
}
