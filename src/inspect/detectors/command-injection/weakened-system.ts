import { commandRule as rule, type CommandRule } from './command-rule.js';

/** What writes down, filters or confines, by the names of its services. */
const WATCHERS = String.raw`(?:auditd|apparmor|firewalld|falcon-sensor|osquery|crowdsec|fail2ban|rsyslog|syslog|systemd-journald|nftables|mdatp|clamav|wazuh|(?:ufw|pf)\b)`;

/** What protects a system that is no Windows, off or in the hands of others. */
export const WEAKENED_SYSTEM: readonly CommandRule[] = [
  rule(
    'disable_protection',
    'high',
    new RegExp(
      String.raw`\b(?:setenforce\s{1,4}0|ufw\s{1,4}disable|iptables\s{1,4}-F|netsh\s{1,4}(?:adv)?firewall\s[^\n;|]{0,60}(?:off|disable)|Set-MpPreference\b[^\n;|]{0,80}-Disable|systemctl\s{1,4}(?:stop|disable|mask)\s{1,4}(?:--now\s{1,4})?${WATCHERS}|service\s{1,4}${WATCHERS}\w{0,8}\s{1,4}(?:stop|disable)\b|ufw\s{1,4}logging\s{1,4}off\b|pfctl\s{1,4}-d\b|mdatp\s{1,4}config\s[^\n;|]{0,60}\bdisabled\b)`,
      'i',
    ),
  ),
  rule(
    'disable_protection',
    'high',
    // Lines of what says what is written down, changed or added by a command.
    /\bsed\s{1,4}-i\b[^\n;|]{0,200}\s["']?\/etc\/(?:audit[\w./-]{0,40}|audisp[\w./-]{0,40}|r?syslog\.conf|systemd\/journald\.conf)|(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?\/etc\/(?:audit[\w./-]{0,40}|audisp[\w./-]{0,40}|syslog\.conf|security\/audit[\w./-]{0,40}|ufw\/[\w./-]{1,40}|default\/ufw)/i,
    { confidence: 'medium' },
  ),
  rule(
    'account_change',
    'high',
    // Who may sign in, asked of a library of somebody else's, or of nobody.
    /\bpam_(?:permit|succeed_if|exec)\.so\b[^\n]{0,200}\/etc\/pam\.d\/|\bsufficient\s{1,4}\/(?:tmp|dev\/shm|home)\/[^\n]{0,200}\/etc\/pam\.d\/|\bchmod\s{1,4}(?:-\w{1,4}\s{1,4})?(?:[ugoa]{0,3}\+xs|u[goa]{0,2}\+[rwx]{1,3}s|6[0-7]{3})\s{1,4}["']?[$.~/]/i,
  ),
  rule(
    'persistence',
    'high',
    // What macOS starts by itself, beside its launch agents.
    /(?:>{1,2}|\b(?:cp|mv|tee|install)\b[^\n;|]{0,160}\s)["']?\/etc\/emond\.d\/rules\/|\bcom\.apple\.loginwindow\b[^\n]{0,120}\b(?:TALAppsToRelaunchAtLogin|LoginHook)\b|\b(?:cp|mv)\s[^\n;|]{1,200}\/ByHost\/com\.apple\.loginwindow|\bkickstart\s[^\n;|]{0,60}-activate\b/i,
  ),
  rule('kill_everything', 'high', /(?:>|\btee\b)\s{0,4}["']?\/proc\/sysrq-trigger\b/),
];
