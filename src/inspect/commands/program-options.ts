/** What the value of an option is: a command, `exec=` and a command, a setting whose value is a command, a file that is run or loaded, a file that is written. */
export type Started = 'command' | 'action' | 'setting' | 'loaded' | 'written';

/** Options by which a program starts another, loads what somebody wrote, or writes what will be started. */
export interface ProgramOptions {
  /** Without any the option says enough. */
  readonly programs: string;
  /** A short one may stand at the end of several letters, and its value in the same word. */
  readonly options: string;
  readonly started: Started;
  /** Behind the name of one of the program's own commands it says so to these. */
  readonly only?: string;
}

/** By the manuals of the programs; where a value is usually something else, only those of which it is not. */
export const PROGRAM_OPTIONS: readonly ProgramOptions[] = [
  { programs: 'tar bsdtar gtar', options: '--checkpoint-action', started: 'action' },
  {
    programs: 'tar bsdtar gtar',
    options: '--to-command --use-compress-program --rsh-command --info-script --new-volume-script -I',
    started: 'command',
  },
  { programs: 'scp sftp', options: '-S', started: 'command' },
  { programs: 'man', options: '-P --pager -H --html', started: 'command' },
  { programs: 'rsync', options: '-e --rsh', started: 'command' },
  { programs: 'zip', options: '-TT --unzip-command', started: 'command' },
  {
    programs: 'git',
    options: '--upload-pack --receive-pack',
    started: 'command',
    only: 'clone fetch pull push ls-remote fetch-pack send-pack',
  },
  { programs: 'git', options: '-u', started: 'command', only: 'clone' },
  { programs: 'git', options: '-c --config', started: 'setting', only: 'clone' },
  { programs: 'ssh scp sftp', options: '-o', started: 'setting' },
  { programs: 'npm pnpm yarn', options: '--script-shell script-shell', started: 'loaded' },
  { programs: 'terraform tofu', options: '-plugin-dir --plugin-dir', started: 'loaded' },
  // Chromium, whose arguments come without it.
  {
    programs: '',
    options: '--renderer-cmd-prefix --utility-cmd-prefix --gpu-launcher --ppapi-plugin-launcher --browser-subprocess-path',
    started: 'command',
  },
  { programs: 'curl', options: '-o --output', started: 'written' },
  { programs: 'wget', options: '-O --output-document', started: 'written' },
  { programs: 'aria2c', options: '-o --out', started: 'written' },
  { programs: 'dd', options: 'of', started: 'written' },
];

/** Settings that programs start something by. Others of Git are asked for where they are written (`footholds.ts`). */
export const STARTING_SETTINGS =
  'core\\.(?:sshCommand|fsmonitor|gitProxy|pager|askPass) pager\\.\\w{1,24} diff\\.external diff\\.\\w{1,24}\\.(?:command|textconv) (?:diff|merge)tool\\.\\w{1,24}\\.cmd merge\\.\\w{1,24}\\.driver filter\\.\\w{1,24}\\.(?:clean|smudge|process) credential\\.helper gpg\\.program uploadpack\\.packObjectsHook alias\\.\\w{1,24} ProxyCommand LocalCommand KnownHostsCommand';

/** Variables of programs whose value is a command, or a file that is run or loaded. */
export const STARTING_VARIABLES: Readonly<Record<'command' | 'loaded', string>> = {
  command: 'GIT_SSH_COMMAND GIT_SSH GIT_EXTERNAL_DIFF GIT_PROXY_COMMAND GIT_PAGER MANPAGER PAGER RSYNC_RSH CVS_RSH SVN_SSH',
  loaded: 'LD_PRELOAD LD_AUDIT DYLD_INSERT_LIBRARIES BASH_ENV PYTHONSTARTUP GCONV_PATH TF_CLI_CONFIG_FILE',
};

/** Programs take a long option by as much of its name as no other has: this much of one is asked for. */
export const LEAST_OF_NAME = 5;
/** A long option, or the beginning of its name. */
export const beginningOf = (option: string): string => (option.startsWith('--') ? `${option.slice(0, LEAST_OF_NAME)}[\\w-]{0,32}` : option);

interface Told {
  /** The next word is the value. */
  readonly next: RegExp;
  /** The value is in the same word. */
  readonly same: RegExp;
}

const TOLD = new Map<string, Told>();
for (const name of new Set(PROGRAM_OPTIONS.flatMap(({ programs }) => programs.split(' ')))) {
  const options = PROGRAM_OPTIONS.filter(({ programs, started }) => programs.split(' ').includes(name) && started !== 'written').flatMap(
    (each) => each.options.split(' '),
  );
  if (options.length > 0) TOLD.set(name, toldBy(options));
}

function toldBy(options: readonly string[]): Told {
  const short = options.filter((option) => /^-\w$/.test(option)).map((option) => option.slice(1));
  const letters = short.length === 0 ? '' : `|-[a-zA-Z]{0,8}[${short.join('')}]`;
  const long =
    options
      .filter((option) => !/^-\w$/.test(option))
      .map(beginningOf)
      .join('|') || '--';
  return {
    next: new RegExp(`^(?:${long}${letters})$`),
    same: new RegExp(`^(?:(?:${long})=${short.length === 0 ? '' : `|-[${short.join('')}]`})`),
  };
}

/** How a program is told what to start. */
export const toldTo = (program: string): Told | undefined => TOLD.get(program);
