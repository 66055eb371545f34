import { UserError } from '../../errors/exit.js';
import type { Stated } from './archive.js';

/** What the clocks of two machines may differ by, in seconds. */
const SKEW_S = 300;

/** What a download is held to where an old bundle must not come again (`--policy-no-rollback`). */
export interface NoRollback {
  /** Of the newest bundle that decided, in seconds since the epoch; absent before the first. */
  readonly newest: number | undefined;
  /** It was signed in the same second as the newest, and has given way to another of that second: it decided before. */
  readonly replaced: boolean;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Who can answer for a bundle server can answer with a bundle that was signed last year: its signature holds. OPA has nothing against it, and
 * a manifest's revision is a name and no order; the time of the signature is one. Throws a `UserError`.
 */
export function refuseOlder(bundle: string, { signedAt }: Stated, { newest, replaced, now }: NoRollback): void {
  if (signedAt === undefined)
    throw new UserError(
      `bundle \`${bundle}\` does not say when it was signed, and \`--policy-no-rollback\` is given: put \`iat\` (seconds since 1970) into the claims that it is signed with`,
    );
  if (newest !== undefined && signedAt < newest)
    throw new UserError(
      `bundle \`${bundle}\` was signed at ${time(signedAt)}, and one that was signed at ${time(newest)} decided already: an older one is not taken (\`--policy-no-rollback\`)`,
    );
  if (replaced && signedAt === newest)
    throw new UserError(
      `bundle \`${bundle}\` was signed in the same second as one that replaced it (${time(signedAt)}): it does not come again (\`--policy-no-rollback\`); sign it anew where it is meant`,
    );
  if (signedAt > now / 1000 + SKEW_S)
    throw new UserError(
      `bundle \`${bundle}\` says that it was signed at ${time(signedAt)}, which is to come: no later one would be newer (\`--policy-no-rollback\`)`,
    );
}

function time(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString();
}
