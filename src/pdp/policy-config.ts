import type { Diagnostic } from '../errors/diagnostic.js';
import { UserError } from '../errors/exit.js';
import { didYouMean } from '../errors/near-miss.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json.js';
import type { PolicyConfig } from './evaluator.js';
import { GUARD_ACTIONS, SHIPPED_DETECTORS, SHIPPED_GUARDS } from './guards.js';
import { CONFIDENCES, FACT_KINDS, type FactKind } from './input-document.js';
import type { InputReads } from './reads.js';

/** Settings of a policy that states none. */
export const DEFAULT_CONFIG: PolicyConfig = {
  paths: { prefixes: [], arguments: [] },
  audit: { redact_fields: [], include_arguments: true, log_all: true },
  facts: { urls: [], sql: [], commands: [] },
  inside: 'all',
  results: false,
  raw: {},
};

/**
 * `data.mcp.config` → settings with their defaults; facts are wanted of the kinds that the policy reads (all, where nobody can tell).
 * Throws a `UserError` that lists everything that is wrong with it.
 */
export function parsePolicyConfig(data: JsonObject, reads?: InputReads): PolicyConfig {
  const problems: string[] = [];
  const mcp = data['mcp'] ?? {};
  const stated = isJsonObject(mcp) ? (mcp['config'] ?? {}) : mcp;
  const root = new Section(stated, 'data.mcp.config', problems);
  root.only('mode', 'paths', 'facts', 'audit', 'results', 'guards', 'tools', 'exempt');
  const mode = root.word('mode', ['enforce', 'shadow']);
  const paths = root.section('paths').only('prefixes', 'arguments');
  const facts = root.section('facts').only(...FACT_KINDS);
  const audit = root.section('audit').only('redact_fields', 'include_arguments', 'log_all');
  const config: PolicyConfig = {
    ...(mode === undefined ? {} : { mode }),
    paths: { prefixes: paths.strings('prefixes'), arguments: paths.strings('arguments') },
    audit: {
      redact_fields: audit.strings('redact_fields'),
      include_arguments: audit.flag('include_arguments') ?? true,
      log_all: audit.flag('log_all') ?? true,
    },
    facts: Object.fromEntries(
      FACT_KINDS.map((kind) => [kind, pointersOf(facts, kind, problems)] as const).filter(([kind]) => isRead(kind, reads)),
    ),
    inside: readInside(reads),
    results: root.flag('results') ?? false,
    raw: isJsonObject(stated) ? stated : {},
  };
  checkGuards(root.section('guards'));
  const tools = root.section('tools');
  for (const tool of tools.names()) checkGuards(tools.section(tool));
  const exempt = root.section('exempt');
  for (const tool of exempt.names()) checkExemptions(exempt, tool, problems);
  if (problems.length > 0) throw configError(problems);
  return config;
}

/** Guards read these in Rego and hold what they cannot read for "block"; that is safe, and no help. */
function checkGuards(guards: Section): void {
  for (const name of guards.names()) {
    if (!/^mcp\.guards\.\w+\.\w+$/.test(name)) {
      guards.complain(
        `the key \`${name}\` is no guard: it is the guard's package, \`mcp.guards.<category>.<name>\`${didYouMean(name, SHIPPED_GUARDS)}`,
      );
    } else if (!SHIPPED_GUARDS.includes(name) && didYouMean(name, SHIPPED_GUARDS) !== '') {
      guards.complain(`there is no guard \`${name}\`${didYouMean(name, SHIPPED_GUARDS)}`);
    }
    if (typeof guards.get(name) === 'boolean') continue;
    const guard = guards.section(name).only('action', 'confidence', 'rules');
    guard.word('action', GUARD_ACTIONS);
    guard.word('confidence', CONFIDENCES);
    guard.strings('rules');
  }
}

