import { commandRule as rule, type CommandRule } from './command-rule.js';
import { isOnlyNamed } from './only-named.js';
import { emptiesFullLog, isOfContainer } from './usual-administration.js';
import { looksOnly, turnsHistoryBackOn } from './usual.js';

/** What was typed, and what a system writes down about who was there. */
const HISTORY = String.raw`\.(?:bash|zsh|sh|ksh|fish|python|mysql|psql)_history`;
const LOG = String.raw`var\/log\/(?:auth\.log|secure|wtmp|btmp|lastlog|audit\/audit\.log)`;
/** Logs that programs write to as well: only gone, never made longer. */
const COMMON_LOG = String.raw`["']?\/(?:private\/)?var\/(?:audit\/|(?:log\/(?:system\.log|messages|syslog|security|kern\.log|journal\/\*|audit(?:\/\*)?)|spool\/mail\/root)(?:[\s"';|&)]|$))`;

/** What says that somebody was there, gone or never written. */
export const COVERED_TRACKS: readonly CommandRule[] = [
  rule(
    'cover_tracks',
    'high',
    new RegExp(
      String.raw`\bhistory\s{1,4}-[a-z]{0,3}c|\bunset\s[^\n;|&]{0,60}HISTFILE|\bHISTFILE=\/dev\/null|(?:>\s{0,4}|\btruncate\s{1,4}-s\s{0,2}0\s{1,4}|\bshred\b[^\n;|]{0,40}\s|\brm\s{1,4}(?:-\w{1,4}\s{1,4}){0,3}|\bln\s{1,4}-\w{1,4}\s{1,4}\/dev\/null\s{1,4})["']?(?:[^\s"']{0,60}\/)?(?:${HISTORY}|${LOG})\b|\bwevtutil\s{1,4}cl\b|\bClear-EventLog\b`,
      'i',
    ),
  ),
  rule(
    'cover_tracks',
    'high',
    new RegExp(
      String.raw`(?:\b(?:rm|srm|unlink|shred)\s{1,4}(?:-[\w-]{1,10}(?:\s{1,4}[0-9]{1,3})?\s{1,4}){0,5}|\btruncate\s{1,4}(?:-s|--size)[\s=]{0,2}0\s{1,4}|\bdd\b[^\n;|]{0,80}\bof=|(?:^|[;|&\n]\s{0,4}|\/dev\/(?:null|zero)\s{0,4}|\becho\s{1,4}(?:''|"")\s{0,4}|\b(?:true|:)\s{0,4})>\s{0,4})${COMMON_LOG}`,
      'i',
    ),
    { isUsual: emptiesFullLog },
  ),
  rule(
    'cover_tracks',
    'high',
    // Nothing that is typed from now on is kept.
    /\bHIST(?:FILE)?SIZE=0\b|\bset\s{1,4}\+o\s{1,4}history\b|-HistorySaveStyle\s{1,4}SaveNothing\b|\bHistorySavePath\b[^\n]{0,40}\bRemove-Item\b|\bRemove-Item\b[^\n;|]{0,60}\bHistorySavePath\b|-AddToHistoryHandler\s{1,4}\{\s{0,4}return\s{1,4}\$false/i,
    { confidence: 'medium', isUsual: (typed) => turnsHistoryBackOn(typed) || isOfContainer(typed) },
  ),
  rule(
    'cover_tracks',
    'high',
    /\bfsutil\s{1,4}usn\s{1,4}deletejournal\b|\bConsoleHost_history\.txt\b|\bClear-History\b|\bwevtutil\s{1,4}(?:clear-log\b|(?:sl|set-log)\s[^\n;|]{0,120}\/e(?:nabled)?:(?:false|0)\b)|\bRemove-EventLog\s{1,4}-LogName\b|\blogman\s{1,4}(?:stop|delete|update)\s[^\n;|]{0,80}\bEventLog\b|\bauditctl\s{1,4}(?:-D\b|-e\s{0,2}0\b)|\blog\s{1,4}erase\s{1,4}--(?:all|ttl)\b|\bjournalctl\s[^\n;|]{0,40}--vacuum-(?:time|size)[= ]0(?:\s|$)|\bdontLog\b[^\n]{0,24}\btrue\b/i,
    { isUsual: (typed) => looksOnly(typed) || isOnlyNamed(typed) },
  ),
];
