/** Passwords of examples, and the defaults of databases on a developer's machine. */
const PLAIN_PASSWORD =
  /^(?:pass(?:word|wd)?|pwd|secret|user(?:name)?|admin|root|guest|test|demo|dev|postgres|mysql|mongo|redis|rabbit|changeme|default|example|token|key|p|x+|[a-z]{1,4}|[0-9]{1,6}|\*+)$/i;

export function isPlainPassword(value: string): boolean {
  return PLAIN_PASSWORD.test(value);
}

/** How rules for passwords want them: small letters, capitals and digits, or a sign beside letters and digits. Not the words of examples. */
export function isChosen(value: string): boolean {
  if (value.length < 8 || value.length > 64 || !/[0-9]/.test(value) || !/[a-z]/i.test(value) || EXAMPLE.test(value)) return false;
  return (/[a-z]/.test(value) && /[A-Z]/.test(value)) || /[!@#%^&*?+=~|]/.test(value);
}

const EXAMPLE =
  /^(?:pass|p[a@4]s{1,2}w[o0]rd|admin|test|user|welcome|secret|demo|example|change|your|my|some|new|old|qwert|abc|foo|hunter2|get|read|process|http|[a-z]+[.(])/i;
