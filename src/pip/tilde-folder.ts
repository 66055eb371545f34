import { homedir } from 'node:os';
import { orNobodys } from '../config/home-folder.js';

/** What `~` is to a server, which has our environment: `$HOME` as it stands, also where we would follow none (empty, relative). */
export function tildeFolder(home: () => string = homedir): string {
  return orNobodys(home);
}
