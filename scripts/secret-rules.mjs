// node scripts/secret-rules.mjs <gitleaks.toml> <betterleaks.toml>: writes src/inspect/detectors/secret/issuers.json from the rules of
// gitleaks and of betterleaks, its author's next (both MIT). A rule that both have is taken from the first.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const files = process.argv.slice(2);
if (files.length !== 2) {
  process.stderr.write(
    'usage: node scripts/secret-rules.mjs <config/gitleaks.toml of gitleaks> <config/betterleaks.toml of betterleaks>\n',
  );
  process.exit(2);
}

const target = new URL('../src/inspect/detectors/secret/issuers.json', import.meta.url);
/** Rules of names and shapes that many honest texts have; ours that say more (keys, JWT, headers) stand in code; what is near something in any way. */
const LEFT_OUT =
  /^(?:generic-api-key|kubernetes-secret-yaml|pkcs12-file|private-key|jwt|jwt-base64|curl-auth-.*|nuget-config-password|mongodb-connection-string|gcp-service-account|gcp-application-default-credentials|aiven-auth-token|couchbase-capella-api-key|influxdb-api-token)$/;
/** Shorter than the three characters by which a text is looked through, or words of every text. */
const isTelling = (keyword) => keyword.length >= 3 && !/^(?:key|api|auth|token|secret|secret_key)$/.test(keyword);
/** What stands between a name and its value, as gitleaks' generator writes it. */
const BETWEEN = String.raw`(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}`;
const BETWEEN_INSIDE = BETWEEN.replace(`{0,3}(?:=`, `{0,3})(?:=`);
/** How betterleaks says that a name, a word for a secret and the value stand near each other. */
const NEAR =
  /^\(\?i\)(?:\(\?:)?\\b(\w+|\(\?:[\w|]+\))(?:\\b)?\(\?:\.\|\[\\n\\r\]\)\{0,\d+\}\?(?:\\b)?(\(\?:(?:[^()]|\[_\\s\])*\))(?:\\b)?\(\?:\.\|\[\\n\\r\]\)\{0,\d+\}\?(?:\\b)?(\(.*\))(?:\\b)?$/;
/** How both say where a value ends. */
const ENDS = [String.raw`(?:[\x60'"\s;]|\\[nr]|$)`, String.raw`(?:\\?['"\x60]|[\s;]|\\[nr]|$)`];

const texts = files.map((file) => readFileSync(file, 'utf8'));
const known = new Set();
const rules = texts.flatMap((text, source) =>
  text
    .split(/^\[\[rules\]\]$/m)
    .slice(1)
    .map(readRule)
    // A rule for files of one kind says nothing about texts.
    .filter(({ id, path, keywords, regex }) => regex !== undefined && path === undefined && !LEFT_OUT.test(id) && keywords.every(isTelling))
    .filter(({ id, isNoSecret }) => !isNoSecret && !known.has(id) && known.add(id))
    .map((rule) => toRow(rule, source > 0)),
);
const json = JSON.stringify({
  sources: ['gitleaks config/gitleaks.toml, MIT', 'betterleaks config/betterleaks.toml, MIT'].map((source, at) => ({
    source,
    sha256: createHash('sha256').update(texts[at]).digest('hex'),
  })),
  rules,
});
writeFileSync(target, await format(json, { ...(await resolveConfig(target)), parser: 'json' }));
process.stdout.write(`${rules.length} rules\n`);

function readRule(section) {
  const own = section.split(/^\s*\[/m)[0];
  const field = (name) => new RegExp(`^${name} = (?:'''([^]*?)'''|"([^"]*)"|([0-9.]+))$`, 'm').exec(own)?.slice(1).find(Boolean);
  return {
    id: field('id'),
    regex: field('regex'),
    path: field('path'),
    isNoSecret: /^skipReport = true$/m.test(own),
    entropy: Number(field('entropy') ?? /\bentropy\(finding\["secret"\]\) <=? ([0-9.]+)/.exec(section)?.[1] ?? 0),
    keywords: [...(/^keywords = \[([^\]]*)\]/m.exec(own)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1].toLowerCase()),
    allowed: [
      ...[...section.matchAll(/^regexes = \[([^]*?)^\]|^regexes = \[(.*)\]$/gm)].flatMap((list) => [
        ...(list[1] ?? list[2]).matchAll(/'''([^]*?)'''/g),
      ]),
      ...filtered(section),
    ].map((match) => inSubset(match[1]).pattern),
  };
}

/** The patterns by which the filter of a rule shuts values out. (Those of which a value has to have one ask for what random values have.) */
function filtered(section) {
  const filter = /^filter = '''([^]*?)'''/m.exec(section)?.[1] ?? '';
  return [...filter.matchAll(/(!?)(?:filter\.)?matchesAny\(finding\["secret"\], \[\s*((?:(?:"[^"]*"|`[^`]*`),?\s*)+)\]\)/g)]
    .filter((list) => list[1] === '')
    .flatMap((list) => [...list[2].matchAll(/"([^"]+)"|`([^`]+)`/g)])
    .map((match) => [match[0], match[1] ?? match[2]]);
}

/** A prefix of some letters begins names of variables too: what betterleaks has beyond gitleaks must look random behind it. */
function toRow({ id, regex, entropy, keywords, allowed }, isRandom) {
  const { pattern, flags } = inSubset(ENDS.reduce((text, end) => text.replaceAll(end, ENDS[0]), regex).replace(NEAR, near));
  // The name and what follows it may stand in one group: `(?i:NAME BETWEEN)`.
  const plain = pattern.includes(BETWEEN_INSIDE) ? pattern.replace(BETWEEN_INSIDE, BETWEEN).replace(/^\(\?:/, '') : pattern;
  const at = plain.indexOf(BETWEEN);
  const rest = {
    keywords,
    ...(entropy > 0 ? { entropy } : {}),
    ...(allowed.length > 0 ? { allowed } : {}),
  };
  // betterleaks counts the ways of one credential from 1.
  const rule = id.replace(/\.1$/, '').replaceAll(/[.-]/g, '_');
  if (at < 0) return { rule, pattern, flags, ...rest, ...(isRandom ? { random: true } : {}) };
  let name = plain.slice(0, at).replace(/^(?:\(\?:)?(?:\[\\w\.-\]\{0,50\}\?(?:\(\?:)?)+/, (head) => (head.endsWith('(?:') ? '(?:' : ''));
  // What joins the words of a name is short.
  name = name.replaceAll(']*', ']{0,3}');
  // The first group is the value.
  name = name.replaceAll(/\((?!\?)/g, '(?:');
  rest.keywords = keywords.some((keyword) => new RegExp(`^${name}`, 'i').test(keyword)) ? keywords : (literals(name) ?? keywords);
  return { rule, name, pattern: plain.slice(at + BETWEEN.length), flags: 'i', ...rest };
}

/** Near each other, as one name before its value. */
function near(_, name, word, value) {
  return `(?i)${name}[ \\t\\w.-]{0,20}${word}${BETWEEN}${value}${ENDS[0]}`;
}

/** The alternatives of a name that is nothing but words; undefined of any other, which begins with its keyword. */
function literals(name) {
  const words = name.replace(/^\(\?:|\)$/g, '').split('|');
  return words.every((word) => /^[\w,-]{3,}$/.test(word)) ? words.map((word) => word.toLowerCase()) : undefined;
}

/** RE2 → what RE2 and JavaScript read alike. Letter case inside of a pattern cannot change in Node 20: it is ignored in all of it. */
function inSubset(regex) {
  const pattern = regex
    .replace(/\(\?P<\w+>/g, '(?:')
    .replace(/\(\?-?i\)/g, '')
    .replace(/\(\?(?:-i|i|s):/g, '(?:')
    .replace(/\[\[:alnum:\]\]/g, '[A-Za-z0-9]')
    .replace(/\\z/g, '$');
  // One that JavaScript cannot read ends the script here.
  const flags = new RegExp(pattern, /\(\?i[:)]/.test(regex) ? 'i' : '').flags;
  return { pattern, flags };
}
