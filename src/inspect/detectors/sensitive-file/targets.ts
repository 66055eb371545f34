import type { Confidence } from '../../../pdp/input-document.js';
import { PatternIndex } from '../../pattern-index.js';
import { ANY_CHARACTER } from '../../traits.js';

export interface Target {
  readonly rule: string;
  readonly confidence: Confidence;
}

/**
 * Files that hold secrets or steer a machine, by the end or the middle of a normalised path (lower case, `/` between
 * segments, no drive letter). First match wins. `high`: no tool has a reason to touch it through an agent.
 */
const TABLE: readonly (readonly [rule: string, confidence: Confidence, pattern: RegExp])[] = [
  [
    'ssh_key',
    'high',
    /(?:^|\/)\.ssh(?:\/|$)|(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|authorized_keys|known_hosts)$|\/ssh_host_[a-z0-9]+_key/,
  ],
  [
    'cloud_credentials',
    'high',
    /(?:^|\/)\.(?:aws|azure|gcloud|oci|kube|docker|minikube|bluemix|kaggle)\/|(?:^|\/)\.config\/(?:gcloud|gh|hub|rclone|op)\/|(?:^|\/)(?:application_default_credentials|service[-_]account(?:[-_]key)?)\.json$/,
  ],
  [
    'credential_file',
    'high',
    // What was typed into a shell or a database holds passwords as often as a file that is made for them.
    /(?:^|\/)\.(?:netrc|pgpass|npmrc|pypirc|git-credentials|my\.cnf|htpasswd|vault-token|terraformrc|dockercfg|s3cfg|boto|[a-z0-9]{0,16}[_-]?history)$|(?:^|\/)(?:_netrc|pg_passwd|anaconda-ks\.cfg)$/,
  ],
  [
    'key_store',
    'high',
    /(?:^|\/)\.(?:gnupg|password-store|mozilla|thunderbird)\/|\/keychains\/|\/user data\/[^/]*\/(?:login data|cookies)$|(?:^|\/)(?:logins\.json|key[34]\.db|wallet\.dat)$/,
  ],
  [
    'agent_config',
    'high',
    /(?:^|\/)(?:claude_desktop_config|mcp_config)\.json$|(?:^|\/)\.(?:cursor|vscode|codeium\/windsurf|gemini|codex|aws\/amazonq|claude)\/(?:mcp|settings|config|auth|\.credentials)[^/]*$|(?:^|\/)\.claude\.json$/,
  ],
  [
    'system_accounts',
    'high',
    /(?:^|\/)etc\/(?:passwd|shadow|gshadow|group|sudoers|master\.passwd|security|subuid|subgid|krb5)(?:$|[-~./\s])/,
  ],
  ['process_memory', 'high', /(?:^|\/)proc\/(?:self|thread-self|[0-9]+|\*|kcore|net|sys|version|cmdline|mounts|sched_debug|config)/],
  ['system_configuration', 'high', /^(?:private\/)?etc(?:\/|$)/],
  ['device', 'high', /^(?:dev\/|sys\/|proc(?:\/|$))/],
  [
    'windows_system',
    'high',
    /(?:^|\/)(?:boot\.ini|win\.ini|system\.ini|autoexec\.bat|ntuser\.dat|sam|unattend\.xml|sysprep\.inf|global\.asa|ntds\.dit)$|(?:^|\/)(?:windows|winnt)\/(?:system32|syswow64|repair|system|panther|ntds|sysvol|csc|debug|inf|pla|servicing|diagnostics|tasks|system\.ini|win\.ini|setupapi\.log|microsoft\.net\/(?:[^/]{1,40}\/){1,3}config\/)|(?:^|\/)inetpub\//,
  ],
  // What is left where a filter took the separators.
  ['evaded', 'high', /^(?:windows|winnt)(?:win\.ini|system\.ini|system32|repair)|^etc(?:passwd|shadow)$|^web-inf(?:web\.xml|classes)/],
  ['boot', 'high', /^(?:boot|root\/\.|var\/spool\/cron|etc\/cron)/],
  [
    'program_configuration',
    'high',
    // Configuration with passwords of databases and servers, where systems and their bundles keep it.
    /^(?:usr|opt|var|www|private|volumes|library|system|winnt|windows|program files(?: \(x86\))?|xampp|wamp(?:64)?|mamp|lampp|mysql|apache2?|php[0-9]?|nginx|web|nt)\/(?:[^/]{1,64}\/){0,8}(?:php[0-9]?\.ini|(?:httpd|apache2?|nginx|lighttpd|proftpd|vsftpd|pure-ftpd|smb|mysqld?|postgresql|pg_hba|pg_ident|wampserver|snmpd|exports|httpd-[a-z]{1,16})\.conf(?:\.[a-z]{1,12})?|my\.(?:cnf|ini)|my-[a-z]{1,12}\.ini|config\.inc\.php|wp-config\.php|pure-?ftpd\.(?:passwd|pdb)|filezilla server\.xml|sites\.ini|tomcat-users\.xml|ws_ftp\.ini)$/,
  ],
  [
    'program_configuration',
    'high',
    // Application servers, and what the bundles of a web server, PHP and a database keep.
    /(?:^|\/)server\/[a-z0-9_-]{1,24}\/(?:conf|deploy)\/(?:jboss[a-z-]{0,24}\.xml|jndi\.properties|standardj[a-z]{2,8}\.xml|login-config\.xml|log4j\.xml|server\.log\.properties)$|(?:^|\/)standalone\/configuration\/[a-z0-9_-]{1,24}\.(?:xml|properties)$|^(?:opt\/)?(?:xampp|wamp(?:64)?|mamp|lampp)\/(?:[^/]{1,64}\/){0,6}[^/]{1,64}\.(?:conf|ini|cnf|inc|pass)$/,
  ],
  [
    'program_configuration',
    'high',
    // Files of a database itself.
    /^(?:[^/]{1,32}\/){0,3}mysql(?:[^/]{0,24}\/){1,2}data\/[^/]|^var\/lib\/mysql\/[^/]/,
  ],
  [
    'sign_in_log',
    'high',
    /^(?:private\/)?var\/(?:log|adm|run)\/(?:[a-z]{1,16}\/)?(?:auth\.log|secure|faillog|lastlog|wtmp|btmp|utmp|sulog|loginlog|audit\.log)(?:[.-][a-z0-9-]{1,16})?$/,
  ],
  ['web_server', 'medium', /(?:^|\/)\.(?:htaccess|env)(?:\.[a-z0-9_-]+)?$|(?:^|\/)web-inf(?:\/|$)/],
  ['system_log', 'medium', /^(?:usr\/local\/)?(?:var\/)?(?:[a-z0-9_-]+\/){0,3}logs?\/|^var\/(?:log|mail|spool|lib\/mysql)/],
  ['program_configuration', 'medium', /^(?:usr|opt|var)\/(?:[a-z0-9._-]+\/){1,5}(?:[a-z0-9._-]+\.(?:conf|ini|cnf|cfg)|conf|etc)(?:\/|$)/],
];

