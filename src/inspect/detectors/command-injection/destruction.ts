import { command, HOME, REST } from './command-pieces.js';
import { commandRule as rule, type CommandRule } from './command-rule.js';
import { isQuotedWord } from './only-named.js';
import { namesNoDisk } from './usual.js';

/** Files, disks and a machine itself, gone. */
export const DESTRUCTION: readonly CommandRule[] = [
  rule(
    'destroy_files',
    'critical',
    command(
      String.raw`rm\s{1,4}(?:-{1,2}[\w=-]{1,24}\s{1,4}){1,6}(?:--\s{1,4})?["']?(?:\/(?:\*{1,2}(?:[^\w.*-]|\.\*|$)|\s|$|["';|&)\x60]|(?:bin|boot|dev|etc|home|lib|opt|root|sbin|srv|sys|usr|var)\/?\*?["']?(?:\s|$|[;|&)\x60]))|${HOME}\/?\*?["']?(?:\s|$|[;|&)\x60])|\*\s{0,4}(?:$|--no-preserve-root))`,
    ),
    { isUsual: isQuotedWord },
  ),
  rule(
    'destroy_files',
    'critical',
    /--no-preserve-root|\brmdir\s{1,4}\/s\s{1,4}\/q\s{1,4}[a-z]:\\?(?:\s|$|\*)|\b(?:rd|del)\s{1,4}(?:\/[a-z]\s{1,4}){1,4}[a-z]:\\?(?:\*|\s|$)|\bRemove-Item\b[^\n;|]{0,80}\s[a-z]:\\(?:\*|\s|$|["'])/i,
  ),
  rule(
    'destroy_disk',
    'critical',
    command(String.raw`(?:mkfs(?:\.\w{2,8})?|wipefs|mkswap)\s${REST}\/dev\/(?:[sv]d|nvme|hd|xvd|mmcblk|disk)`),
    { isUsual: namesNoDisk },
  ),
  rule(
    'destroy_disk',
    'critical',
    /\b(?:dd\b[^\n;|]{0,120}\bof=|tee\s{1,4}(?:-a\s{1,4})?)\/dev\/(?:[sv]d|nvme|hd|xvd|mmcblk|disk)|>\s{0,4}\/dev\/(?:[sv]d[a-z]|nvme|hd[a-z])|\bformat\s{1,4}[a-z]:\s{0,4}\/|\bvssadmin\s{1,4}delete\s{1,4}shadows/i,
  ),
  rule('fork_bomb', 'critical', /[\w:.]{1,16}\s{0,4}\(\)\s{0,4}\{\s{0,4}[\w:.]{1,16}\s{0,4}[|&]/),
];
