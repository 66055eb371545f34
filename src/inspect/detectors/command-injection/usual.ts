import { steers } from '../sensitive-file/agent-settings.js';
import type { IsUsual } from './command-rule.js';

/** A program in quotes reads what is downloaded as data; unless it runs that. */
const READS_AS_DATA =
  /\|\s{0,4}(?:\/\S{0,20}\/)?(?:python[0-9.]{0,4}|node|perl|ruby|php)\s{1,4}(?:-[a-zA-Z.=]{1,16}\s{1,4}){0,3}-(?:m\s{0,2}json\.tool\b|[a-z]{0,4}[cerp]\s{1,4}\S)/;
const RUNS_DATA =
  /\b(?:exec|eval|compile|system|popen|spawn|subprocess|child_process|Function|instance_eval|__import__|import_module|vm)\b|`/;

/** Where the makers of languages and tools keep what installs them; each tells its users to do so. */
const INSTALLERS =
  /^https:\/\/(?:sh\.rustup\.rs|astral\.sh|get\.docker\.com|(?:deb|rpm)\.nodesource\.com|install\.python-poetry\.org|get\.k3s\.io|bun\.(?:sh|com)|deno\.land|get\.pnpm\.io|get\.sdkman\.io|nixos\.org|install\.determinate\.systems|get\.volta\.sh|starship\.rs|mise\.run|tailscale\.com|fly\.io|get-ghcup\.haskell\.org|bootstrap\.pypa\.io|pyenv\.run|ollama\.com|raw\.githubusercontent\.com\/(?:nvm-sh\/nvm|Homebrew\/install|helm\/helm|ohmyzsh\/ohmyzsh|golangci\/golangci-lint|anchore\/(?:syft|grype)|aquasecurity\/trivy|k3d-io\/k3d|rancher\/k3d))(?:\/[\w./@+-]{0,160})?$/;
const LOADS = /(?:^|[\s("'`$])(?:curl|wget|irm|iwr|Invoke-RestMethod|Invoke-WebRequest)\s([^|)"'\n]{1,300}(?:'=https'[^|)"'\n]{1,200})?)/i;
/** How a page is asked for; none that changes whom one asks. */
const PLAIN_OPTION =
  /^(?:-[fsSLqOv0-]{1,8}|-[qs]{0,2}O-?|-o-?|-|'=https'|=https|[0-9]{1,3}|--(?:proto|tlsv1\.[23]|silent|show-error|fail|location|quiet|retry|retry-delay|max-time|connect-timeout|https-only|secure-protocol=TLSv1_[23]))$/;

/** Of a page that is piped into a shell or a program: it is data there, or what a maker of tools publishes. */
export const readsOrInstalls: IsUsual = (from) => {
  const program = READS_AS_DATA.exec(from);
  if (program !== null) return !RUNS_DATA.test(from.slice(program.index));
  const [, asked = ''] = LOADS.exec(from) ?? [];
  const words = asked.split(/\s{1,8}/).filter((word) => word !== '');
  return (
    words.length > 0 && words.filter((word) => !PLAIN_OPTION.test(word)).every((word) => INSTALLERS.test(word)) && /https:/.test(asked)
  );
};

/** A switch of git's own; a key to sign in with. */
const FILE_MONITOR = /\bcore\.fsmonitor[\s=]{1,4}["']?(?:true|false)\b/i;
const SSH_KEY = /\bcore\.sshCommand[\s=]{1,4}["']?ssh(?:\.exe)?\s[^;|&`$\n]{0,200}$/i;
const OTHER_PROGRAM = /Proxy|LocalCommand|PKCS11|Include|-F\s/i;

export const setsUpGit: IsUsual = (from) => FILE_MONITOR.test(from) || (SSH_KEY.test(from) && !OTHER_PROGRAM.test(from));

/** A hook that lies in the repository, put where git looks for it. */
export const installsOwnHook: IsUsual = (from) =>
  /^(?:cp|mv|ln|install)\s{1,4}(?:-[\w=-]{1,16}\s{1,4}){0,3}["']?(?:\.{1,2}\/){0,4}\w[\w./*-]{0,100}["']?\s{1,4}["']?(?:\.\/)?\.git\/hooks\//i.test(
    from,
  );

/** Written into settings, and it steers nothing; or a copy of a file beside it. Servers of an agent, its hooks and keys are no settings. */
export const setsDisplay: IsUsual = (from, text) =>
  COPIES_OWN.test(from) || (INTO_SETTINGS.test(from) && !steers(text.replace(SETTINGS_FILES, ' ')));
const COPIES_OWN =
  /^(?:cp|mv|ln|install)\s{1,4}(?:-[\w=-]{1,16}\s{1,4}){0,3}["']?(?:\.{1,2}\/)?[.\w][\w.-]{0,60}(?:\/[\w.-]{1,60}){0,6}["']?\s/i;
const INTO_SETTINGS = /^(?:>|tee|sed)[^\n;|]{0,160}[\\/](?:settings|tasks)[\w.-]{0,24}\.json/i;
const SETTINGS_FILES =
  /[\w~./\\-]{0,80}\.(?:claude|cursor|codex|gemini|windsurf|openclaw|kiro|roo|vscode)(?:\.json|[\\/][\w./-]{1,60})|\bclaude_desktop_config\.json/gi;

/** Half of a pair of keys that is there to be given away; a copy that stays beside what it is a copy of. */
export const staysWhereItIs: IsUsual = (from) =>
  /^\w{1,12}\s[^\n;|&>]{0,120}[\\/]id_\w{2,10}\.pub(?:[\s;|&)"']|$)/i.test(from) ||
  /^(?:cp|mv)\s{1,4}(?:-\w{1,6}\s{1,4}){0,2}[^\s;|&]{1,120}\s{1,4}["']?(?:~|\$HOME)\/\.[\w./-]{1,60}["']?\s{0,4}(?:$|[\n;|&)])/i.test(from);

/** Whether somebody listens: a connection that nothing is read from, and nothing sent to. */
const KNOCKS =
  /(?:^|[;|&("'!\n]|\b(?:do|until|while|if)\b)\s{0,4}\(?\s{0,4}(?:echo\s{0,4}|:\s{0,4}|true\s{0,4}|printf\s{1,4}(?:''|"")\s{0,4})?[<>]\s{0,2}\/dev\/tcp\/[^\s/]{1,255}\/[0-9$]/i;
const TALKS = /\b(?:ba|z|k|da|c)?sh\s{1,4}-i|[0-9]?[<>]&\s?(?:\/dev|[0134-9])|<&|\bexec\b|\bcat\b|\bread\b|\$\(|`/i;

export const knocks: IsUsual = (_, text) => KNOCKS.test(text) && !TALKS.test(text);

/** To take the rights away that are found. */
export const tidiesRights: IsUsual = (from) =>
  /^sudo\s/i.test(from) || /^find\s[^\n;|]{0,160}-exec\s{1,4}chmod\s{1,4}(?:[ugoa]{0,4}-s|[0-7]{3}\s)/i.test(from);

/** Browsers keep their processes apart with it, and say that it needs these rights. */
export const keepsSandbox: IsUsual = (from) => /^chmod\s[^\n;|]{0,120}\bchrom(?:e|ium)[\w-]{0,12}sandbox\b/i.test(from);
