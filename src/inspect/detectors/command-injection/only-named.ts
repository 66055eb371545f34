import type { IsUsual } from './command-rule.js';

/** What is looked for in files, the message of a commit, the name of a test or of a page of a manual are words: nothing in them is started. */
const WORDS =
  /(?:^|[\n;|&(]\s{0,4})(?:(?:git\s{1,4}commit|[ef]?grep|tldr|man|whatis|apropos)\s[^\n;|&`$()<>]{0,300}|(?:python3?\s{1,4}-m\s{1,4})?pytest\s[^\n;|&`$()<>]{0,200}-k\s{1,4}["']?[\w ]{0,60}|cargo\s{1,4}(?:test|nextest\s{1,4}run)\s[^\n;|&`$()<>]{0,200}|go\s{1,4}test\s[^\n;|&`$()<>]{0,200}-run[\s=]{1,4}["']?[\w ^]{0,60}|(?:npx\s{1,4})?(?:jest|vitest|mocha)\s[^\n;|&`$()<>]{0,200}-(?:t|g|-grep|-testNamePattern)[\s=]{1,4}["']?[\w ^]{0,60})$/;
const LONGEST = 340;

/** But behind these, which name the program that shows a page, or that runs a test. */
const STARTS = /\bman\s(?:[^]{0,300}\s)?-(?:\w{0,8}[PH]|-(?:pa|ht))|\bcargo\s[^]{0,300}\s--config\b|\bgo\s[^]{0,300}\s--?(?:tool)?exec\b/;

export const isOnlyNamed: IsUsual = ({ before }) => {
  const words = WORDS.exec(before.slice(-LONGEST))?.[0];
  return words !== undefined && !STARTS.test(words);
};

/** The same of what a quotation mark stands before: what begins with a separator is a command of its own. */
export const isQuotedWord: IsUsual = (typed) => QUOTED.test(`${typed.before.slice(-1)}${typed.match.slice(0, 1)}`) && isOnlyNamed(typed);
const QUOTED = /^["']\w|["']$/;
