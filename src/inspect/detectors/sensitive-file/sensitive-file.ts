import { SENT, type Detector, type InspectedText } from '../../detector.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import { isHarmless, PROJECT_SETTINGS } from './agent-settings.js';
import { knownName } from './other-names.js';
import { sensitiveTarget, type Target } from './targets.js';

/** Where a URL is meant, a path may stand: whoever opens it without a scheme opens a file. */
const ROLES: ReadonlySet<Role> = new Set(['path', 'url', 'identifier', 'text']);
/** PATH_MAX of the systems in use, with room for encodings. */
const LONGEST_PATH = 16_384;
/** In a text that may be anything, only an absolute path or a home directory is taken for one. */
const ABSOLUTE =
  /^\s{0,8}['"]?(?:[/\\]|[a-z]:(?:[/\\]|windows|winnt)|~[/\\]|file:[/\\]|%[a-z]{4,20}(?:\(x86\))?%[/\\]|\$\{?env:[a-z]{4,20}(?:\(x86\))?\}?[/\\])/i;
/** A path that says where it starts; one word may be anything. */
const RELATIVE = /^\s{0,8}\.[./\\]{0,256}[/\\]/;
/** One of them is in every path that says where it starts. */
const PLACED = characterSet('/\\:');
/** `//host/path`; and a page of a site, whose names begin with a dot in a root that no machine has. */
const OF_A_SERVER = /^\s{0,8}(?:[/\\]{2}|[/\\][^/\\]{1,256}$)/;
const HOME = /^\s*(?:~[^/\\]{0,32}|\$home|\$\{home\}|%userprofile%)[/\\]/i;

/** With one of them a home begins, or a folder of Windows by another name. */
const HOME_SIGNS = characterSet('~$%');

/** Of the system, though it is not said where that is: nothing else is called so. */
const ANYWHERE =
  /^\s{0,8}['"]?(?:windows|winnt)[/\\]{1,4}(?:win\.ini|system\.ini|repair[/\\]|system32[/\\]{1,4}(?:config|drivers[/\\]{1,4}etc)[/\\])/i;

/** In the root of a machine, where nobody has them: whoever names them there guesses. */
const ROOT_FILE =
  /^\s{0,8}(?:[a-z]:)?[/\\]{1,4}(?:\.(?:bashrc|cshrc|kshrc|zshrc|tcshrc|bash_profile|profile|login|logout|forward|pass|passwd|git[/\\](?:config|head|index)|svn[/\\](?:entries|wc\.db))|web\.config|(?:web|meta)-inf[/\\][\w.-]{1,64}|(?:wp-config|configuration|localsettings|config\.inc)\.php|inc(?:ludes?)?[/\\](?:config|mysql|db|database|conn|connect)(?:\.inc)?\.(?:php|inc|asp)|sites[/\\][\w.-]{1,64}[/\\]settings\.php)\s{0,8}$/i;

/** A device of Windows by its own name (a disk, a snapshot, a pipe), and what only administrators share. */
const WINDOWS_DEVICE =
  /^\s{0,8}[/\\]{2}(?:\.[/\\]|\?[/\\](?:globalroot|physicaldrive|volume\{|harddisk|pipe)|[\w.-]{1,255}[/\\](?:[a-z]|admin|ipc|print)\$)/i;

/** Files that hold secrets or steer a machine, wherever they are said to be. Works on absolute paths and on relative ones. */
export const sensitiveFile: Detector = {
  name: 'sensitive_file',
  surfaces: SENT,
  roles: ROLES,
  detect(inspected, report) {
    for (const view of inspected.views) {
      const { text } = view;
      if (text.length > LONGEST_PATH) continue;
      const placed = hasAny(view.traits, PLACED);
      const absolute = placed && ABSOLUTE.test(text);
      if (inspected.role === 'url' && (!absolute || OF_A_SERVER.test(text))) continue;
      if (inspected.role !== 'path' && !absolute && !(placed && RELATIVE.test(text))) continue;
      const target =
        (absolute ? itself(text) : undefined) ??
        sensitiveTarget(hasAny(view.traits, HOME_SIGNS) ? knownName(text.replace(HOME, '')) : text);
      if (target === undefined || (!absolute && RELATIVE_OTHERWISE.has(target.rule) && !ANYWHERE.test(text))) continue;
      const confidence = target.rule === 'agent_config' && isUsual(inspected, text) ? 'medium' : target.confidence;
      report({ rule: target.rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view, start: 0, end: text.length });
    }
  },
};

function isUsual({ tool, views, message }: InspectedText, path: string): boolean {
  return PROJECT_SETTINGS.test(path) && isHarmless(tool, views[0]?.text ?? path, message);
}

function itself(text: string): Target | undefined {
  return ROOT_FILE.test(text) ? AT_THE_ROOT : WINDOWS_DEVICE.test(text) ? DEVICE : undefined;
}

const DEVICE: Target = { rule: 'device', confidence: 'high' };
const AT_THE_ROOT: Target = { rule: 'root_file', confidence: 'high' };

/** Rules that speak of places on a machine: `etc/` or `logs/` inside a project are nothing of the kind. */
const RELATIVE_OTHERWISE: ReadonlySet<string> = new Set([
  'system_configuration',
  'device',
  'boot',
  'system_log',
  'server_log',
  'mailbox',
  'program_configuration',
  'windows_system',
]);
