import { UserError } from '../../errors/exit.js';
import type { ReadNotes } from './read.js';

/** Throws a `UserError` where files were read to their end, and none of their lines is an entry: a check of another file by mistake found nothing. */
export function refuseNoLog({ entries, bad }: ReadNotes): void {
  const [first] = bad;
  if (entries > 0 || first === undefined) return;
  throw new UserError(
    `\`${first.file}\` holds no entry of an audit log (line ${first.line}: ${first.problem}): name what \`protect --log\` has written, unpacked where it was compressed`,
  );
}
