import { createHash } from 'node:crypto';

/** What stands in the records of decisions that a remote OPA makes: which OPA it is. Which bundle decides there is not known here. */
export function remoteRevision(url: string): string {
  return `sha256:${createHash('sha256').update(`remote OPA\n${url}`).digest('hex')}`;
}
