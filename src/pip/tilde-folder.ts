import { homedir } from 'node:os';

/** What `~` is to a server, which has our environment. Container runtimes have `/` as the home of a user that the system does not know, and libraries read it so. */
export function tildeFolder(home: () => string = homedir): string {
  try {
    return home();
  } catch {
    return '/';
  }
}
