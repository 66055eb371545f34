/** A program that starts the program which its arguments name, and its options as far as we know them: with any other, nobody can tell which. */
export interface Wrapper {
  /** Options without a value: letters, and words of `--word`. */
  readonly flags: ReadonlySet<string>;
  /** Options with a value, in the same word or the next. */
  readonly values: ReadonlySet<string>;
  /** Arguments before the program: the duration of `timeout`. */
  readonly positionals: number;
  /** `NAME=value` may stand before the program. */
  readonly assignments: boolean;
}

/** name | flags | options with a value | arguments before the program. Letters are options each, words are long ones. */
const TABLE = `
sudo     | A b E H k n P S non-interactive preserve-env reset-timestamp set-home background stdin | u g p C T D h user group prompt chdir host | 0=
doas     | n | u | 0
env      | i 0 v ignore-environment null debug | u C unset chdir | 0=
xargs    | 0 r t x p null no-run-if-empty verbose exit | I n L P s E d a max-args max-procs max-lines max-chars delimiter arg-file | 0
nohup    | | | 0
setsid   | c f w ctty fork wait | | 0
command  | p | | 0
builtin  | | | 0
exec     | c l | a | 0
time     | p v a q portability verbose append quiet | f o format output | 0
timeout  | f p v foreground preserve-status verbose | k s kill-after signal | 1
nice     | | n adjustment | 0
ionice   | t ignore | c n class classdata | 0
stdbuf   | | i o e input output error | 0
chroot   | skip-chdir | userspec groups | 1
noglob   | | | 0
nocorrect | | | 0
repeat   | | | 1
unbuffer | p | | 0
caffeinate | d i m s u | t | 0
flock    | n s x u e o F nonblock shared exclusive unlock nb no-fork | w E wait timeout conflict-exit-code | 1
strace   | f F q v x y T t r c C i | e o p s a S E u P | 0
ltrace   | f C i L r S t T c | e o p s n u | 0
taskset  | a c all-tasks cpu-list | | 1
chrt     | a b f i o r batch fifo idle other rr | | 1
gosu     | | | 1
su-exec  | | | 1
busybox  | | | 0
toybox   | | | 0
xvfb-run | a auto-servernum | s n e f server-args server-num error-file auth-file | 0
fakeroot | | | 0
dbus-run-session | | | 0
`;

export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', flags = '', values = '', rest = ''] = line.split('|').map((cell) => cell.trim());
      const wrapper = {
        flags: words(flags),
        values: words(values),
        positionals: Number.parseInt(rest, 10),
        assignments: rest.endsWith('='),
      };
      return [name, wrapper] as const;
    }),
);

/** Read their arguments as a script of the shell's language. */
export const SHELLS = words('sh bash dash zsh ksh mksh ash rbash');

/** Change what later words mean, whatever their arguments. */
export const CHANGING = words('alias unalias trap hash enable bind complete compgen fc history autoload zmodload functions unhash rehash');

/** Start what their arguments name in ways that are not read here; by themselves they start nothing else. */
export const UNREAD = words(
  'su runuser script parallel sem systemd-run unshare nsenter setpriv capsh prlimit numactl firejail bwrap proot start-stop-daemon daemonize ' +
    'at batch rlwrap entr watch watchexec inotifywait screen tmux dtach openvt pkexec runas machinectl proxychains proxychains4 torsocks torify ' +
    'valgrind gdb lldb perf hyperfine eatmydata faketime trickle cgexec chpst softlimit setarch linux32 linux64 expect ts cmd powershell pwsh fish ' +
    'csh tcsh nu elvish xonsh wsl start forfiles ld.so',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').filter((word) => word !== ''));
}
