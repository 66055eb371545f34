import { ATTACK_TOOLS } from './attack-tools.js';
import { CLOUD_COMMANDS } from './cloud-commands.js';
import { command, REST } from './command-pieces.js';
import { commandRule as rule, type CommandRule } from './command-rule.js';
import { COVERED_TRACKS } from './covered-tracks.js';
import { DESTRUCTION } from './destruction.js';
import { FETCHED_PROGRAMS } from './fetched-programs.js';
import { FOOTHOLDS } from './footholds.js';
import { MAC_COMMANDS } from './mac-commands.js';
import { MASQUERADES } from './masquerades.js';
import { OTHER_MACHINES } from './other-machines.js';
import { REGISTRY_COMMANDS } from './registry-commands.js';
import { REMOTE_SHELLS } from './remote-shells.js';
import { SHELL_ESCAPES } from './shell-escapes.js';
import { STARTING_OPTIONS } from './starting-options.js';
import { TAKEN_FILES } from './taken-files.js';
import { TAKEN_SECRETS } from './taken-secrets.js';
import { emulatesProcessors } from './usual-administration.js';
import { WEAKENED_SYSTEM } from './weakened-system.js';
import { WINDOWS_COMMANDS } from './windows-commands.js';

/** Commands that no honest task of an agent needs, each with its own reason. */
export const COMMAND_RULES: readonly CommandRule[] = [
  ...REMOTE_SHELLS,
  ...SHELL_ESCAPES,
  ...STARTING_OPTIONS,
  ...WINDOWS_COMMANDS,
  ...REGISTRY_COMMANDS,
  ...MASQUERADES,
  ...OTHER_MACHINES,
  ...MAC_COMMANDS,
  ...ATTACK_TOOLS,
  ...DESTRUCTION,
  ...FETCHED_PROGRAMS,
  ...TAKEN_SECRETS,
  ...FOOTHOLDS,
  ...TAKEN_FILES,
  ...CLOUD_COMMANDS,
  ...WEAKENED_SYSTEM,
  ...COVERED_TRACKS,
  rule(
    'kill_everything',
    'high',
    /\bkill\s{1,4}(?:-\w{1,8}\s{1,4}){0,2}-1(?:\s|$)|\btaskkill\b[^\n;|]{0,60}\/im\s{1,4}\*|\bStop-Process\b[^\n;|]{0,40}-Name\s{1,4}["']?\*/i,
  ),
  rule('cryptominer', 'high', command(String.raw`(?:[\w./-]{0,60}\/)?(?:xmrig|minerd|cpuminer|cgminer|ethminer|t-rex|nbminer)(?:\s|$)`)),
  rule('cryptominer', 'high', /\bstratum\+(?:tcp|ssl):\/\/|\b(?:docker|podman)\s{1,4}run\b[^\n;|]{0,120}\/xmrig(?::|\s|$)/i),
  rule(
    'escape_container',
    'high',
    /\b(?:docker|podman)\s{1,4}(?:-H\s{1,4}\S{1,80}\s{1,4})?run\b[^\n;|]{0,160}(?:--privileged|-v\s{0,2}\/:|--volume[= ]\/:|--mount[= ][^\s]{0,60}\b(?:source|src)=\/(?:,|\s|$)|--cap-add[= ]ALL\b|--pid[= ]host|docker\.sock)|\bnsenter\b[^\n;|]{0,60}(?:-t\s{0,2}1\b|--target[= ]1\b)/i,
    { isUsual: emulatesProcessors },
  ),
  rule('tunnel', 'medium', command(String.raw`(?:chisel\s{1,4}(?:client|server)|frpc\s|ligolo(?:-ng)?\s|bore\s{1,4}local)\b${REST}`)),
  rule('workload_exec', 'medium', /\bkubectl\b[^\n;|]{0,80}\sexec\b[^\n;|]{0,120}--\s{1,4}\S{0,12}(?:ba)?sh(?:\s|$)/i),
  rule(
    'secret_store',
    'medium',
    /\baws\s[^\n;|]{0,60}secretsmanager\s{1,4}get-secret-value|\baws\s[^\n;|]{0,60}ssm\s{1,4}get-parameters?\b[^\n;|]{0,80}--with-decryption|\bgcloud\s{1,4}secrets\s{1,4}versions\s{1,4}access|\baz\s{1,4}keyvault\s{1,4}secret\s{1,4}show|\bsecurity\s{1,4}find-(?:generic|internet)-password\b|\bvault\s{1,4}kv\s{1,4}get\b/i,
  ),
  rule(
    'agent_bypass',
    'medium',
    /\b(?:claude|gemini|codex|copilot|cursor-agent|opencode)\b[^\n;|]{0,120}--(?:yolo|dangerously-skip-permissions|dangerously-bypass-approvals-and-sandbox|allow-all-tools|full-auto)\b/i,
  ),
  rule('network_sweep', 'medium', /\b(?:nmap|masscan|zmap)\b[^\n;|]{0,120}\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\/(?:[0-9]|[12][0-9])(?:\s|$)/i),
];
