import { literals } from '../../traits/literals.js';
import { eachMatch } from '../../patterns/matches.js';
import type { View } from '../../views/view.js';
import { entropy } from './entropy.js';
import { Keywords } from './keywords.js';
import { opensNothing } from './named.js';
import { hasSequence, isFiller } from './placeholder.js';
import data from './services.json' with { type: 'json' };

/** The form of the credentials of some services, as `scripts/secret-services.mjs` writes it from Kingfisher's rules. */
interface Form {
  readonly value: string;
  readonly services: readonly string[];
}

/** Without the name of a service a text has none of these credentials. */
export const SERVICES = literals(data.forms.flatMap(({ services }) => services));

/** Made when a text first has one. */
let keywords: Keywords<Form> | undefined;

/** Promises the credential of a service that stands a little before it. */
const WORD = /secret|private|access|key|token|password/gi;
const MOST_WORDS = 3;
/** Of what stands between the service and the end of the word, in characters. */
const LONGEST_WAY = 56;
/** Between the word and the value: the end of a name, a few words and a sign or one that says as much, quotes. */
const BETWEEN =
  /^[a-z_-]{0,12}(?:(?: [a-z]{2,12}){0,3}["'`\])*\\]{0,3}\s{0,4}(?:=>|:=|[=:,|>-]|is|was)|["'`\])*\\]{0,3})[\s"'`([{*\\]{0,6}$/i;
const LONGEST_BETWEEN = 40;
/** Words that begin or end as one that promises, and names of keys: what they stand before names a thing. */
const OTHER_WORD =
  /monkey|turkey|hockey|key(?:board|frame|note|word|stroke|pad|space)|access(?:or|ed|ib|[ _-]log)|token(?:iz|is)|secretar|privat(?:el|iz)|(?:[ _-]id|[a-z]Id|[ _-]hash)s?["'`\])]{0,2}\s{0,4}[:=]/i;
/** Services called like what texts are about: a key a few words on is another's. */
const WORD_SERVICE =
  /^(?:alchemy|apollo|autopilot|canny|cicero|coda|courier|daily|dandelion|delighted|ditto|enigma|envoy|eraser|fixer|flat|float|front|fulcrum|goodday|groove|guardian|holistic|humanity|hunter|impala|karma|less|line|magnetic|moderation|monday|nimble|notion|podio|polygon|privacy|prospect|raven|refiner|segment|semaphore|shortcut|square|streak|teamwork)/i;
/** In one name with the word that promises, and its value right behind. */
const ONE_NAME = /^[\w.-]{1,64}["'`\])*\\]{0,3}\s{0,4}(?:=>|:=|[=:,|>-]|is|was)?[\s"'`([{*\\]{0,6}$/i;
const VALUE_START = /(?:^|[^A-Za-z0-9_])[A-Za-z0-9_]/g;
const MOST_STARTS = 6;
/** Bits a character that names and counted numbers of the same form have less of. */
const LEAST_ENTROPY = 3;

/** Credentials that only their form and the name of their service beside it tell: each name costs so many looks at so much text behind it. */
export function serviceSecrets({ text, traits: { places, runs } }: View, report: (start: number, end: number) => void): void {
  let run = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (((places[i + 1] ?? 0) & SERVICES) === 0) continue;
    const at = places[i] ?? 0;
    // A value is a long run.
    while (run < runs.length && (runs[run + 1] ?? 0) <= at) run += 2;
    if (run >= runs.length) return;
    if ((runs[run] ?? 0) > at + LONGEST_WAY + LONGEST_BETWEEN) continue;
    if (/[A-Za-z]/.test(text[at - 1] ?? ' ')) continue;
    const starts = valueStarts(text, at).filter((start) => isPromised(text, at, start));
    if (starts.length === 0) continue;
    keywords ??= new Keywords<Form>(data.forms.flatMap((form) => form.services.map((service) => [service, form] as const)));
    const forms = keywords.at(text, at);
    for (const start of starts) {
      const end = forms.reduce((last, form) => Math.max(last, endOf(text, start, form)), start);
      if (end > start) report(start, end);
    }
  }
}

/** Where the value may begin that a word behind the service promises. */
function valueStarts(text: string, at: number): readonly number[] {
  const starts: number[] = [];
  let words = 0;
  eachMatch(WORD, text.slice(at, at + LONGEST_WAY), ({ 0: word, index }) => {
    const from = at + index + word.length;
    eachMatch(VALUE_START, text.slice(from, from + LONGEST_BETWEEN), ({ 0: start, index: before }) => {
      const between = before + start.length - 1;
      if (between > 0 && BETWEEN.test(text.slice(from, from + between))) starts.push(from + between);
      return starts.length < MOST_STARTS;
    });
    words += 1;
    return words < MOST_WORDS && starts.length < MOST_STARTS;
  });
  return starts;
}

/** Whether what stands from the service to the value says that it opens something, and that it is the service's. */
function isPromised(text: string, at: number, start: number): boolean {
  const between = text.slice(at, start);
  if (OTHER_WORD.test(between) || opensNothing(text, start)) return false;
  return !WORD_SERVICE.test(between) || ONE_NAME.test(between);
}

/** Where a value of the form ends; the start itself where there is none. */
function endOf(text: string, start: number, form: Form): number {
  const pattern = patternOf(form);
  pattern.lastIndex = start;
  const value = pattern.exec(text)?.[0] ?? '';
  const end = start + value.length;
  if (/[A-Za-z0-9]/.test(text[end] ?? '') || !/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return start;
  return entropy(value) >= LEAST_ENTROPY && !isFiller(value) && !hasSequence(value) ? end : start;
}

const patterns = new Map<Form, RegExp>();

/** Made when a text first has the name of one of its services and a word behind it. */
function patternOf(form: Form): RegExp {
  let pattern = patterns.get(form);
  if (pattern === undefined) patterns.set(form, (pattern = new RegExp(form.value, 'iy')));
  return pattern;
}
