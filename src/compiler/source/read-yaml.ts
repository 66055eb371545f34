import { parseAllDocuments, type Document } from 'yaml';
import type { Problems } from '../problems.js';
import type { SourceNode } from './node.js';
import { reportHiddenCharacters } from './hidden-characters.js';
import { Places } from './places.js';
import { MAX_DEPTH, Reader } from './reader.js';
import { syntaxHint } from './syntax-hint.js';

/** Ten thousand rules with reasons are under 2 MB; a larger file is no policy that a person reviews. */
export const MAX_SOURCE_LENGTH = 4 * 1024 * 1024;

/**
 * Text → nodes with places; what is wrong with a single value leaves the others readable. Undefined where nothing can be said of the rest:
 * syntax, hidden characters, limits. JSON is read as the YAML it is.
 */
export function readYaml(text: string, file: string, problems: Problems): SourceNode | undefined {
  const places = new Places(file, text);
  if (text.length > MAX_SOURCE_LENGTH) {
    return problems.error('AM1004', places.start(), `the policy is ${text.length} characters long, over the limit of ${MAX_SOURCE_LENGTH}`);
  }
  const deep = tooDeep(text);
  if (deep !== undefined) {
    return problems.error('AM1004', places.at(deep, deep + 1), `brackets nest deeper than ${MAX_DEPTH} levels`);
  }
  const before = problems.count;
  const document = parse(text, places, problems);
  reportHiddenCharacters(text, places, problems);
  if (problems.count > before) return undefined;
  if (document === undefined || document.contents === null) {
    return problems.error('AM1005', places.start(), 'the policy is empty', 'write at least `version: "1.0"` and `rules:`');
  }
  const reader = new Reader(document, places, problems);
  const root = reader.read(document.contents, 0);
  return reader.exceeded ? undefined : root;
}

function parse(text: string, places: Places, problems: Problems): Document.Parsed | undefined {
  let documents: readonly Document.Parsed[];
  try {
    const parsed = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter: places.counter,
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch {
    // The parser recurses: what nests without brackets (a list in a list in a list) ends as a RangeError.
    return problems.error('AM1004', places.start(), 'the file nests too deeply to be read');
  }
  const [first, second] = documents;
  for (const document of documents) reportSyntax(document, places, problems);
  if (second !== undefined) {
    const [from] = second.range;
    problems.error(
      'AM1003',
      places.at(from, from + 1),
      'a policy is one YAML document, and here a second one starts',
      'remove the line `---`',
    );
  }
  if (first?.directives.yaml.explicit === true && first.directives.yaml.version !== '1.2') {
    problems.error(
      'AM1003',
      places.start(),
      `policies are YAML 1.2, the file says ${first.directives.yaml.version}`,
      'remove the `%YAML` line',
    );
  }
  return first;
}

/** One problem a line: what follows on the same line is as a rule a consequence. */
function reportSyntax({ errors, warnings }: Document.Parsed, places: Places, problems: Problems): void {
  const lines = new Set<number>();
  for (const { code, pos, message } of [...errors, ...warnings]) {
    const span = places.at(...pos);
    // Tags are reported where values are read.
    if (code === 'TAG_RESOLVE_FAILED' || lines.has(span.line)) continue;
    lines.add(span.line);
    problems.error('AM1001', span, lowerFirst(message), syntaxHint(code, message, places.restOfLine(pos[0])));
  }
}

/** Where brackets nest too deeply for a recursive parser; strings and comments are skipped only roughly, so the limit is generous. */
function tooDeep(text: string): number | undefined {
  const limit = MAX_DEPTH * 8;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x5b || char === 0x7b) {
      if (++depth > limit) return i;
    } else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
    else if (char === 0x0a) continue;
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
