import type { Test } from '../conditions/condition.js';
import { beginnings, endings } from './affix.js';
import { networks } from './cidr.js';
import { CONTEXT_OPERATORS } from './context/index.js';
import { containment } from './contains.js';
import { equality } from './equals.js';
import { globs } from './glob.js';
import { membership } from './in.js';
import { longest, shortest } from './length-range.js';
import { expressions } from './matches.js';
import { hasMembers, onlyMembers } from './members.js';
import { extension, notExtension } from './extension.js';
import { commands, singleStatement, sqlVerbs } from './programs.js';
import { domains, ports, schemes, urlClasses } from './url.js';
import { least, most } from './number-range.js';
import type { Operator } from './operator.js';
import { pathNotContains } from './path-not-contains.js';
import { pathStartsWith } from './path-starts-with.js';
import { present } from './present.js';
import { types } from './type.js';

/** The operators of `conditions:`. A new one is a file and a line here: schema, messages, Rego and rows come from it. */
export const OPERATORS: readonly Operator[] = [
  ...equality,
  ...membership,
  ...expressions,
  ...globs,
  ...beginnings,
  ...endings,
  ...containment,
  ...types,
  ...least,
  ...most,
  ...shortest,
  ...longest,
  present,
  ...hasMembers,
  ...onlyMembers,
  pathStartsWith,
  pathNotContains,
  ...CONTEXT_OPERATORS,
  extension,
  notExtension,
  ...networks,
  ...domains,
  ...schemes,
  ...ports,
  ...urlClasses,
  ...sqlVerbs,
  ...singleStatement,
  ...commands,
];

const byName = new Map(OPERATORS.map((operator) => [operator.name, operator]));

export function operatorOf({ operator: name }: Pick<Test, 'operator'>): Operator {
  const operator = byName.get(name);
  if (operator === undefined) throw new Error(`a test names the operator ${name}, which does not exist`);
  return operator;
}
