import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/** Where container runtimes have the home of a user that the system does not know, and libraries read it so. */
const NOBODYS_HOME = '/';

/** What the system says; each may throw. */
export interface Homes {
  /** By the environment, where it says something. */
  readonly stated: () => string;
  /** By the user's entry. */
  readonly entered: () => string;
}

const system: Homes = { stated: homedir, entered: () => userInfo().homedir };

/**
 * Throws for a user that has none. An empty or a relative `$HOME` leads into the folder in which we were started, which may be anybody's: a repository
 * could bring its own compiled policies.
 */
export function knownHome({ stated, entered }: Homes = system): string {
  for (const home of [stated, entered]) {
    const folder = home();
    if (isAbsolute(folder)) return folder;
  }
  throw new Error('the user has no home folder');
}

export function homeFolder(homes: Homes = system): string {
  return orNobodys(() => knownHome(homes));
}

/** A home as `home` says it, which may throw. */
export function orNobodys(home: () => string): string {
  try {
    return home();
  } catch {
    return NOBODYS_HOME;
  }
}