/** A JSON Pointer, or one with the detectors that it is of. */
function checkExemptions(exempt: Section, tool: string, problems: string[]): void {
  const where = `${exempt.path}[${JSON.stringify(tool)}]`;
  const exemptions = exempt.get(tool);
  if (!Array.isArray(exemptions)) {
    exempt.complain(`\`${tool}\` must be a list of JSON Pointers, or of objects with \`path\` and \`detectors\``);
    return;
  }
  for (const exemption of exemptions as readonly JsonValue[]) {
    if (typeof exemption === 'string') {
      checkPointers([exemption], where, problems);
      continue;
    }
    if (!isJsonObject(exemption)) {
      problems.push(`\`${where}\`: each is a JSON Pointer, or an object with \`path\` and \`detectors\``);
      continue;
    }
    const section = new Section(exemption, where, problems).only('path', 'detectors');
    const path = section.get('path');
    if (typeof path === 'string') checkPointers([path], where, problems);
    else section.complain('`path` must be a JSON Pointer');
    const detectors = section.strings('detectors');
    if (detectors.length === 0) section.complain('`detectors` must name one; for all write the pointer alone');
    for (const detector of detectors) {
      const near = didYouMean(detector, SHIPPED_DETECTORS);
      if (!SHIPPED_DETECTORS.includes(detector) && near !== '') section.complain(`there is no detector \`${detector}\`${near}`);
    }
  }
}

function isRead(kind: FactKind, reads: InputReads | undefined): boolean {
  return reads === undefined || reads.members.some(([first]) => first === undefined || first === kind);
}

function readInside(reads: InputReads | undefined): PolicyConfig['inside'] {
  if (reads === undefined) return 'all';
  if (reads.arguments !== undefined) return reads.arguments;
  const ofArguments = reads.members.filter(([first]) => first === undefined || first === 'arguments');
  const names = ofArguments.map(([, name]) => name);
  return names.every((name) => name !== undefined) ? [...new Set(names)] : 'all';
}

function pointersOf(section: Section, name: string, problems: string[]): readonly string[] {
  const pointers = section.strings(name);
  checkPointers(pointers, `${section.path}.${name}`, problems);
  return pointers;
}

function checkPointers(pointers: readonly string[], where: string, problems: string[]): void {
  for (const pointer of pointers) {
    if (!pointer.startsWith('/'))
      problems.push(`\`${where}\`: \`${pointer}\` is no JSON Pointer; write for example \`/arguments/${pointer}\``);
  }
}

function configError(problems: readonly string[]): UserError {
  const diagnostics = problems.map((message): Diagnostic => ({ severity: 'error', code: 'AM3001', message }));
  const [first = ''] = problems;
  return new UserError(problems.length === 1 ? first : `${problems.length} problems in \`data.mcp.config\`: ${problems.join('; ')}`, {
    diagnostics,
  });
}

/** One object of the settings; what is wrong in it is collected, and read as absent. */
class Section {
  readonly path: string;
  readonly #value: JsonObject;
  readonly #problems: string[];

  constructor(value: JsonValue, path: string, problems: string[]) {
    this.path = path;
    this.#problems = problems;
    this.#value = isJsonObject(value) ? value : {};
    if (!isJsonObject(value)) problems.push(`\`${path}\` must be an object`);
  }

  names(): readonly string[] {
    return Object.keys(this.#value);
  }

  get(name: string): JsonValue | undefined {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
  }

  only(...known: readonly string[]): this {
    for (const name of this.names()) {
      if (!known.includes(name)) this.complain(`there is no \`${name}\`${didYouMean(name, known) || `; it takes ${known.join(', ')}`}`);
    }
    return this;
  }

  section(name: string): Section {
    return new Section(
      this.get(name) ?? {},
      `${this.path}${/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`,
      this.#problems,
    );
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === 'boolean') return value;
    this.complain(`\`${name}\` must be true or false`);
    return undefined;
  }

  word<const T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.get(name);
    const word = words.find((candidate) => candidate === value);
    if (value !== undefined && word === undefined) {
      const near = typeof value === 'string' ? didYouMean(value, words) : '';
      this.complain(`\`${name}\` must be one of ${words.join(', ')}${near}`);
    }
    return word;
  }

  strings(name: string): readonly string[] {
    const value = this.get(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.complain(`\`${name}\` must be a list of strings`);
    return [];
  }

  complain(what: string): void {
    this.#problems.push(`\`${this.path}\`: ${what}`);
  }
}
