import type { JsonObject, JsonValue } from '../protocol/json/json.js';
import { toPointer } from '../protocol/json/json-pointer.js';
import { testsOf } from './conditions/tests-of.js';
import type { Policy } from './language/policy.js';
import { DETECTORS, GUARDS, type GuardSetting, type GuardSettings } from './language/detectors.js';
import type { Exemption } from './language/exemption.js';
import type { Sanitize } from './language/sanitize.js';
import type { Taint } from './language/taint.js';
import { operatorOf } from './operators/index.js';
import { texts } from './operators/operands.js';
import type { View } from './operators/operator.js';

/** `data.mcp.config`: what other rooms carry out (paths, audit, mode) and what the shipped guards read. */
export function configOf(policy: Policy): JsonObject {
  return {
    ...(policy.mode === undefined ? {} : { mode: policy.mode }),
    paths: { prefixes: prefixesOf(policy), arguments: [...new Set([...policy.paths, ...pathNames(policy)])].toSorted() },
    ...factsOf(policy),
    audit: {
      redact_fields: policy.audit?.redact_fields ?? [],
      include_arguments: policy.audit?.include_arguments ?? true,
      log_all: policy.audit?.log_all ?? true,
    },
    ...(looksAtNothing(policy) ? { results: false } : {}),
    ...definitionsOf(policy),
    guards: guardsOf(policy.sanitize?.guards ?? new Map()),
    ...toolsOf(policy.sanitize?.tools ?? []),
    ...taintOf(policy.taint),
    exempt: Object.fromEntries((policy.sanitize?.exempt ?? []).map(([tool, exemptions]) => [tool, exemptions.map(exemptionOf)])),
    ...rolesOf(policy.sanitize?.roles ?? []),
  };
}

/** Arguments that a test takes for URLs, SQL or command lines, as JSON Pointers, whatever they are called. */
function factsOf(policy: Policy): JsonObject {
  const tests = policy.rules.flatMap(({ conditions }) => testsOf(conditions));
  const pointers = (view: View) => {
    const asked = tests.filter((test) => operatorOf(test).view === view);
    const found = asked.flatMap(({ subject }) => (subject.kind === 'argument' ? [toPointer(['arguments', ...subject.pointer])] : []));
    return [...new Set(found)].toSorted();
  };
  const facts = { urls: pointers('url'), sql: pointers('sql'), commands: pointers('command') };
  return Object.values(facts).every(({ length }) => length === 0) ? {} : { facts };
}

/** Arguments that a test takes for paths, by their own name, which is that of their list where they are its items. */
function pathNames(policy: Policy): readonly string[] {
  const tests = policy.rules.flatMap(({ conditions }) => testsOf(conditions)).filter((test) => operatorOf(test).view === 'path');
  const names = tests.flatMap(({ subject }) =>
    (subject.kind === 'argument' ? subject.pointer : []).filter((step) => !/^(?:\*|[0-9]+)$/.test(step)).slice(-1),
  );
  return names;
}

/** Every prefix that a condition asks for: pip resolves them and says which hold. */
function prefixesOf(policy: Policy): readonly string[] {
  const tests = policy.rules.flatMap(({ conditions }) => testsOf(conditions)).filter(({ operator }) => operator === 'path_starts_with');
  return [...new Set(tests.flatMap(({ operand }) => texts(operand)))].toSorted();
}

/** `sanitize: off`: answers need not be read. */
function looksAtNothing({ sanitize }: Policy): boolean {
  return (
    sanitize !== undefined && sanitize.tools.length === 0 && DETECTORS.every((detector) => sanitize.guards.get(detector)?.action === 'off')
  );
}

function definitionsOf({ definitions }: Policy): JsonObject {
  const stated = Object.entries(definitions ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return stated.length === 0 ? {} : { definitions: Object.fromEntries(stated) };
}

function guardsOf(settings: GuardSettings): JsonObject {
  return Object.fromEntries([...settings].map(([detector, setting]) => [GUARDS[detector], guardOf(setting)]));
}

function toolsOf(tools: readonly (readonly [string, GuardSettings])[]): JsonObject {
  return tools.length === 0 ? {} : { tools: Object.fromEntries(tools.map(([tool, settings]) => [tool, guardsOf(settings)])) };
}

function rolesOf(roles: Sanitize['roles']): JsonObject {
  return roles.length === 0 ? {} : { roles: Object.fromEntries(roles.map(([tool, stated]) => [tool, Object.fromEntries(stated)])) };
}

function guardOf(setting: GuardSetting): JsonValue {
  return setting.action === 'off' ? false : { ...setting };
}

function exemptionOf({ path, detectors }: Exemption): JsonValue {
  return detectors === undefined ? path : { path, detectors };
}

/** Absent where it is off: then nothing of it is compiled in. */
function taintOf(taint: Taint | undefined): JsonObject {
  if (taint === undefined || [taint.action, ...taint.kinds.values()].every((action) => action === 'off')) return {};
  const { action, kinds, untainted, sources, trusted, sinks, harmless, hosts, fromStart } = taint;
  const lists = Object.entries({ sources, trusted, sinks, harmless, hosts }).filter(([, names]) => names.length > 0);
  return {
    taint: {
      action,
      ...(kinds.size === 0 ? {} : { kinds: Object.fromEntries(kinds) }),
      ...(untainted === undefined ? {} : { untainted }),
      ...Object.fromEntries(lists),
      ...(fromStart ? { from_start: true } : {}),
    },
  };
}
