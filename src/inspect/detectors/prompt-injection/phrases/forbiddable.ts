const LANGUAGES = 'de es fr hi id it nl pl pt sv tl tr vi'.split(' ');

/** Rules of phrases that ask for something: behind `never` or `do not` they are advice, and do not count. */
export const FORBIDDABLE: ReadonlySet<string> = new Set([
  'extraction',
  'extraction_hint',
  'safety_override',
  ...LANGUAGES.map((language) => `extraction_${language}`),
]);
