import { literals } from '../../literals.js';
import { eachMatch } from '../../matches.js';
import type { View } from '../../views/view.js';
import { isStandIn } from './placeholder.js';
import { isChosen, looksRandom } from './random.js';

/** Passwords of examples, and the defaults of databases on a developer's machine. */
const PLAIN_PASSWORD =
  /^(?:pass(?:word|wd)?|pwd|secret|user(?:name)?|admin|root|guest|test|demo|dev|postgres|mysql|mongo|redis|rabbit|changeme|default|example|token|key|p|x+|[a-z]{1,4}|[0-9]{1,6}|\*+)$/i;

export function isPlainPassword(value: string): boolean {
  return PLAIN_PASSWORD.test(value);
}

interface Way {
  /** The group of words without which a text has no such credential. */
  readonly needs: number;
  /** The first group is the credential. */
  readonly pattern: RegExp;
  readonly isOne: (value: string) => boolean;
}

const isNoExample = (value: string) => !isPlainPassword(value);
const isStrong = (value: string) => isChosen(value) || looksRandom(value);

/** Where credentials stand that no `=` or `:` goes before: command lines, `.netrc`, calls, pairs of a name and a value. */
const WAYS: readonly Way[] = [
  {
    needs: literals(['machine']),
    pattern: /\bmachine\s{1,8}\S{3,100}\s{1,8}login\s{1,8}\S{1,64}\s{1,8}password\s{1,8}([^\s"'$]{4,128})/g,
    isOne: isNoExample,
  },
  {
    needs: literals([' -u', '--user']),
    pattern: /\s(?:-u|--user)[ =]{1,2}["']?[^\s:"'$]{1,64}:([^\s"'$/]{6,128})/g,
    isOne: (value) => isNoExample(value) && /[0-9]/.test(value) && /[a-z]/i.test(value),
  },
  {
    needs: literals(['networkcredential', 'directoryentry']),
    pattern: /(?:NetworkCredential|DirectoryEntry)\((?:\s{0,12}["'][^"'\n]{0,100}["']\s{0,4},){1,2}\s{0,12}["']([^"'\s]{6,128})["']/g,
    isOne: isNoExample,
  },
  { needs: literals(['psexec']), pattern: /\bpsexec[^\n]{0,160}?\s-p\s{1,3}([^\s"'%$-][^\s"']{3,64})/gi, isOne: isNoExample },
  {
    needs: literals([' -password', ' -apikey', ' -accesstoken', ' -secretkey', ' -token']),
    pattern: /\s-(?:password|apikey|accesstoken|secretkey|token)\s{1,3}["']?([^\s"'$(%-][^\s"']{5,128})/gi,
    isOne: isStrong,
  },
  {
    needs: literals(['value', '_key"']),
    pattern:
      /(?:name|key|variable|parameter)["'\\]{0,4}\s{0,3}[=:]\s{0,3}["'\\]{0,4}[A-Za-z0-9_.-]{0,60}(?:password|passwd|secret|token|api_?key|access_?key|private_?key|app_key|pwd)["'\\]{0,4}(?:>|[\s,;/-]{1,24}["'\\]{0,4}value["'\\]{0,4}\s{0,3}[=:]\s{0,3}["'\\]{0,4})([^\s"'\\<>,;(){}$]{8,200})/gi,
    isOne: isStrong,
  },
  {
    needs: literals(['secret', 'password', 'passphrase', 'key']),
    pattern: /(?:secret|password|passphrase|(?:api|access|private|auth)[ _-]?key)(?: key)?[ \t]{1,4}["'`]?([A-Za-z0-9_.~+/=-]{20,200})/gi,
    isOne: looksRandom,
  },
  { needs: literals(['token']), pattern: /\btoken[ =]([a-z0-9]{6}\.[a-z0-9]{16})\b/g, isOne: (value) => /[0-9]/.test(value) },
  {
    needs: literals(['sig=']),
    pattern: /[?&]sig=([A-Za-z0-9%+/]{43,70}(?:%3[dD]|=))/g,
    isOne: () => true,
  },
];

/** `-u a:`, a command before it, and a credential. */
const SHORTEST = 16;
/** The groups of all ways. */
export const HANDED_OVER = WAYS.reduce((all, { needs }) => all | needs, 0);

/** Credentials by the way in which they are handed over. */
export function handedOver({ text, traits }: View, report: (start: number, end: number) => void): void {
  if (text.length < SHORTEST) return;
  for (const { needs, pattern, isOne } of WAYS) {
    if ((traits.literals & needs) === 0) continue;
    eachMatch(pattern, text, (match) => {
      const value = match[1];
      if (value === undefined || isStandIn(value) || !isOne(value)) return;
      const start = match.index + match[0].lastIndexOf(value);
      report(start, start + value.length);
    });
  }
}
