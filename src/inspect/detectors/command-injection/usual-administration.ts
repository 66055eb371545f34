import type { IsUsual } from './command-rule.js';

/** A folder of the project, opened for all; without errors and in silence is how ransomware opens what it encrypts. */
export const opensOwnFolder: IsUsual = ({ match, before, from }) => {
  if (!/^icacls\s/i.test(match) || LEAVES_PROJECT.test(before)) return false;
  const command = /^[^\n;|&]{0,300}/.exec(from)?.[0] ?? '';
  return (
    OWN_FOLDER.test(command) &&
    !/\.\.|\.(?:ssh|aws|azure|kube|gnupg)/i.test(command) &&
    !(/\s\/c\b/i.test(command) && /\s\/q\b/i.test(command))
  );
};
/** No drive, no variable, no wildcard. */
const OWN_FOLDER = /^icacls\s{1,4}["']?(?:\.|(?:\.[\\/]?)?\w[\w. -]{0,60}(?:[\\/][\w. -]{1,60}){0,8})[\\/]?["']?\s{1,4}\/grant/i;
/** Behind it the folder of the project is another. */
const LEAVES_PROJECT =
  /\b(?:cd|chdir|pushd|sl|(?:set|push)-location)(?:\s{1,4}\/d)?(?:\s{1,4}-(?:literal)?path)?\s{0,4}["'(]{0,2}(?:[a-z]:|[\\/%~$]|\.\.)|(?:^|[\n;|&("'])\s{0,4}[a-z]:\s{0,4}(?:[\n;|&]|$)/i;

/** A log that fills the disk, emptied in its place: who hides takes away what says who signed in. */
export const emptiesFullLog: IsUsual = ({ from }) =>
  /^truncate\s{1,4}(?:-s|--size)[\s=]{0,2}0\s{1,4}["']?\/var\/log\/(?:syslog|messages|kern\.log)["']?\s{0,4}(?:$|[\n;|&)#])/i.test(from);

/** A port of Windows that leads into its own Linux, whose address is asked for in the same command. */
export const leadsIntoOwnLinux: IsUsual = ({ match, from }) =>
  /^netsh\s/i.test(match) &&
  /^[^\n;|&]{0,240}\bconnectaddress\s{0,2}=\s{0,2}["']?\$?\(\s{0,2}wsl(?:\.exe)?(?:\s{1,4}(?:-d|--distribution|-u|--user)\s{1,4}[\w.-]{1,40}|\s{1,4}(?:-e|--exec|--)){0,3}\s{1,4}hostname\s{1,4}-I\s{0,2}\)/i.test(
    from,
  );

/** Where a database keeps its own file, by the name that it has there. `.ssh` of its own account is below its folder too. */
export const movesOwnFile: IsUsual = ({ match, from }) =>
  OWN_FILE.test(from.slice(match.length)) && !/\.\./.test(/^\S{0,200}/.exec(from.slice(match.length))?.[0] ?? '');
const OWN_FILE =
  /^\s{0,4}["']?(?:\/data|\/var\/(?:lib|db)\/(?:redis|valkey)(?:\/\w[\w.-]{0,39})?|\/(?:bitnami|opt|srv)\/redis(?:\/\w[\w.-]{0,39}){0,3}|[\w.-]{1,60}\.rdb)\/?["']?\s{0,4}(?:$|[\n;|&)])/i;

/** What a container is given; nothing is typed there that its host would keep. */
export const isOfContainer: IsUsual = ({ match, before }) =>
  /^HIST/i.test(match) && /\b(?:docker|podman)\s[^\n;|&]{0,300}\s(?:-e|--env)[\s=]{1,2}["']?$/.test(before.slice(-360));

/** An assembly that the system has, by its name: no bytes, and no file. */
export const loadsByName: IsUsual = ({ match, from }) =>
  /\bLoad\(["']?$/i.test(match) && /^[^(]{0,24}\bLoad\(\s{0,2}["']?[A-Za-z][\w., =-]{1,160}["']?\s{0,2}\)/i.test(from);

/** What emulates other processors, for a machine that builds for them. */
export const emulatesProcessors: IsUsual = ({ match, from }) =>
  match.endsWith('--privileged') &&
  /^(?:docker|podman)\s{1,4}run\s{1,4}(?:--rm\s{1,4})?--privileged\s{1,4}(?:--rm\s{1,4})?(?:docker\.io\/)?(?:multiarch\/qemu-user-static|tonistiigi\/binfmt)(?::[\w.-]{1,40})?\s{1,4}(?:--(?:reset|install|uninstall|credential)\s?(?:-p\s{1,4}yes|-c\s{1,4}yes|[\w,*-]{1,80})?\s{0,4}){1,3}(?:$|[\n;|&)"'])/i.test(
    from,
  );

/** What a machine in a cloud asks about itself: its names and its place, none of its rights. */
export const asksWhoItIs: IsUsual = ({ match, from, text }) =>
  !OTHER_TARGET.test(text) &&
  /^\/latest\/(?:api\/token|(?:dynamic\/instance-identity\/document|meta-data\/(?:(?:public|local)-(?:ipv4|hostname)|hostname|instance-(?:id|type)|ami-id|placement\/(?:availability-zone|region))))\/?(?:["'\s)`]|$)/.test(
    from.slice(match.length),
  );

/** By it another path is asked for than the address has; curl takes the beginning of its name as well. */
const OTHER_TARGET = /\s--request-t/i;

/** A table of what is started, set aside: under that name nobody reads it. */
export const setsAside: IsUsual = ({ match }) => {
  const [, source = '', target = ''] = SET_ASIDE.exec(match) ?? [];
  return source !== '' && source === target;
};
const STARTED = String.raw`\/etc\/(?:crontab|profile|rc\.local)`;
const SET_ASIDE = new RegExp(String.raw`^(?:cp|mv)\s{1,4}(?:-\w{1,4}\s{1,4})?(${STARTED})\s{1,4}(${STARTED})[.~_-][\w.~-]{0,40}[\s;|&)]?$`);

/** HTTPie, told what to print: headers of the request, and of the answer. */
export const printsHeaders: IsUsual = ({ match, before }) =>
  /^hh\s/i.test(match) && /(?:^|[\n;|&]\s{0,4})https?\s[^\n;|&]{0,120}(?:-p|--print)[\s=]$/i.test(before.slice(-160));
