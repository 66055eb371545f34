import { looksRandom } from './random.js';

/** What stands where a secret will be put: a word for it, a variable, a template. */
const STAND_IN =
  /^(?:x{3,}|\*{3,}|\.{3,}|your|my[_-]|example|sample|test|dummy|fake|changeme|placeholder|insert|replace|change[-_ ]?(?:me|this|it)|put[-_]|enter[-_]|paste[-_]|redacted|none|null|true|false|undefined|process\.env|arn:aws|os\.environ|env\.|secrets\.|config\.|settings\.|self\.|this\.|\$|%|<|\{|\[)|(?:example|placeholder|changeme|xxxx|\.\.\.|[_-]here\b)/i;
/** Examples of issuers' own documentation, and keys of emulators, which everybody has. */
const PUBLISHED = [
  // Stripe, and Supabase on a developer's machine.
  '4eC39HqLyjWDarjtT1zdp7dc',
  'eyJpc3MiOiJzdXBhYmFzZS1kZW1v',
  // Azurite and the emulator of Cosmos DB.
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw',
];
/** Nobody issues these. */
const FILLERS = 'x*.0-_';
/** As many characters in the order of the alphabet or of numbers stand in no random value. */
const LONGEST_SEQUENCE = 12;
/** Nor behind an issuer's own prefix: most of the alphabet, or numbers twice over. */
const LONGEST_PART_OF_ALPHABET = 20;
/** By accident a random value has shorter ones. */
const SHORTEST_SEQUENCE = 5;
/** A longer value of which half is counted is an example. */
const SHORTEST_COUNTED = 16;
const MOST_IN_SEQUENCE = 1 / 2;

/** Of a value under a telling name. */
export function isStandIn(value: string): boolean {
  return STAND_IN.test(value) || isFiller(value) || hasSequence(value) || isCounted(value);
}

/** An example that stands in documentation, whoever copies it. */
export function isPublished(value: string): boolean {
  return PUBLISHED.some((example) => value.includes(example));
}

/** Fillers alone (`ghp_xxxxxxxx…`), the alphabet, or the word that vendors end their examples with (`AKIAIOSFODNN7EXAMPLE`). */
export function isFiller(value: string): boolean {
  if (isPublished(value)) return true;
  const characters = new Set(value.toLowerCase());
  if ([...characters].every((character) => FILLERS.includes(character))) return true;
  return value.endsWith('EXAMPLE') || sequences(value).some((length) => length > LONGEST_PART_OF_ALPHABET);
}

/** Numbers or letters in their order: an example, unless an issuer's own prefix stands before them and the length is its own too. */
export function hasSequence(value: string): boolean {
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

/** An address, a port with a path behind it, a file: what has a secret in it, or asks for one. */
export function isPlace(value: string): boolean {
  return (ADDRESS.test(value) && !value.split(/[/?&=]/).some(looksRandom)) || FILE.test(value);
}

const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,16}:\/\/[^@\s]*|[0-9]{2,5}\/[^+=]*)$/i;
/** Names without capitals among small letters: Base64 has `/` too. */
const FILE = /^(?:~|\.{0,2})(?:\/(?:[a-z0-9_.-]{1,32}|[A-Z][a-z]{1,24})){2,}\/?$/;
