import { UserError } from '../errors/exit.js';

/** A subject stands in rate-limit keys, records and policies. */
const LONGEST_SUBJECT = 256;

/** Throws a UserError for a subject that would be unreadable in a record or a key. */
export function subjectFrom(text: string, from: string): string {
  if (text.trim() === '') throw new UserError(`${from} is empty: a subject needs a name`);
  if (text.length > LONGEST_SUBJECT)
    throw new UserError(`${from} is ${text.length} characters long: a subject has at most ${LONGEST_SUBJECT}`);
  if (/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text))
    throw new UserError(`${from} has control or invisible characters, which a subject must not have`);
  return text;
}
