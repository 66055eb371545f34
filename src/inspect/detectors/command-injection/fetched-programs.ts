import { commandRule as rule, type CommandRule } from './command-rule.js';
import { readsOrInstalls } from './usual-downloads.js';

const SHELL = String.raw`(?:ba|z|k|c|tc|da|a)?sh|fish|pwsh|powershell(?:\.exe)?`;
const RUNNER = String.raw`(?:${SHELL}|python[0-9.]{0,4}|perl|ruby|node|php)`;

/** Programs that come from elsewhere, or in a form that hides them, and are run at once. */
export const FETCHED_PROGRAMS: readonly CommandRule[] = [
  rule(
    'download_and_run',
    'critical',
    new RegExp(
      String.raw`\b(?:curl|wget|fetch|aria2c)\b[^\n;&|]{0,300}\|\s{0,4}(?:sudo\s{1,4}(?:-\w{1,4}\s{1,4})?)?(?:\/\S{0,20}\/)?(?:(?:env|busybox|toybox)\s{1,4})?(?:${RUNNER})(?:\s{1,4}-\w{0,6})?(?:\s{1,4}-{0,2})?\s{0,4}(?:$|[;|&)"'\n]|-)`,
      'i',
    ),
    { isUsual: readsOrInstalls },
  ),
  rule(
    'download_and_run',
    'critical',
    new RegExp(
      String.raw`\b(?:${RUNNER})\s{1,4}(?:-c\s{1,4})?["']?(?:<\(|\$\(|` +
        '`' +
        String.raw`)\s{0,4}(?:curl|wget)\b|\beval\s{1,4}["']?(?:\$\(|` +
        '`' +
        String.raw`)\s{0,4}(?:curl|wget)\b|\b(?:iex|Invoke-Expression)\b[^\n]{0,120}\b(?:DownloadString|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|New-Object\s{1,4}Net\.WebClient)\b|\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b[^\n|]{0,200}\|\s{0,4}(?:iex|Invoke-Expression)\b|\.Download(?:String|Data)\b[^\n]{0,300}\b(?:iex|Invoke-Expression)\b|\bcertutil\b[^\n]{0,80}-urlcache|\bmshta\s{1,4}https?:|\bregsvr32\b[^\n]{0,60}\/i:https?:`,
      'i',
    ),
    { isUsual: readsOrInstalls },
  ),
  rule(
    'download_and_run',
    'critical',
    // From a machine that has no name, made a program and started.
    /\b(?:curl|wget)\b[^\n;|&]{0,120}\bhttps?:\/\/[0-9]{1,3}(?:\.[0-9]{1,3}){3}[:/][^\n;|&]{0,160}(?:&&|;|\|\|?)\s{0,4}(?:sudo\s{1,4})?chmod\s{1,4}(?:[ugoa]{0,3}\+\w{0,2}x|[0-7]{3,4})\s[^\n;|&]{1,120}(?:&&|;)\s{0,4}(?:sudo\s{1,4}|nohup\s{1,4}|setsid\s{1,4}){0,2}(?:\.\/|\/tmp\/|\/var\/tmp\/|\/dev\/shm\/)/,
  ),
  rule(
    'encoded_command',
    'critical',
    new RegExp(
      String.raw`\b(?:base64\s{1,4}(?:[^\s|;&]{1,80}\s{1,4}){0,3}(?:-[a-z]{0,4}d[a-z]{0,4}|--decode)|base32\s{1,4}-d|xxd\s{1,4}-r(?:\s{1,4}-p)?|openssl\s{1,4}(?:enc|base64)\s[^\n|]{0,40}-d)\b[^\n|]{0,80}\|\s{0,4}(?:sudo\s{1,4})?(?:\/\S{0,20}\/)?(?:${RUNNER})\b|\bpowershell(?:\.exe)?\b[^\n]{0,80}\s-e(?:nc|ncodedcommand|c)?\s{1,4}[a-z0-9+/=]{12}`,
      'i',
    ),
  ),
];
