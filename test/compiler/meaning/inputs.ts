import { configOf } from '../../../src/compiler/config-data.js';
import { testsOf } from '../../../src/compiler/conditions/tests-of.js';
import type { Test } from '../../../src/compiler/conditions/condition.js';
import type { Policy } from '../../../src/compiler/language/policy.js';
import type { ArgumentFacts, InputDocument, PathFact, PromptFact, ToolFact } from '../../../src/pdp/input-document.js';
import { parsePolicyConfig } from '../../../src/pdp/policy-config.js';
import type { FactsWanted } from '../../../src/pdp/evaluator.js';
import { argumentFacts, noFacts } from '../../../src/pip/facts/argument-facts.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/protocol/json/json.js';
import { COMPLETE } from '../../../src/protocol/methods.js';
import { aimAt, fitting, type Aim } from './aim.js';
import { ODD_VALUES, OPERANDS, PREFIXES } from './operands.js';
import { contextFor } from './contexts.js';
import { METHODS, PROMPTS, SERVERS, TOOLS, URIS } from './policies.js';
import type { Random } from './random.js';

/** A message that is likely to matter to a policy: its names, and values near the operands of its conditions. */
export function inputFor(policy: Policy, random: Random): InputDocument {
  const aim = random.chance(0.4) ? aimAt(policy, random) : undefined;
  const { tests, facts } = askedBy(policy);
  const given = argumentsFor(aim?.tests ?? tests, random, aim);
  const about = topic(random, aim);
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    acting: random.chance(0.95),
    server: random.pick([...SERVERS, 'Files']) ?? '',
    ...about,
    ...(given === undefined ? {} : { arguments: given }),
    ...contextFor(random),
    findings: [],
    tools: TOOLS.map((name) => tool(name, random)),
    paths: pathsOf(random),
    ...factsOf(given, facts, about.tool?.name),
    transport: 'stdio',
    mode: 'enforce',
  };
}

interface Asked {
  readonly tests: readonly Test[];
  readonly facts: FactsWanted;
}

/** Hundreds of inputs are drawn for each policy. */
const asked = new WeakMap<Policy, Asked>();

function askedBy(policy: Policy): Asked {
  const known = asked.get(policy);
  if (known !== undefined) return known;
  const tests = policy.rules.flatMap(({ conditions }) => testsOf(conditions));
  const { facts } = parsePolicyConfig({ mcp: { config: configOf(policy) } });
  asked.set(policy, { tests, facts });
  return { tests, facts };
}

/** As pip computes them of these very arguments. */
function factsOf(given: JsonValue | undefined, facts: FactsWanted, tool: string | undefined): ArgumentFacts {
  if (given === undefined) return noFacts(facts);
  return argumentFacts(given, facts, { root: '/arguments', tool, pathArguments: [] }) ?? {};
}

type Topic = Pick<InputDocument, 'method' | 'tool' | 'resource' | 'prompt'>;

function topic(random: Random, aim: Aim | undefined): Topic {
  if (aim !== undefined) return topicOf(aim, random);
  const drawn = random.next();
  if (drawn < 0.7) return { method: 'tools/call', tool: tool(nameLike(TOOLS, random), random) };
  if (drawn < 0.8) return { method: nameLike(METHODS, random) };
  if (drawn < 0.9) return { method: random.pick(['resources/read', 'resources/subscribe']), resource: { uri: uriLike(random) } };
  if (drawn < 0.93) return { method: COMPLETE, resource: { uri: `${uriLike(random)}${random.pick(['', '/{a}', '{?b*}', '{'])}` } };
  return { method: random.pick(['prompts/get', COMPLETE]), prompt: prompt(nameLike(PROMPTS, random)) };
}

function topicOf({ name, rule: { target } }: Aim, random: Random): Topic {
  if (target.kind === 'tool') return { method: 'tools/call', tool: tool(name, random) };
  if (target.kind === 'resource') return { method: 'resources/read', resource: { uri: name } };
  return target.kind === 'prompt' ? { method: 'prompts/get', prompt: prompt(name) } : { method: name };
}

/** Half of the names that no rule has are said to be like another's. */
function prompt(name: string): PromptFact {
  return (PROMPTS as readonly string[]).includes(name) || name.length % 2 === 0 ? { name } : { name, alike: true };
}

/** One of them, seldom one that is nearly it. */
function nameLike(names: readonly [string, ...string[]], random: Random): string {
  const name = random.pick(names);
  if (random.chance(0.85)) return name;
  return random.pick([name.toUpperCase(), `${name}s`, name.slice(0, -1) || 'x', `${name}\n`, ` ${name}`, 'constructor', '*']);
}

