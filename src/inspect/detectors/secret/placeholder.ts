/** What stands where a secret will be put: a word for it, a variable, a template. */
const STAND_IN =
  /^(?:x{3,}|\*{3,}|\.{3,}|your|my[_-]|example|sample|test|dummy|fake|changeme|placeholder|insert|redacted|none|null|true|false|undefined|process\.env|arn:aws|os\.environ|env\.|secrets\.|config\.|settings\.|self\.|this\.|\$|%|<|\{|\[)|(?:example|placeholder|changeme|xxxx|\.\.\.|[_-]here\b)/i;
/** Nobody issues these. */
const FILLERS = 'x*.0-_';
/** As many characters in the order of the alphabet or of numbers stand in no random value. */
const LONGEST_SEQUENCE = 12;
const SHORTEST_SEQUENCE = 5;
/** A longer value of which half is counted is an example. */
const SHORTEST_COUNTED = 16;
const MOST_IN_SEQUENCE = 1 / 2;

/** Of a value under a telling name. */
export function isStandIn(value: string): boolean {
  return STAND_IN.test(value) || isFiller(value) || isCounted(value);
}

/** Fillers alone (`ghp_xxxxxxxx…`), the alphabet, or the word that vendors end their examples with (`AKIAIOSFODNN7EXAMPLE`). */
export function isFiller(value: string): boolean {
  const characters = new Set(value.toLowerCase());
  if ([...characters].every((character) => FILLERS.includes(character))) return true;
  return value.endsWith('EXAMPLE') || hasSequence(value);
}

function hasSequence(value: string): boolean {
  return sequences(value).some((length) => length > LONGEST_SEQUENCE);
}

/** Whether half of its characters stand in sequences that are no accident. */
function isCounted(value: string): boolean {
  if (value.length < SHORTEST_COUNTED) return false;
  const counted = sequences(value).reduce((sum, length) => sum + (length >= SHORTEST_SEQUENCE ? length : 0), 0);
  return counted >= value.length * MOST_IN_SEQUENCE;
}

/** Lengths of the parts of a value that go up by one from character to character. */
function sequences(value: string): readonly number[] {
  const lengths: number[] = [];
  let length = 1;
  for (let i = 1; i < value.length; i++) {
    const step = (value.charCodeAt(i) | 32) - (value.charCodeAt(i - 1) | 32);
    // 9 goes on with 0.
    if (step === 1 || (value[i] === '0' && value[i - 1] === '9')) {
      length += 1;
      continue;
    }
    lengths.push(length);
    length = 1;
  }
  lengths.push(length);
  return lengths;
}
