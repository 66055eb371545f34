import { entropy } from './entropy.js';

/** Passwords of examples, and the defaults of databases on a developer's machine. */
const PLAIN_PASSWORD =
  /^(?:pass(?:word|wd)?|pwd|secret|user(?:name)?|admin|root|guest|test|demo|dev|postgres|mysql|mongo|redis|rabbit|changeme|default|example|token|key|p|x+|[a-z]{1,4}|[0-9]{1,6}|\*+)$/i;

export function isPlainPassword(value: string): boolean {
  return PLAIN_PASSWORD.test(value);
}

/** Made of the word for it alone (`my-password`, `postgrespassword`), the name of the user once more, or what stands in examples since Oracle's first one. */
export function isWordForOne(value: string, user: string): boolean {
  return WORD_FOR_ONE.test(value) || value.toLowerCase() === user.toLowerCase() || /^scott:tiger$/i.test(`${user}:${value}`);
}

const WORD_FOR_ONE = /^[a-z_-]{0,16}(?:password|passwd|passwort|pwd)$/i;

/** How rules for passwords want them: small letters, capitals and digits, or a sign beside letters and digits. Not the words of examples. */
export function isChosen(value: string): boolean {
  if (value.length < 8 || value.length > 64 || !/[0-9]/.test(value) || !/[a-z]/i.test(value) || EXAMPLE.test(value)) return false;
  return (/[a-z]/.test(value) && /[A-Z]/.test(value)) || /[!@#%^&*?+=~|]/.test(value);
}

/** A word and a number as people choose them: `bluebird77`, not `localdev123`. */
export function isWordAndNumber(value: string): boolean {
  return WORD_AND_NUMBER.test(value) && !EXAMPLE.test(value) && !/012|123|234/.test(value);
}

const WORD_AND_NUMBER = /^[a-z]{5,24}[0-9]{2,8}$/;

/** Not what examples have: `myPassword`, `yourpwd`, `<password>`. */
export function isOwnWord(value: string): boolean {
  return !EXAMPLE.test(value) && !/p[a@4]s{1,2}(?:w[o0]?r?d)?|pwd|secret|[*%#]|^(?:_|[a-z]{1,6}_)/i.test(value);
}

const EXAMPLE =
  /^(?:pass|p[a@4]s{1,2}w[o0]rd|admin|test|user|welcome|secret|demo|example|change|your|my|some|new|old|qwert|abc|foo|hunter2|get|read|process|http|[a-z]+[.(])/i;

/** Two that stand in no name, number or address. */
const SIGNS = /[!#%^&*()<>~|;{}$].*[!#%^&*()<>~|;{}$@]/;
/** So many tell a password of small letters alone. */
const MANY_SIGNS = /(?:[!#%^&*()<>~|;{}$@+=][^!#%^&*()<>~|;{}$@+=]{0,12}){6}/;
/** And so many digits and signs among them, of none that the parts of an address are joined by. */
const DIGITS = /(?:[0-9][^0-9]{0,16}){3}/;
const THREE_SIGNS = /^[^/=]{0,16}(?:[!#%^&*?~|$@][^!#%^&*?~|$@/=]{1,12}){3}[^/=]*$/;
const TEMPLATE = /:\/\/|[{<$%]\{?[({<]|[({<]\s?[a-z_.]{1,40}\s?[)}>]|^[a-z_.]{1,60}\(/i;

/** A password with signs in it that end a value without quotation marks. */
export function hasSigns(value: string): boolean {
  if (!/[0-9]/.test(value) || !/[a-z]/.test(value) || TEMPLATE.test(value)) return false;
  const isSigned = (/[A-Z]/.test(value) && SIGNS.test(value)) || MANY_SIGNS.test(value) || (DIGITS.test(value) && THREE_SIGNS.test(value));
  return isSigned && entropy(value) >= 3.5;
}
