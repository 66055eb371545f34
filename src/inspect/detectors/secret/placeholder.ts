import data from './issuers.json' with { type: 'json' };
import { looksRandom } from './random.js';

/** What stands where a secret will be put: a word for it, a variable, a template. */
const STAND_IN =
  /^(?:x{3,}|\*{3,}|\.{3,}|your|my[_-]|example|sample|test|dummy|fake|changeme|placeholder|insert|replace|change[-_ ]?(?:me|this|it)|put[-_]|enter[-_]|paste[-_]|redacted|none|null|true|false|undefined|process\.env|arn:aws|os\.environ|env\.|secrets\.|config\.|settings\.|self\.|this\.|\$|%|<|\{|\[)|(?:example|placeholder|changeme|xxxx|\.\.\.|[_-]here\b)/i;
const rows: readonly { readonly allowed?: readonly string[] }[] = data.rules;

/** Examples of issuers' own documentation, keys of emulators, and keys in pages that everybody loads. */
const PUBLISHED = [
  ...rows.flatMap(({ allowed = [] }) => allowed.filter((value) => /^[\w-]{20,}$/.test(value))),
  // Stripe, and Supabase on a developer's machine.
  '4eC39HqLyjWDarjtT1zdp7dc',
  'eyJpc3MiOiJzdXBhYmFzZS1kZW1v',
  // Azurite and the emulator of Cosmos DB.
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw',
];
/** Nobody issues these. */
const FILLERS = /^[x*.0_-]*$/i;
/** As many characters in the order of the alphabet or of numbers stand in no random value. */
const LONGEST_SEQUENCE = 12;
/** Most of the alphabet, or numbers twice over. */
const LONGEST_PART_OF_ALPHABET = 20;
/** By accident a random value has shorter ones. */
const SHORTEST_SEQUENCE = 5;
/** A longer value of which half is counted is an example. */
const SHORTEST_COUNTED = 16;
const MOST_IN_SEQUENCE = 1 / 2;

/** Of a value under a telling name. */
export function isStandIn(value: string): boolean {
  // A sequence that is long enough for a filler is one here, too.
  return STAND_IN.test(value) || isFiller(value) || hasSequence(value) || isCounted(value);
}

/** An example that stands in documentation, whoever copies it. */
export function isPublished(value: string): boolean {
  return PUBLISHED.some((example) => value.includes(example));
}

/** Fillers alone (`ghp_xxxxxxxx…`), or the word that vendors end their examples with (`AKIAIOSFODNN7EXAMPLE`). */
export function isFiller(value: string): boolean {
  return FILLERS.test(value) || value.endsWith('EXAMPLE') || isPublished(value);
}

/** Numbers or letters in their order: an example, unless an issuer's own prefix stands before them and the length is its own too. */
export function hasSequence(value: string): boolean {
  return longestSequence(value) > LONGEST_SEQUENCE;
}

/** Most of the alphabet in its order, as who writes down how a credential looks writes it. */
export function isAlphabet(value: string): boolean {
  return longestSequence(value) > LONGEST_PART_OF_ALPHABET;
}

function longestSequence(value: string): number {
  let longest = 0;
  let length = 1;
  for (let i = 1; i < value.length; i++) {
    length = goesOn(value, i) ? length + 1 : 1;
    if (length > longest) longest = length;
  }
  return longest;
}

/** Whether half of its characters stand in sequences that are no accident. */
export function isCounted(value: string): boolean {
  if (value.length < SHORTEST_COUNTED) return false;
  let counted = 0;
  let length = 1;
  for (let i = 1; i <= value.length; i++) {
    if (i < value.length && goesOn(value, i)) {
      length += 1;
      continue;
    }
    if (length >= SHORTEST_SEQUENCE) counted += length;
    length = 1;
  }
  return counted >= value.length * MOST_IN_SEQUENCE;
}

/** Whether a character follows the one before it in the alphabet or in numbers; 9 goes on with 0. */
function goesOn(value: string, at: number): boolean {
  const code = value.charCodeAt(at);
  const last = value.charCodeAt(at - 1);
  return (code | 32) - (last | 32) === 1 || (code === ZERO && last === NINE);
}

const ZERO = 0x30;
const NINE = 0x39;

/** An address, a port with a path behind it, a file: what has a secret in it, or asks for one. */
export function isPlace(value: string): boolean {
  return (ADDRESS.test(value) && !value.split(/[/?&=]/).some(looksRandom)) || FILE.test(value);
}

const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,16}:\/\/[^@\s]*|[0-9]{2,5}\/[^+=]*)$/i;
/** Names without capitals among small letters: Base64 has `/` too. */
const FILE = /^(?:~|\.{0,2})(?:\/(?:[a-z0-9_.-]{1,32}|[A-Z][a-z]{1,24})){2,}\/?$/;
