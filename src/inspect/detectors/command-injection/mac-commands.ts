import { commandRule as rule, type CommandRule } from './command-rule.js';
import { proxiesToItself } from './usual.js';

/** What administration of macOS is misused for. Names of programs: the LOOBins project. */
export const MAC_COMMANDS: readonly CommandRule[] = [
  rule(
    'disable_protection',
    'high',
    /\bcsrutil\s{1,4}(?:disable\b|authenticated-root\s{1,4}disable)|\bspctl\s{1,4}--(?:master|global)-disable\b|\bGKAutoRearm\b[^\n;|]{0,24}\b(?:NO|false|0)\b|\bLSQuarantine\b[^\n;|]{0,24}\b(?:NO|false|0)\b|\bprofiles\s{1,4}remove\b|\bnvram\b[^\n;|]{0,40}\bcsr-active-config|\bnetworksetup\s{1,4}-set(?:web|secureweb|socksfirewall|ftp)proxy\s/i,
    { isUsual: proxiesToItself },
  ),
  rule(
    'account_change',
    'high',
    /\bsysadminctl\b[^\n;|]{0,120}\s-(?:resetPasswordFor|deleteUser|addUser\b[^\n;|]{0,160}-admin)\b|\bdscl\s[^\n;|]{0,60}\s-?(?:passwd\s{1,4}\/Users\/|delete\s{1,4}\/Users\/|append\s{1,4}\/Groups\/admin\b|create\s{1,4}\/Users\/[^\s]{1,64}\s{1,4}(?:UniqueID|IsHidden))/i,
  ),
  rule(
    'read_secret',
    'high',
    // What a person copied, and what a person is asked for under a false name.
    /\bosascript\b[^\n]{0,300}(?:\bthe clipboard\b|\bhidden answer\b|\bpassword\b[^\n]{0,80}\bdefault answer\b)|\bmdfind\b[^\n;|]{0,80}(?:passw|secret|id_rsa|\.pem\b|wallet)|\b(?:sqlite3|cp|cat|strings|ditto)\s[^\n;|]{0,160}\bTCC\.db\b/i,
  ),
  rule(
    'persistence',
    'high',
    /\blaunchctl\s{1,4}submit\b|\bdefaults\s{1,4}write\b[^\n;|]{0,80}\b(?:LoginHook|LogoutHook|AutoLaunchedApplicationDictionary)\b/i,
  ),
];
