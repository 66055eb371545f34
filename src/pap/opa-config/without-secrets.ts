import type { Diagnostic } from '../../errors/diagnostic.js';
import { quote, type SourceNode } from '../../compiler/source/node.js';

/** Keys whose values are nobody's secret. A misspelt key may stand before one. */
const PLAIN: ReadonlySet<string> = new Set([
  'algorithm',
  'grant_type',
  'keyid',
  'long_polling_timeout_seconds',
  'max_delay_seconds',
  'min_delay_seconds',
  'name',
  'persist',
  'resource',
  'response_header_timeout_seconds',
  'service',
  'signature_version',
  'size_limit_bytes',
  'system_ca_required',
  'trigger',
]);

/** What is no YAML or no policy's YAML is told in words of the text itself. */
const QUOTES_TEXT: ReadonlySet<string> = new Set(['AM1001', 'AM1003']);

/** Problems of a configuration whose messages repeat no value that may be secret: they go to logs and records. */
export function problemsWithoutSecrets(problems: readonly Diagnostic[], node: SourceNode | undefined): readonly Diagnostic[] {
  const secrets = node === undefined ? [] : secretsIn(node, '');
  const told = (text: string, code: string) => {
    const known = secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '`…`'), text);
    return QUOTES_TEXT.has(code) ? known.replace(/`[^`]*`/g, '`…`') : known;
  };
  return problems.map(({ message, hint, ...rest }) => ({
    ...rest,
    message: told(message, rest.code),
    ...(hint === undefined ? {} : { hint: told(hint, rest.code) }),
  }));
}

/** Values below keys that may have a secret, as messages would quote them; the name of a variable is none. `key`: the nearest. */
function secretsIn(node: SourceNode, key: string): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap((item) => secretsIn(item, key));
  if (node.kind === 'map') return node.entries.flatMap((entry) => secretsIn(entry.value, entry.key));
  if (node.kind === 'unreadable' || PLAIN.has(key) || node.value === null) return [];
  const said = [String(node.value), node.written].filter((text) => text !== '' && !/^\$\{[^}]*\}$/.test(text));
  return said.flatMap((text) => [text, `"${text}"`].map(quote));
}

/** The text for the lines above carets: keys as they are, every value that may be secret as asterisks, so that columns stay. */
export function textWithoutSecrets(text: string): string {
  return text.split('\n').map(hiddenLine).join('\n');
}

const FIRST_KEY = /^(\s*(?:-\s+)?)((?:"[^"]*"|'[^']*'|[\w.-]+)\s*:(?=\s|$))?(.*)$/s;

function hiddenLine(line: string): string {
  const [, indent = '', key = '', rest = ''] = FIRST_KEY.exec(line) ?? [];
  const name = nameOf(key);
  if (/^\s*["'{[]/.test(rest)) return indent + key + hiddenFlow(rest, name);
  return indent + key + (PLAIN.has(name) || /^\s*[|>]?[-+\d]?\s*$/.test(rest) ? rest : asterisks(rest));
}

/** Of JSON, and of YAML in its braces: texts in quotes, words, and what a word before a colon makes a key. */
function hiddenFlow(text: string, before: string): string {
  let name = before;
  return text.replace(
    /("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)(\s*:)?|([\w.-]+)(\s*:(?=\s|$))|[^\s{}[\],]+/g,
    (whole, quoted?: string, colon?: string, word?: string) => {
      if (colon === undefined && word === undefined) return PLAIN.has(name) ? whole : asterisks(whole);
      name = nameOf(quoted ?? word ?? '');
      return whole;
    },
  );
}

function nameOf(key: string): string {
  return key.replace(/\s*:$/, '').replace(/^["']|["']$/g, '');
}

function asterisks(text: string): string {
  return text.replace(/\S/g, '*');
}
