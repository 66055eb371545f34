import { isPlainPassword, isWordForOne } from './password.js';

/** A name and a password of examples, as `Basic` has them: in Base64. */
export function isPlainPair(value: string): boolean {
  if (value.length > LONGEST_PAIR) return false;
  const [user, password] = pairIn(value);
  return user !== undefined && password !== undefined && (isPlainPassword(password) || isWordForOne(password, user));
}

/** A name and a password that are not. */
export function isPair(value: string): boolean {
  const [user, password] = pairIn(value);
  return password !== undefined && PRINTED.test(`${user}${password}`) && !isPlainPair(value);
}

function pairIn(value: string): readonly string[] {
  return Buffer.from(value, 'base64').toString('latin1').split(':');
}

const LONGEST_PAIR = 88;
/** No bytes of anything else, and no template. */
const PRINTED = /^[ -;=?-z|~]{1,400}$/;