function uriLike(random: Random): string {
  const uri = random.pick(URIS);
  if (random.chance(0.7)) return uri;
  return random.pick([
    `${uri}/../x`,
    `${uri}%2e%2e/x`,
    `${uri}//x`,
    `${uri}/é`,
    `${uri}/%C3%A9`,
    `${uri}#x`,
    uri.toUpperCase(),
    uri.replace('//', '//u@'),
    uri.replace('//', '\\\\'),
    `${uri} `,
    `${uri}?q=1`,
  ]);
}

function tool(name: string, random: Random): ToolFact {
  const hints = random.some(['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'], 0.3);
  const said = Object.fromEntries(hints.map((hint) => [hint, random.pick<JsonValue>([true, false, 'true', null, 1]) ?? null]));
  return {
    name,
    ...(random.chance(0.3) ? { known: random.chance(0.5) } : {}),
    ...(random.chance(0.6) ? { annotations: said } : {}),
  };
}

type Mutable = { [name: string]: JsonValue };

function argumentsFor(tests: readonly Test[], random: Random, aim: Aim | undefined): JsonValue | undefined {
  if (random.chance(0.03)) return random.pick<JsonValue | undefined>([undefined, null, 'text', ['a'], 1]);
  const given: Mutable = {};
  for (const test of tests) {
    const { subject } = test;
    if (subject.kind !== 'argument' || random.chance(aim === undefined ? 0.15 : 0.04)) continue;
    const [first, ...rest] = subject.pointer;
    if (first === undefined) {
      addMembers(given, test, random);
      continue;
    }
    const name = first === '*' ? (random.pick(['q', 'n']) ?? '') : first;
    set(given, random.chance(0.04) ? otherCase(name, random) : name, placed(given[name], rest, test, random, aim));
  }
  if (random.chance(0.1)) given['extra'] = odd(random);
  return given;
}

/** Of the arguments as a whole: members that a schema wants are there, whatever it says of each. */
function addMembers(given: Mutable, test: Test, random: Random): void {
  const wanted = near(test, random);
  if (!isJsonObject(wanted)) return;
  for (const [name, value] of Object.entries(wanted)) if (!(name in given)) set(given, name, random.chance(0.5) ? odd(random) : value);
}

function set(given: Mutable, name: string, value: JsonValue): void {
  Object.defineProperty(given, name, { value, enumerable: true, configurable: true, writable: true });
}

function otherCase(name: string, random: Random): string {
  return random.pick([name.toUpperCase(), name.replace('s', 'ſ'), `${name}x`]);
}

/** A value with one near the operand at the rest of the pointer. */
function placed(
  before: JsonValue | undefined,
  [segment, ...rest]: readonly string[],
  test: Test,
  random: Random,
  aim: Aim | undefined,
): JsonValue {
  if (random.chance(aim === undefined ? 0.08 : 0.02)) return odd(random);
  if (segment === undefined && aim !== undefined) return fitting(test, aim.tests, () => near(test, random));
  if (segment === undefined) return random.chance(0.75) ? near(test, random) : odd(random);
  if (segment === '*' || /^[0-9]+$/.test(segment)) {
    const items = Array.from({ length: random.below(3) }, () => placed(undefined, rest, test, random, aim));
    return segment === '*' && random.chance(0.2) ? Object.fromEntries(items.map((item, at) => [`k${at}`, item])) : items;
  }
  const parent = typeof before === 'object' && before !== null && !Array.isArray(before) ? { ...(before as JsonObject) } : {};
  set(parent, random.chance(0.04) ? otherCase(segment, random) : segment, placed(parent[segment], rest, test, random, aim));
  return parent;
}

function near({ operator, operand }: Test, random: Random): JsonValue {
  return OPERANDS[operator]?.near(operand, random) ?? 'a';
}

function odd(random: Random): JsonValue {
  return random.pick(ODD_VALUES) ?? null;
}

function pathsOf(random: Random): InputDocument['paths'] {
  const count = random.pick([0, 1, 1, 1, 2, 3]);
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`/arguments/path${at}`, pathFact(random)]));
}

/** As pip writes them: `under` lies in `touches`, and a value that is no text has nothing. */
function pathFact(random: Random): PathFact {
  if (random.chance(0.08)) return { lexical: '', resolved: '', under: [] };
  const texts = ['/d/f', '/d/e/s', '/srv/ab', '/x/.ENV', '/d/secret.md', '/d/f.tar.gz', '/SECRET/x', '/x/ß'] as const;
  const under = random.some(PREFIXES, 0.4);
  return {
    lexical: random.pick(texts),
    resolved: random.pick(texts),
    under,
    ...(random.chance(0.15) ? { touches: [...new Set([...under, ...random.some(PREFIXES)])] } : {}),
    ...(random.chance(0.15) ? { also: random.some(texts, 0.2) } : {}),
  };
}
