/** Words with spaces between them as alternatives. */
export const either = (words: string): string => words.split(' ').join('|');

/** The words of one list that are not in another. */
export const without = (words: string, left: string): string => {
  const leave: ReadonlySet<string> = new Set(left.split(' '));
  return words
    .split(' ')
    .filter((word) => !leave.has(word))
    .join(' ');
};

export const insensitive = (source: string): RegExp => new RegExp(source, 'i');

/** What follows a command in a text of several words: a number is anything there (`Mail & print 4`), an address of the network or a mode is not. */
export const CLEAR_OPERAND = String.raw`[\s+]{1,8}(?:-{1,2}[a-z]|[\/~.$%"'\\*]|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-7]{3,4}\s{1,4}[\w.\/~]|[a-z]:[\\/]|https?:)`;

/** The same, or the name of a file. */
export const STRONG_OPERAND = String.raw`(?:${CLEAR_OPERAND}|[\s+]{1,8}[\w-]{1,40}\.[a-z]{1,5}\b)`;

/** A place, an option, a script: what is said of no topic. */
export const OWN_OPERAND = String.raw`[\s+]{1,8}(?:-{1,2}[a-z]|[~.]{0,2}\/[\w.$*]|\$|[a-z]:[\\/]|https?:|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[\w-]{1,40}\.(?:py|pl|rb|php|js|lua|sh|ps1)\b)`;

/** The name of a host, or of a user of one, where it ends or a place of it follows. */
export const HOST_OPERAND = String.raw`[\s+]{1,8}(?:[\w.-]{1,40}@)?[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.[a-z]{2,12}(?:[\s;|&)\x60"'#<>\/:]|$)`;

/** A place of a machine. */
export const PLACE_OPERAND = String.raw`[\s+]{1,8}(?:-{1,2}\w{1,16}[\s+]{1,4}|[0-9]{1,6}[\s+]{1,4}){0,3}(?:[~.]{0,2}\/[\w.*]|\$\{?[a-z]|[a-z]:[\\/]|%[a-z]{2,24}%)`;

/** What follows a command and no word of a sentence: an option, a path, a number, a quote, a variable, a URL, a file. */
export const OPERAND = String.raw`[\s+]{1,8}(?:-{1,2}[a-z]|[\/~.$%"'\\*]|[0-9]|[a-z]:[\\/]|https?:|[\w-]{1,40}\.[a-z]{1,5}\b)`;
