/** Programs that run what follows them: letters of their options that take a word, and words of their own before the command. */
export const WRAPPERS: readonly (readonly [names: string, valued: string, operands: number])[] = [
  [
    'env exec command builtin nohup setsid time eval catchsegv fakeroot linux32 linux64 unshare busybox toybox doas parallel proot prlimit newgrp daemonize xvfb-run dbus-launch',
    'uCaS',
    0,
  ],
  ['sudo', 'ughpCrtUDRT', 0],
  ['nice ionice', 'ncp', 0],
  ['stdbuf', 'ioe', 0],
  ['strace ltrace', 'eopsuESP', 0],
  ['xargs', 'IaEdLnPs', 0],
  ['watch', 'n', 0],
  ['systemd-run runuser nsenter start-stop-daemon', 'pugEtxn', 0],
  ['timeout', 'ks', 1],
  ['chroot flock taskset chrt setarch ssh sg', 'wEcpilo', 1],
];
