import { plainName } from '../../inspect/roles/role-names.js';
import { roleOf, type Role } from '../../inspect/roles/roles.js';
import type { Visited } from '../../inspect/walk.js';
import type { FactKind } from '../../pdp/input-document.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { escapeStep } from '../../protocol/json/json-pointer.js';
import { commandFact } from './command/command-fact.js';
import { sqlFact } from './sql/sql-fact.js';
import type { PointerMatcher } from './pointer-pattern.js';
import { hostFact, urlFact } from './url/url-fact.js';

const NOWHERE: Visited = { name: '', label: undefined, value: null, schema: undefined, depth: 0, pointer: '' };

/** One value of a message after the other, and what is known beside it. */
export class Argument {
  readonly #tool: string | undefined;
  readonly #pathNames: ReadonlySet<string>;
  #visited: Visited = NOWHERE;
  #pointer: string | undefined;
  #role: Role | undefined;

  constructor(tool: string | undefined, pathNames: ReadonlySet<string>) {
    this.#tool = tool;
    this.#pathNames = pathNames;
  }

  of(visited: Visited): this {
    this.#visited = visited;
    this.#pointer = undefined;
    this.#role = undefined;
    return this;
  }

  get name(): string {
    return this.#visited.name;
  }

  get schema(): JsonObject | undefined {
    return this.#visited.schema;
  }

  get value(): JsonValue {
    return this.#visited.value;
  }

  get pointer(): string {
    return (this.#pointer ??= this.#visited.pointer);
  }

  /** Of a text; told once for all kinds. */
  get role(): Role | undefined {
    const { value, name, schema } = this.#visited;
    if (typeof value === 'string') this.#role ??= roleOf(value, { name, schema, tool: this.#tool, pathNames: this.#pathNames });
    return this.#role;
  }
}

/** One fact to be had. `read` is undefined where readers could differ. */
export interface Reading {
  readonly pointer: string;
  /** Of the text, for the budget. */
  readonly characters: number;
  read(): object | undefined;
}

export type Reader = (argument: Argument, named: boolean, isNamed: PointerMatcher) => readonly Reading[];

/** What of an argument is to be read; `named`: the policy names it. What it names and is no text is null. */
export const READERS: Readonly<Record<FactKind, Reader>> = { urls, sql, commands };

const NOTHING: readonly Reading[] = [];

function reading(pointer: string, text: string, read: () => object | undefined): readonly Reading[] {
  return [{ pointer, characters: text.length, read }];
}

function unreadable(argument: Argument, named: boolean): readonly Reading[] {
  return named ? [{ pointer: argument.pointer, characters: 0, read: () => undefined }] : NOTHING;
}

/** Names of hosts, in their plain form. */
const HOSTS = new Set(['host', 'hosts', 'hostname', 'hostnames', 'domain', 'domains', 'ip', 'ips', 'ipaddress', 'ipaddresses']);
const HOST_FORMATS = new Set(['hostname', 'idn-hostname', 'ipv4', 'ipv6']);

function urls(argument: Argument, named: boolean): readonly Reading[] {
  const { value, name, schema } = argument;
  if (typeof value !== 'string') return unreadable(argument, named);
  const format = schema?.['format'];
  const isHost = HOSTS.has(plainName(name)) || (typeof format === 'string' && HOST_FORMATS.has(format));
  const isUrl = argument.role === 'url';
  if (!named && !isHost && !isUrl) return NOTHING;
  // A server may open `example.com` under the name `url` as a file, and under the name `host` as nothing but a host.
  return reading(argument.pointer, value, () => (isUrl || value.includes('://') ? urlFact(value) : hostFact(value)));
}

function sql(argument: Argument, named: boolean): readonly Reading[] {
  const { value } = argument;
  if (typeof value !== 'string') return unreadable(argument, named);
  return named || argument.role === 'sql' ? reading(argument.pointer, value, () => sqlFact(value)) : NOTHING;
}

/** Under these names an array is one command, word by word; under others each element is one. */
const ARGV = new Set(['command', 'cmd', 'commandline', 'cmdline', 'shellcommand', 'bashcommand', 'argv']);
/** Beside a command: the rest of its words. */
const REST = new Set(['args', 'argv', 'arguments', 'parameters', 'params']);

function commands(argument: Argument, named: boolean, isNamed: PointerMatcher): readonly Reading[] {
  const { value, name } = argument;
  if (typeof value === 'string') {
    // `rm` in `["grep", "rm"]` is no command.
    if (ARGV.has(plainName(name)) && !argument.pointer.endsWith(`/${escapeStep(name)}`)) return unreadable(argument, named);
    return named || argument.role === 'command' ? reading(argument.pointer, value, () => commandFact(value)) : NOTHING;
  }
  if (isJsonObject(value)) {
    const split = splitCommands(value, argument, isNamed);
    return named ? [...split, ...unreadable(argument, named)] : split;
  }
  return Array.isArray(value) && (named || ARGV.has(plainName(name))) ? [ofWords(argument.pointer, value)] : unreadable(argument, named);
}

function ofWords(pointer: string, words: readonly JsonValue[]): Reading {
  const characters = words.reduce((sum: number, word) => sum + (typeof word === 'string' ? word.length : 0), 0);
  return { pointer, characters, read: () => (words.every((word) => typeof word === 'string') ? commandFact(words) : undefined) };
}

/**
 * `{command: "git", args: ["push"]}`: what the command starts is told by both, however their names are written. Words in one text are read
 * as one word and as many; of anything else nobody can say.
 */
function splitCommands(value: JsonObject, argument: Argument, isNamed: PointerMatcher): readonly Reading[] {
  const names = Object.keys(value);
  const rest = names.filter((member) => REST.has(plainName(member)) && !isEmpty(value[member]));
  if (rest.length === 0) return NOTHING;
  const words = rest.flatMap((member): readonly JsonValue[] => {
    const given = value[member] ?? null;
    return Array.isArray(given) ? (given as readonly JsonValue[]) : [given];
  });
  return names.flatMap((member) => {
    const command = value[member];
    const at = `${argument.pointer}/${escapeStep(member)}`;
    if (typeof command !== 'string' || rest.includes(member) || !(ARGV.has(plainName(member)) || isNamed(at))) return NOTHING;
    // Which of several lists comes first is the server's business.
    return [ofWords(at, [command, ...(rest.length > 1 ? [null] : words)])];
  });
}

/** No words at all. */
function isEmpty(rest: JsonValue | undefined): boolean {
  if (Array.isArray(rest)) return rest.length === 0;
  return rest === undefined || rest === null || (typeof rest === 'string' && rest.trim() === '');
}
