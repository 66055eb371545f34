import { commandRule as rule, type CommandRule } from './command-rule.js';

/** Programs of Windows that run what they are given. */
const RUNNERS = String.raw`(?:cmd|powershell|[cw]script|rundll32|regsvr32|mshta|certutil|bitsadmin)`;
/** Names that a list of processes shows without anybody looking twice. */
const SYSTEM_NAMES = String.raw`(?:svchost|lsass|lsm|csrss|winlogon|wininit|smss|taskhostw|spoolsv)`;

/** Programs under the name of another. */
export const MASQUERADES: readonly CommandRule[] = [
  rule(
    'masquerade',
    'high',
    new RegExp(
      String.raw`\b(?:copy|cp|Copy-Item|move|xcopy|mklink)\s[^\n;|&]{0,60}(?:\\(?:system32|syswow64)\\(?:windowspowershell\\v1\.0\\)?${RUNNERS}\s|(?:\$env:|%)comspec\b)|\bcp\s{1,4}(?:-\w{1,6}\s{1,4})?["']?(?:(?:\/usr)?\/bin\/(?:ba|da|z|k)?sh|\$\(which\s{1,4}(?:ba|da|z)?sh\))["']?\s{1,4}["']?(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/|\$\{?HOME\}?\/|~\/)\.?`,
      'i',
    ),
  ),
  rule(
    'masquerade',
    'high',
    new RegExp(
      String.raw`(?:temp|tmp|appdata|public|programdata|downloads)[%)}]?["'+\s]{0,6}[\\/](?:[\w .-]{1,40}[\\/]){0,3}${SYSTEM_NAMES}(?:["'\s;)]|$)`,
      'i',
    ),
  ),
  rule(
    'masquerade',
    'high',
    // A name that reads backwards from the middle on, or a document that is a program.
    /\[char\]\s?0x202E\b|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|rtf)\.(?:scr|bat|cmd|vbs|hta|lnk|pif)\b/i,
  ),
];
