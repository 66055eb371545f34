import { CONTEXT, type IsUsual } from './command-rule.js';

/** A program in quotes reads what is downloaded as data; unless it runs that, or hands it on to what does. */
const READS_AS_DATA =
  /^(?:curl|wget|fetch|aria2c)\b[^\n;&|]{0,400}\|\s{0,4}(?:\/\S{0,20}\/)?(?:python[0-9.]{0,4}|node|perl|ruby|php)\s{1,4}(?:-[a-zA-Z.=]{1,16}\s{1,4}){0,3}-(?:m\s{0,2}json\.tool\b|[a-z]{0,4}[cerp]\s{1,4}\S)/;
const RUNS_DATA =
  /\b(?:exec|eval|compile|system|popen|spawn|subprocess|child_process|Function|instance_eval|import_module|importlib|vm|getattr|globals|builtins|runpy|pickle|marshal|ctypes|assert|include|load|send|call_user_func)\b|\bdo\s{0,4}["'(]|__|`|\$\(|<\(|\/dev\/stdin|\/dev\/fd|php:\/\/|\|\s{0,4}(?:sudo\s{1,4})?(?:\/\S{0,20}\/)?(?:env\s{1,4})?(?:(?:ba|z|k|c|tc|da|a)?sh|fish|pwsh|powershell|xargs|source|python[0-9.]{0,4}|perl|ruby|node|php)\b/;
const READS_JSON = /\bjson\s{0,2}\.\s{0,2}loads?\b|\bJSON\.load\b/g;

/** Where the makers of languages and tools keep what installs them; each tells its users to do so. No other file of theirs, and none of their users'. */
const INSTALLERS =
  /^https:\/\/(?:(?:sh\.rustup\.rs|astral\.sh|get\.docker\.com|(?:deb|rpm)\.nodesource\.com|install\.python-poetry\.org|get\.k3s\.io|bun\.(?:sh|com)|get\.pnpm\.io|get\.sdkman\.io|nixos\.org|install\.determinate\.systems|get\.volta\.sh|starship\.rs|mise\.run|tailscale\.com|get-ghcup\.haskell\.org|bootstrap\.pypa\.io|pyenv\.run|install\.pi-hole\.net)(?:\/[\w./@+-]{0,160})?|(?:deno\.land(?:\/x\/install)?|fly\.io|ollama\.com|claude\.ai|community\.chocolatey\.org)\/install\.(?:sh|ps1)|getcomposer\.org\/installer|clis\.cloud\.ibm\.com\/install\/(?:linux|osx)|packages\.gitlab\.com\/install\/repositories\/(?:gitlab|runner)\/[\w-]{1,40}\/script\.(?:deb|rpm)\.sh|aka\.ms\/InstallAzureCLIDeb|elastic\.co\/start-local|raw\.githubusercontent\.com\/(?:nvm-sh\/nvm|Homebrew\/install|helm\/helm|ohmyzsh\/ohmyzsh|golangci\/golangci-lint|anchore\/(?:syft|grype)|aquasecurity\/trivy|k3d-io\/k3d|rancher\/k3d)\/(?:refs\/(?:heads|tags)\/)?(?:HEAD|main|master|v?[0-9]{1,3}(?:\.[0-9]{1,4}){1,3})\/[\w./+-]{0,100})$/;
const LOADS =
  /(?:^|[\s("'`$])(?:curl|wget|irm|iwr|Invoke-RestMethod|Invoke-WebRequest)\s([^|)"'\n]{1,300}(?:'=https'[^|)"'\n]{1,200})?["']?)/gi;
/** Other ways to a page. */
const LOADS_OTHERWISE = /\bDownload(?:String|File|Data)\b|WebClient|\b(?:certutil|mshta|regsvr32|bitsadmin|fetch|aria2c)\b/i;
/** How a page is asked for; none that changes whom one asks. */
const PLAIN_OPTION =
  /^(?:-[fsSLqOv0-]{1,8}|-[qs]{0,2}O-?|-o-?|-|'=https'|=https|[0-9]{1,3}|--(?:proto|tlsv1\.[23]|silent|show-error|fail|location|quiet|retry|retry-delay|max-time|connect-timeout|https-only|secure-protocol=TLSv1_[23]))$/;

/** Whether a page is there, and nothing else: nothing of it comes through the pipe. */
const ASKS_ONLY = /^wget\s{1,4}(?:-[qnv]{1,3}O?-?\s{1,4}){0,2}--spider\s{1,4}https?:\/\/[\w./:@%~+-]{1,200}\s{0,4}\|[^|]{0,60}$/;

/** One more command before the pipe. */
const GROUPED = /[)}]\s{0,4}\|/;

/** Of a page that is piped into a shell or a program: it is data there, or what a maker of tools publishes. */
export const readsOrInstalls: IsUsual = ({ match, from }) => {
  if (ASKS_ONLY.test(match)) return true;
  const program = READS_AS_DATA.exec(from);
  if (program !== null) {
    const rest = from.slice(program[0].length - 1);
    return from.length < CONTEXT && !RUNS_DATA.test(rest.replace(READS_JSON, ''));
  }
  if (GROUPED.test(match) || LOADS_OTHERWISE.test(match)) return false;
  // A second page may stand behind the first: in the same command, or in the same substitution.
  const behind = (/[(`]/.test(match) ? SUBSTITUTED : COMMAND).exec(from.slice(match.length))?.[0] ?? '';
  const asked = Array.from(`${match}${behind}`.matchAll(LOADS), ([, each = '']) => each);
  return asked.length > 0 && asked.every(isInstaller);
};

const COMMAND = /^[^\n;|&)]{0,400}/;
const SUBSTITUTED = /^[^\n)]{0,800}/;

function isInstaller(asked: string): boolean {
  const words = asked.split(/\s{1,8}/).filter((word) => word !== '' && !PLAIN_OPTION.test(word));
  return words.length > 0 && words.every((word) => INSTALLERS.test(word) && !word.includes('..'));
}
