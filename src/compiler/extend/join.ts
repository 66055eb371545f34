import type { Span } from '../../errors/diagnostic.js';
import { isDefault } from '../defaults.js';
import type { Definitions } from '../language/definitions.js';
import type { Audit, Policy } from '../language/policy.js';
import type { Detector, GuardSetting } from '../language/detectors.js';
import type { Sanitize } from '../language/sanitize.js';
import type { Problems } from '../problems.js';
import { joinHelpers } from './join-helpers.js';

/** A policy that another extends, already joined with what it extends itself. */
export interface Parent {
  /** As the extending file names it. */
  readonly word: string;
  /** Where it does. */
  readonly span: Span;
  readonly policy: Policy;
}

/**
 * One policy of a file and what it extends. Rules and lists are joined: deny still beats. A setting is the extending file's, or the parents'
 * where it is silent, and then they must agree. Name, description and metadata are each file's own.
 */
export function join(own: Policy, parents: readonly Parent[], problems: Problems): Policy {
  const pick = picker(own, parents, problems);
  const all = [...parents.map(({ policy }) => policy), own];
  const { defaultAction, rules } = joinDefaults(own, parents, problems);
  return {
    ...own,
    mode: pick('mode', ({ mode }) => mode),
    defaultAction,
    rules,
    serverDefaults: pickEach('servers', (policy) => policy.serverDefaults.map((each) => [each.server.text, each]), all, pick),
    globalLimit: pick('rate_limits.global', ({ globalLimit }) => globalLimit),
    toolLimits: pickEach('rate_limits.per_tool', (policy) => policy.toolLimits.map((each) => [each[0].value, each]), all, pick),
    audit: joinAudits(all, pick),
    paths: [...new Set(all.flatMap(({ paths }) => paths))],
    roots: pick('roots', ({ roots }) => roots),
    sanitize: joinSanitize(all, pick),
    taint: pick('taint', ({ taint }) => taint),
    definitions: joinDefinitions(all, pick),
    helpers: joinHelpers(
      own,
      parents.map(({ policy }) => policy),
      problems,
    ),
  };
}

type Pick = <T>(key: string, of: (policy: Policy) => T | undefined) => T | undefined;

function picker(own: Policy, parents: readonly Parent[], problems: Problems): Pick {
  return (key, of) => {
    const stated = of(own);
    if (stated !== undefined) return stated;
    const [first, ...others] = parents.flatMap((parent) => {
      const value = of(parent.policy);
      return value === undefined ? [] : [{ parent, value }];
    });
    const other = first && others.find(({ value }) => written(value) !== written(first.value));
    if (first !== undefined && other !== undefined) disagree(key, first.parent, other.parent, problems);
    return first?.value;
  };
}

function disagree(key: string, first: Parent, second: Parent, problems: Problems): void {
  problems.error(
    'AM1505',
    second.span,
    `\`${first.word}\` and \`${second.word}\` disagree about \`${key}\``,
    `state \`${key}\` in this file: then it is what holds`,
  );
}

/** What is said, wherever it stands. */
function written(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => (key === 'span' ? undefined : member instanceof Map ? [...member] : member));
}

function pickEach<T>(
  key: string,
  entries: (policy: Policy) => readonly (readonly [string, T])[],
  all: readonly Policy[],
  pick: Pick,
): readonly T[] {
  const names = [...new Set(all.flatMap((policy) => entries(policy).map(([name]) => name)))].toSorted();
  const picked = names.map((name) => pick(`${key}.${name}`, (policy) => entries(policy).find(([each]) => each === name)?.[1]));
  return picked.filter((each) => each !== undefined);
}

function joinDefaults(own: Policy, parents: readonly Parent[], problems: Problems): Defaults {
  const rules = [...new Set(parents.flatMap(({ policy }) => policy.rules))];
  const stated = own.defaultAction !== undefined || own.rules.some(isDefault);
  if (stated) return { defaultAction: own.defaultAction, rules: [...rules.filter((rule) => !isDefault(rule)), ...own.rules] };
  const said = parents.flatMap((parent) => {
    const rule = parent.policy.rules.find(isDefault);
    const action = rule?.action ?? parent.policy.defaultAction?.value;
    return action === undefined ? [] : [{ parent, action, rule }];
  });
  const [first] = said;
  const other = said.find(
    ({ action, rule }) => action !== first?.action || (rule !== undefined && first.rule !== undefined && rule !== first.rule),
  );
  if (first !== undefined && other !== undefined) disagree('default_action', first.parent, other.parent, problems);
  return {
    defaultAction: parents.find(({ policy }) => policy.defaultAction !== undefined)?.policy.defaultAction,
    rules: [...rules, ...own.rules],
  };
}

interface Defaults {
  readonly defaultAction: Policy['defaultAction'];
  readonly rules: Policy['rules'];
}

function joinAudits(all: readonly Policy[], pick: Pick): Audit | undefined {
  if (all.every(({ audit }) => audit === undefined)) return undefined;
  const joined = (list: (audit: Audit) => readonly string[] | undefined) => [
    ...new Set(all.flatMap(({ audit }) => (audit && list(audit)) ?? [])),
  ];
  return {
    redact_fields: joined((audit) => audit.redact_fields),
    mitigates: joined((audit) => audit.mitigates),
    include_arguments: pick('audit.include_arguments', ({ audit }) => audit?.include_arguments),
    log_all: pick('audit.log_all', ({ audit }) => audit?.log_all),
  };
}

function joinDefinitions(all: readonly Policy[], pick: Pick): Definitions | undefined {
  if (all.every(({ definitions }) => definitions === undefined)) return undefined;
  return {
    lock: pick('definitions.lock', ({ definitions }) => definitions?.lock),
    new: pick('definitions.new', ({ definitions }) => definitions?.new),
    changed: pick('definitions.changed', ({ definitions }) => definitions?.changed),
    removed: pick('definitions.removed', ({ definitions }) => definitions?.removed),
    stale: pick('definitions.stale', ({ definitions }) => definitions?.stale),
    unlisted: pick('definitions.unlisted', ({ definitions }) => definitions?.unlisted),
  };
}

function joinSanitize(all: readonly Policy[], pick: Pick): Sanitize | undefined {
  if (all.every(({ sanitize }) => sanitize === undefined)) return undefined;
  const guards = pickEach('sanitize', ({ sanitize }) => [...(sanitize?.guards ?? [])].map((each) => [each[0], each] as const), all, pick);
  const names = [...new Set(all.flatMap(({ sanitize }) => (sanitize?.tools ?? []).map(([tool]) => tool)))].toSorted();
  const tools = names.map((name) => {
    const settings = ({ sanitize }: Policy) => sanitize?.tools.find(([tool]) => tool === name)?.[1] ?? new Map<Detector, GuardSetting>();
    const picked = pickEach(`sanitize.tools.${name}`, (policy) => [...settings(policy)].map((each) => [each[0], each] as const), all, pick);
    return [name, new Map(picked)] as const;
  });
  const exempt = pickEach('sanitize.exempt', ({ sanitize }) => (sanitize?.exempt ?? []).map((each) => [each[0], each] as const), all, pick);
  const roles = pickEach('sanitize.roles', ({ sanitize }) => (sanitize?.roles ?? []).map((each) => [each[0], each] as const), all, pick);
  return { guards: new Map(guards), tools, exempt, roles };
}
