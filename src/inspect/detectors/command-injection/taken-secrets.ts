import { command, HOME } from './command-pieces.js';
import { commandRule as rule, type CommandRule } from './command-rule.js';
import { asksWhoItIs } from './usual-administration.js';
import { givesPublicHalf, isRange, staysWhereItIs } from './usual.js';

/** Secrets of a user or a machine, as a command names them. */
const SECRET = String.raw`(?:${HOME}[\\/]\.ssh(?:[\\/]id_\w{2,10})?(?:[\s|;&)"']|$)|\.ssh[\\/]id_\w{2,10}|\.aws[\\/]credentials|${HOME}[\\/]\.(?:kube[\\/]config|docker[\\/]config\.json|netrc|pgpass|npmrc|pypirc|git-credentials|gnupg|config[\\/](?:gcloud|gh[\\/]hosts)|vault-token)|[\\/](?:Login Data|Cookies|logins\.json|key4\.db|Local State)(?:[\s|;&)"']|$)|Firefox[\\/]Profiles[\\/]|Library[\\/]Keychains\b|\/tmp\/krb5cc_|\/etc\/g?shadow|(?:^|[\s"'=<(@])\/proc\/(?:self|[0-9]{1,7})\/environ|\/run\/secrets\/(?:azure|kubernetes\.io|eks\.amazonaws\.com)\/[\w./-]{0,60}token(?:[\s;|&)\"']|$))`;

/** Words before the one that is sent: `-i ~/.ssh/id_rsa` is a key to sign in with, in quotes an option of another program. */
const OPERANDS = String.raw`(?:\s{1,4}(?:-i\s{0,4}[^\s;|]{1,160}|-[^i\s;|][^\s;|]{0,80}|"[^"\n]{0,160}"|'[^'\n]{0,160}'|[^\s;|"'-][^\s;|]{0,160})){0,8}`;

/** Secrets that are read, looked for or sent to another machine. */
export const TAKEN_SECRETS: readonly CommandRule[] = [
  rule(
    'exfiltrate_secret',
    'critical',
    new RegExp(
      String.raw`(?:${SECRET})[^\n]{0,200}\|[^\n]{0,120}\b(?:curl|wget|nc|ncat|netcat|socat|openssl\s{1,4}s_client|ssh|ftp|mail)\b|\b(?:curl|wget)\b[^\n]{0,200}(?:@|--upload-file\s{1,4}|-T\s{1,4}|--post-file=)["']?(?:${SECRET}|[\w./~\\-]{0,80}\.env(?:\s|["']|$))|\b(?:scp|rsync|rclone)${OPERANDS}\s{1,4}["']?(?:${SECRET})`,
      'i',
    ),
    { isUsual: givesPublicHalf },
  ),
  rule(
    'exfiltrate_secret',
    'high',
    // Who has an account here, and other files of the system, to another machine.
    /\/etc\/(?:passwd|hosts|group|sudoers)\b[^\n|]{0,80}\|[^\n]{0,80}\b(?:nc|ncat|netcat|telnet|tftp|curl|wget|socat|openssl\s{1,4}s_client)\b|\b(?:nc|ncat|netcat|telnet)\s[^\n;|]{0,80}<\s{0,4}["']?(?:\/etc\/|~\/\.|\/root\/)|\b(?:curl|wget)\b[^\n]{0,200}(?:@|--post-file=)["']?\/etc\/(?:passwd|group|hosts)\b/,
  ),
  rule(
    'exfiltrate_environment',
    'high',
    command(String.raw`(?:env|printenv|set)\b[^\n|;]{0,40}\|[^\n;]{0,120}\b(?:curl|wget|nc|ncat|netcat)\b`),
  ),
  rule(
    'exfiltrate_environment',
    'high',
    /\b(?:curl|wget|nc|nslookup|dig|ping)\b[^\n;|]{0,200}(?:\$\(|`)\s{0,4}(?:cat|env|printenv|whoami|id|base64|aws|gcloud)\b|\b(?:nslookup|dig|drill|host|ping)\b[^\n;|]{0,200}(?:\$\(|`)[^\n)`]{1,80}[)`]\.\w/i,
  ),
  rule(
    'read_secret',
    'high',
    new RegExp(
      String.raw`\b(?:cat|less|more|head|tail|tac|nl|strings|xxd|od|hexdump|base64|base32|cp|mv|tar|zip|ditto|sqlite3|copy|xcopy|robocopy|Copy-Item|Compress-Archive|ReadAllBytes\(|type|Get-Content|gc|bat|vi|vim|nano)(?:\b|["'])[^\n;|&]{0,160}(?:${SECRET})`,
      'i',
    ),
    { isUsual: staysWhereItIs },
  ),
  rule(
    'read_secret',
    'high',
    // Looked for over the whole machine: by name, or by what secrets are called in files.
    /\bfind\s{1,4}(?:\/|~|\/(?:etc|home|root|Users)\/?)\s[^\n;|]{0,120}-i?name\s{1,4}["']?(?:\*?id_(?:rsa|dsa|ecdsa|ed25519)|\*?\.(?:ssh|aws|pgpass|netrc|git-credentials|kdbx|ppk|pfx|p12|keytab)\b|shadow\b)|\bgrep\s{1,4}-\w{0,6}r\w{0,6}\s[^\n;|]{0,40}(?:passw|secret|token|api.?key)[^\s;|]{0,20}\s{1,4}(?:\/|\/(?:etc|home|root|var)\/?|~\/?)(?:\s|$)|\bsecurity\s{1,4}dump-keychain\b/i,
  ),
  rule(
    'cloud_metadata',
    'high',
    /169\.254\.169\.254|169\.254\.170\.2(?:[^0-9]|$)|\bmetadata\.google\.internal\b|fd00:ec2::254|100\.100\.100\.200(?:[^0-9]|$)/i,
    { isUsual: (typed) => isRange(typed) || asksWhoItIs(typed) },
  ),
];
