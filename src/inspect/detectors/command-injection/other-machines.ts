import { commandRule as rule, type CommandRule } from './command-rule.js';
import { leadsIntoOwnLinux, movesOwnFile } from './usual-administration.js';

/** What is started on another machine by those who sign in to it with what they took. */
export const OTHER_MACHINES: readonly CommandRule[] = [
  rule(
    'remote_execution',
    'high',
    // The shares that Windows keeps for its administrators.
    /(?:\bnet\s{1,4}use|\bNew-PSDrive|\bcopy|\bcopy-item|\bmove|\bxcopy|\bdir|\btype|\brobocopy|>)\s[^\n;|]{0,120}\\\\[\w.$%{}-]{1,64}\\(?:[a-z]|ADMIN|IPC)\$(?:[\\\s"']|$)/i,
    { confidence: 'medium' },
  ),
  rule(
    'remote_execution',
    'high',
    /\bpsexec(?:64)?\s[^\n;|]{0,120}\s-(?:s|is|si)\s|\bpsexec(?:64)?\s{1,4}[^\n;|]{0,60}\\\\[^\n;|]{0,120}\s-(?:c|u)\s|\b(?:paexec|remcom|csexec)\s{1,4}\\\\|\bplink\s[^\n;|]{0,160}\s-pw\s|\bsc\s{1,4}\\\\\S{1,64}\s{1,4}(?:create|config)\b|\bInvoke-(?:Cim|Wmi)Method\b[^\n]{0,160}(?:\bWin32_Process\b[^\n]{0,80}\bCreate\b|\bPS_ScheduledTask\b|\bWin32_Product\b[^\n]{0,60}\bInstall\b)|\bsshpass\s{1,4}-p\s[^\n;|]{0,20}(?:\$|`)[^\n;|]{0,160}\bcut\b|\bxfreerdp3?\s[^\n;|]{0,200}\s\/pth:|\bnetsh\s{1,4}interface\s{1,4}portproxy\s{1,4}add\b/i,
    { isUsual: leadsIntoOwnLinux },
  ),
  rule(
    'remote_execution',
    'high',
    // A database that keeps keys in memory writes what it is told where it is told.
    /\bredis-cli\b[^\n;|]{0,120}\bconfig\s{1,4}set\s{1,4}(?:dir|dbfilename)\s/i,
    { isUsual: movesOwnFile },
  ),
  rule(
    'remote_execution',
    'high',
    // Its module out of a folder of anybody's.
    /\bredis-cli\b[^\n;|]{0,120}\bmodule\s{1,4}load(?:ex)?\s{1,4}["']?(?:\/tmp|\/var\/tmp|\/dev\/shm)\//i,
  ),
];
