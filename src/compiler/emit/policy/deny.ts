import type { Glob } from '../../../pdp/glob.js';
import type { PolicyIr } from '../../ir.js';
import { metadata } from '../metadata.js';
import { hasDoubts } from '../doubts.js';
import { having, ranked, type Place } from '../places.js';
import { object, rule, string } from '../rego-text.js';
import { serverLines } from '../speaking.js';
import { allows } from './allow.js';
import { asks } from './ask.js';
import { definitions } from './definitions.js';

export function denyBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = having(places, ({ action }) => action === 'deny').map((place) =>
    rule('denied contains reason', [...place.some, `some reason in ${place.at}.deny`]),
  );
  const reads = having(places, ({ conditions }) => conditions.length > 0).length > 0;
  const denied = [...found, ...(reads ? [ODD_ARGUMENTS] : []), ...doubted(places), ...oddUri(places), ...alikePrompt(places)];
  const nothing = ['input.acting', ...(allows(ir, places) ? ['count(rules) == 0'] : []), ...(asks(ir, places) ? ['count(ask) == 0'] : [])];
  const wanting = `otherwise if {\n${nothing.map((line) => `\t${line}\n`).join('')}}`;
  const chain = [...(denied.length === 0 ? [] : ['denied if {\n\tcount(denied) > 0\n}']), wanting];
  return [
    `${metadata({ title: 'Why it is denied', description: 'Rules that deny, else the want of a rule that allows. Plumbing needs none.' })}\ndefault deny := set()`,
    `deny := ${chain.join(' else := ')}`,
    ...definitions({ title: 'Reasons of the rules that deny', description: 'Of every tier.' }, denied),
  ];
}

const ODD_ARGUMENTS = rule('denied contains {"id": "arguments", "message": "the arguments are not an object", "severity": "medium"}', [
  'arguments := input.arguments',
  'not is_object(arguments)',
]);

/** What rules allow and may have to be asked about: nobody can say, so nobody can allow it. */
function doubted(places: readonly Place[]): readonly string[] {
  return places
    .filter(hasDoubts)
    .map((place) =>
      rule('denied contains reason', [
        'input.acting',
        'count(rules) > 0',
        'count(ask) == 0',
        ...ranked(place),
        ...place.some,
        `some reason in ${place.at}.doubt`,
      ]),
    );
}

/** Where rules go by URI, one that readers may take for another resource is nobody's to allow. */
function oddUri(places: readonly Place[]): readonly string[] {
  const rules = places.filter(({ of }) => of === 'resource').flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  if (rules.length === 0) return [];
  const servers = rules.every((each) => each.servers !== undefined)
    ? serverLines(distinct(rules.flatMap((each) => each.servers ?? [])))
    : [];
  return [
    rule(`denied contains ${ODD_URI}`, [...servers, 'name := input.resource.uri', 'not uris.plain(uris.written_out(name, input.method))']),
  ];
}

/** Where rules go by prompt, one that servers may take for a restricted one is allowed by its exact name only. */
function alikePrompt(places: readonly Place[]): readonly string[] {
  const prompts = places.some(({ of }) => of === 'prompt');
  return prompts ? [rule(`denied contains ${ALIKE_PROMPT}`, ['input.prompt.alike', 'tier != "name"'])] : [];
}

function distinct(globs: readonly Glob[]): readonly Glob[] {
  return [...new Map(globs.map((glob) => [glob.text, glob])).values()];
}

const ODD_URI = object([
  ['id', string('uri')],
  ['message', string('the URI can be read as that of another resource')],
  ['severity', string('medium')],
]);

const ALIKE_PROMPT = object([
  ['id', string('prompt')],
  ['message', string('the name can be read as that of another prompt')],
  ['severity', string('medium')],
]);
