// node scripts/secret-services.mjs <data/rules of Kingfisher> <its version>: writes src/inspect/detectors/secret/services.json, the names of services
// with the form of their credentials, from those rules of Kingfisher (Apache-2.0) that look for a value behind a name. What issuers.json has is left out.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const [folder, version, ...rest] = process.argv.slice(2);
if (folder === undefined || version === undefined || rest.length > 0) {
  process.stderr.write('usage: node scripts/secret-services.mjs <data/rules of Kingfisher> <its version>\n');
  process.exit(2);
}

const secrets = new URL('../src/inspect/detectors/secret/', import.meta.url);
const target = new URL('services.json', secrets);
/** Any characters, as many as stand between a name and its value. */
const GAP = String.raw`\(\?:(?:\.\|\[\\{1,2}n\\r\]|\.)\)\{0,\d+\}\?`;
const WORDS = String.raw`\(\?:(?:SECRET|PRIVATE|ACCESS|KEY|TOKEN|PASSWORD)(?:\|(?:SECRET|PRIVATE|ACCESS|KEY|TOKEN|PASSWORD))*\)`;
const NEAR = new RegExp(
  String.raw`^(?:\(\?[xi]+\))+(?:\\b)?(\w+|\(\?:[\w|-]+\))(?:\\b)?${GAP}(?:${WORDS}${GAP})?(?:\\b)?\(((?:[^()]|\(\?:[^()]*\))*)\)(?:\\b|\(\?:[^()]*\))?$`,
);
/** Names who has a secret, or what everybody may know. */
const IS_PUBLIC = /public|\bid\b|username|e-?mail|account|endpoint|domain|\bur[il]\b|host/i;
/** A name of fewer letters is part of many words; a value of fewer characters is a word or a number. */
const SHORTEST_NAME = 4;
const SHORTEST_VALUE = 16;

const issuers = JSON.parse(readFileSync(new URL('issuers.json', secrets), 'utf8')).rules;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .toSorted();
const hash = createHash('sha256');
/** By form the services that have it. */
const forms = new Map();
for (const file of files) {
  const text = readFileSync(join(folder, file), 'utf8');
  hash.update(text);
  for (const { name, pattern, visible } of parse(text).rules) {
    const [, names, value] = NEAR.exec(pattern.replace(/\(\?#[^)]*\)|\s+/g, '')) ?? [];
    if (names === undefined || visible === false || IS_PUBLIC.test(name) || /\\[swdSW]/.test(value) || shortest(value) < SHORTEST_VALUE)
      continue;
    const plain = bounded(value.replace(/\[((?:\\.|[^\]])*)\]/g, (_, members) => `[${folded(members)}]`));
    // One that JavaScript cannot read ends the script here.
    const form = new RegExp(plain, 'i').source;
    for (const service of names
      .replace(/^\(\?:|\)$/g, '')
      .toLowerCase()
      .split('|')) {
      if (service.length < SHORTEST_NAME || /key|token|secret|passw/.test(service) || isKnown(service, value)) continue;
      forms.set(form, new Set([...(forms.get(form) ?? []), service]));
    }
  }
}

const json = JSON.stringify({
  sources: [{ source: `Kingfisher ${version} data/rules, Apache-2.0`, sha256: hash.digest('hex') }],
  forms: [...forms].map(([value, services]) => ({ value, services: [...services].toSorted(byName) })),
});
writeFileSync(target, await format(json, { ...(await resolveConfig(target)), parser: 'json' }));
process.stdout.write(`${forms.size} forms of ${new Set([...forms.values()].flatMap((services) => [...services])).size} services\n`);

/** Members of a class, letter case aside, each once and in one order. */
function folded(members) {
  const parts = members.match(/\\.|[^\\]-[^\]\\]|[^]/g) ?? [];
  return [...new Set(parts.map((part) => part.toLowerCase().replace(/^\\([-_=/+.:])$/, '$1')))]
    .toSorted((a, b) => order(a) - order(b) || byName(a, b))
    .join('');
}

function byName(a, b) {
  return a < b ? -1 : 1;
}

/** A hyphen by itself stands last. */
function order(part) {
  return part === '-' ? 2 : part.length > 1 ? 0 : 1;
}

/** As long as any credential: what goes on for ever is read again from each name. */
function bounded(value) {
  return value
    .replace(/\{(\d+),\}/g, (_, least) => `{${least},${Math.max(400, 2 * least)}}`)
    .replace(/(\[(?:\\.|[^\]])*\]|\\.)\+/g, '$1{1,64}')
    .replace(/(\[(?:\\.|[^\]])*\]|\\.)\*/g, '$1{0,64}');
}

/** Whether a rule by issuers names the service before a value of the same length. */
function isKnown(service, value) {
  const lengths = value.match(/\{\d+(?:,\d*)?\}/g) ?? [];
  return issuers.some(
    ({ name, pattern, keywords }) =>
      name !== undefined && keywords.includes(service) && lengths.every((length) => pattern.includes(length)),
  );
}

/** Fewest characters of a match, of a pattern without groups in groups. */
function shortest(value) {
  return Math.min(
    ...value.split('|').map((branch) => {
      let sum = 0;
      for (const [, least] of branch
        .replace(/\(\?:|\)/g, '')
        .matchAll(/(?:\[(?:\\.|[^\]])*\]|\\.|[^{}*+?])(?:\{(\d+)(?:,\d*)?\}|[*?]|\+)?/g))
        sum += Number(least ?? 1);
      return sum;
    }),
  );
}
