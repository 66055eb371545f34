import { BuiltinError } from '../builtin.js';

/** JavaScript takes abbreviations of scripts (`Grek`) too, Go their names alone; these are names. */
const SHORT_SCRIPTS = new Set(['Thai', 'Cham', 'Lisu', 'Kawi', 'Modi', 'Newa', 'Toto']);

/** Long names of categories (https://www.unicode.org/Public/UCD/latest/ucd/PropertyValueAliases.txt), without the underscores between their words. */
const CATEGORIES = new Map(
  [
    'LC Cased_Letter',
    'Pe Close_Punctuation',
    'Pc Connector_Punctuation',
    'Cc Control',
    'Cc cntrl',
    'Sc Currency_Symbol',
    'Pd Dash_Punctuation',
    'Nd Decimal_Number',
    'Nd digit',
    'Me Enclosing_Mark',
    'Pf Final_Punctuation',
    'Cf Format',
    'Pi Initial_Punctuation',
    'L Letter',
    'Nl Letter_Number',
    'Zl Line_Separator',
    'Ll Lowercase_Letter',
    'M Mark',
    'M Combining_Mark',
    'Sm Math_Symbol',
    'Lm Modifier_Letter',
    'Sk Modifier_Symbol',
    'Mn Nonspacing_Mark',
    'N Number',
    'Ps Open_Punctuation',
    'C Other',
    'Lo Other_Letter',
    'No Other_Number',
    'Po Other_Punctuation',
    'So Other_Symbol',
    'Zp Paragraph_Separator',
    'Co Private_Use',
    'P Punctuation',
    'P punct',
    'Z Separator',
    'Zs Space_Separator',
    'Mc Spacing_Mark',
    'Cs Surrogate',
    'S Symbol',
    'Lt Titlecase_Letter',
    'Cn Unassigned',
    'Lu Uppercase_Letter',
  ].map((line) => {
    const [short = '', long = ''] = line.split(' ');
    return [canonicalName(long), short] as const;
  }),
);

/** What stands in a class of JavaScript's for `\p{name}` of Go. */
export function propertyOf(name: string): string {
  const canonical = canonicalName(name);
  if (canonical === 'Any' || canonical === 'Assigned') return `\\p{${canonical}}`;
  if (canonical === 'Ascii') return '\\0-\\x7f';
  const category = canonical === 'Lc' ? 'LC' : (CATEGORIES.get(canonical) ?? canonical);
  // Go's own names of scripts with several words have underscores, which it takes out of what it looks for: it finds none of them.
  const scripts = canonical.length !== 4 || SHORT_SCRIPTS.has(canonical) ? [`\\p{Script=${canonical}}`] : [];
  const found = [...(category.length <= 2 ? [`\\p{gc=${category}}`] : []), ...scripts].find(isKnown);
  if (found === undefined) throw new BuiltinError(`no such character class: \\p{${name}}`);
  return found;
}

function canonicalName(name: string): string {
  const letters = name.replaceAll(/[ _-]/g, '');
  return letters.slice(0, 1).toUpperCase() + letters.slice(1).toLowerCase();
}

function isKnown(property: string): boolean {
  try {
    return new RegExp(`[${property}]`, 'u').source !== '';
  } catch {
    return false;
  }
}
