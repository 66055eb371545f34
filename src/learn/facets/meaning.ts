import type { CommandFact, SqlFact, UrlFact } from '../../pdp/input-document.js';
import type { ArgumentProfile } from '../observe/argument-profile.js';
import type { Observed } from '../observe/observed.js';
import { count } from '../write/words.js';
import { facet } from './arguments.js';
import type { Facet } from './facet.js';

/** Longer lists are no constraint that a person reads. */
const MOST_HOSTS = 50;
const MOST_PROGRAMS = 30;
const MOST_PORTS = 5;

/** Hosts and schemes of URLs, verbs of SQL, programs of commands, where every value of every allowed call says so. */
export function meaningFacet(observed: Observed, profile: ArgumentProfile): Facet | undefined {
  return urlFacet(observed, profile) ?? sqlFacet(observed, profile) ?? commandFacet(observed, profile);
}

function urlFacet(observed: Observed, profile: ArgumentProfile): Facet | undefined {
  const facts = factsOf<UrlFact>(profile.urls.facts);
  if (facts === undefined) return undefined;
  const hosts = distinct(facts.map(({ host }) => host));
  const schemes = distinct(facts.map(({ scheme }) => scheme));
  const ports = distinct(facts.map(({ port }) => port));
  if (hosts === undefined || hosts.length > MOST_HOSTS || !hosts.every((host) => /^[a-z0-9_.:-]+$/.test(host))) return undefined;
  const tests = {
    ...(schemes === undefined ? {} : { schemes }),
    domains: hosts,
    ...(ports === undefined || ports.length > MOST_PORTS ? {} : { ports }),
  };
  return facet(observed, profile, tests, count(hosts.length, 'host'));
}

function sqlFacet(observed: Observed, profile: ArgumentProfile): Facet | undefined {
  const facts = factsOf<SqlFact>(profile.sql.facts);
  const verbs = facts && distinct(facts.flatMap((fact) => fact.verbs));
  if (facts === undefined || verbs === undefined || !verbs.every((verb) => /^[a-z]+$/.test(verb))) return undefined;
  const single = facts.every(({ statements }) => statements === 1) ? { single_statement: true } : {};
  return facet(observed, profile, { sql_verbs: verbs, ...single }, count(verbs.length, 'SQL verb'));
}

function commandFacet(observed: Observed, profile: ArgumentProfile): Facet | undefined {
  const names = distinct(factsOf<CommandFact>(profile.commands.facts)?.flatMap((fact) => fact.names) ?? []);
  if (names === undefined || names.length === 0 || names.length > MOST_PROGRAMS) return undefined;
  if (!names.every((name) => /^[a-z0-9_.+-]+$/.test(name))) return undefined;
  return facet(observed, profile, { commands: names }, count(names.length, 'program'));
}

function factsOf<Fact>(facts: ReadonlyMap<string, Fact> | undefined): readonly Fact[] | undefined {
  return facts === undefined || facts.size === 0 ? undefined : [...facts.values()];
}

/** Sorted; undefined where one of them has none. */
function distinct<T extends string | number>(values: readonly (T | undefined)[]): T[] | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  return [...new Set(known)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