const INDEX = new PatternIndex(TABLE.map(([, , pattern]) => pattern));

const STANDARD_STREAMS: ReadonlySet<string> = new Set(['dev/null', 'dev/stdin', 'dev/stdout', 'dev/stderr']);

/** What a path points at, whatever it climbs over to get there; undefined for a file like others. */
export function sensitiveTarget(path: string): Target | undefined {
  const plain = normalised(path);
  if (plain === '' || STANDARD_STREAMS.has(plain)) return undefined;
  for (const at of INDEX.possible(plain, ANY_CHARACTER)) {
    const [rule, confidence, pattern] = TABLE[at] ?? [];
    if (rule !== undefined && confidence !== undefined && pattern?.test(plain) === true) return { rule, confidence };
  }
  return undefined;
}

/** `....etc`: what is left where a filter took the separators of a climb. No name begins with two dots. */
const DOTS_BEFORE = /^\.{2,}/;

/** Without these a path is as it should be, but for case and a `/` at its ends. */
const UNUSUAL = /^\s|[\\:\0'"]|\.\.|\/\/|(?:^|\/)\.(?:\/|$)/;

/** Lower case, `/` as separator, without quotation marks around it; `.` and empty segments and a leading `..`, root or drive letter gone. */
function normalised(path: string): string {
  const lower = path.toLowerCase();
  if (!UNUSUAL.test(lower)) return lower.slice(lower.startsWith('/') ? 1 : 0, lower.endsWith('/') ? -1 : undefined);
  return lower
    .replace(/^\s*['"]?(?:file:[/\\]{0,4})?/, '')
    .replace(/['"]\s*$/, '')
    .replace(/^[a-z]:/, '')
    .split(/[/\\]+/)
    .map((segment) => segment.replace(DOTS_BEFORE, ''))
    .filter((segment) => segment !== '' && segment !== '.' && !/^\.\.[.\s;]*$/.test(segment))
    .join('/')
    .replace(/\0.*$/s, '');
}
