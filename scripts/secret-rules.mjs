// node scripts/secret-rules.mjs <gitleaks.toml>: writes src/inspect/detectors/secret/issuers.json from the rules of gitleaks (MIT).
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/secret-rules.mjs <config/gitleaks.toml of a checkout of gitleaks>\n');
  process.exit(2);
}

const target = new URL('../src/inspect/detectors/secret/issuers.json', import.meta.url);
/** Rules of names and shapes that many honest texts have; ours that say more (keys, JWT, headers) stand in code. */
const LEFT_OUT = /^(?:generic-api-key|kubernetes-secret-yaml|pkcs12-file|private-key|jwt|jwt-base64|curl-auth-.*|nuget-config-password)$/;
/** Shorter than the three characters by which a text is looked through, or words of every text. */
const isTelling = (keyword) => keyword.length >= 3 && !/^(?:key|api|auth|token|secret|secret_key)$/.test(keyword);
/** What stands between a name and its value, as gitleaks' generator writes it. */
const BETWEEN = String.raw`(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}`;
const BETWEEN_INSIDE = BETWEEN.replace(`{0,3}(?:=`, `{0,3})(?:=`);

const text = readFileSync(file, 'utf8');
const rules = text
  .split(/^\[\[rules\]\]$/m)
  .slice(1)
  .map(readRule)
  // A rule for files of one kind says nothing about texts.
  .filter(({ id, path, keywords, regex }) => regex !== undefined && path === undefined && !LEFT_OUT.test(id) && keywords.every(isTelling))
  .map(toRow);
const json = JSON.stringify({
  source: 'gitleaks config/gitleaks.toml, MIT',
  sha256: createHash('sha256').update(text).digest('hex'),
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
    entropy: Number(field('entropy') ?? 0),
    keywords: [...(/^keywords = \[([^\]]*)\]/m.exec(own)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1].toLowerCase()),
    allowed: [...section.matchAll(/^regexes = \[([^]*?)^\]|^regexes = \[(.*)\]$/gm)].flatMap((list) =>
      [...(list[1] ?? list[2]).matchAll(/'''([^]*?)'''/g)].map((match) => inSubset(match[1]).pattern),
    ),
  };
}

function toRow({ id, regex, entropy, keywords, allowed }) {
  const { pattern, flags } = inSubset(regex);
  const plain = pattern.replace(BETWEEN_INSIDE, BETWEEN);
  const at = plain.indexOf(BETWEEN);
  const rest = { keywords, ...(entropy > 0 ? { entropy } : {}), ...(allowed.length > 0 ? { allowed } : {}) };
  const rule = id.replaceAll('-', '_');
  if (at < 0) return { rule, pattern, flags, ...rest };
  const name = plain.slice(0, at).replace(/^(?:\(\?:)?(?:\[\\w\.-\]\{0,50\}\?(?:\(\?:)?)+/, (head) => (head.endsWith('(?:') ? '(?:' : ''));
  rest.keywords = keywords.some((keyword) => new RegExp(`^${name}`, 'i').test(keyword)) ? keywords : (literals(name) ?? keywords);
  return { rule, name, pattern: plain.slice(at + BETWEEN.length), flags: 'i', ...rest };
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
