import type { JsonValue } from '../../../protocol/json/json.js';
import { matches, parseGlob } from '../../../pdp/glob.js';
import { listed } from '../../words.js';
import { typeOf } from '../json-types.js';
import { texts } from '../operands.js';
import type { Operator, Truth } from '../operator.js';
import { at, contextOperator, listOfTexts } from './context-operator.js';

/** A text of the document that one of several names and patterns fits. */
function named(name: string, about: string, path: readonly string[], words: (names: readonly string[]) => string): Operator {
  const value = ['input', ...path].join('.');
  return contextOperator({
    name,
    about,
    rego: `# METADATA
# title: ${about}
${name}(patterns) if {
	some pattern in patterns
	glob.match(pattern, null, ${value})
}

# METADATA
# title: It certainly is another
not_${name}(patterns) if {
	is_string(${value})
	every pattern in patterns { glob.match(pattern, null, ${value}) == false }
}`,
    judge(input, operand) {
      const found = at(input, ...path);
      return typeof found === 'string' ? texts(operand).some((pattern) => matches(parseGlob(pattern), found)) : undefined;
    },
    words: (operand) => words(texts(operand)),
  });
}

export const subject = named('subject_is', 'The subject is one of these', ['identity', 'subject'], (names) => `for ${listed(names, 'or')}`);

export const identityMethod = named(
  'known_by',
  'The subject was found out in one of these ways',
  ['identity', 'method'],
  (names) => `for who is known by ${listed(names, 'or')}`,
);

/** Self-reported: fit to deny or ask by. */
export const client = named(
  'client_is',
  'The client calls itself one of these',
  ['client', 'name'],
  (names) => `for the client ${listed(names, 'or')}`,
);

export const authenticated = contextOperator({
  name: 'is_authenticated',
  about: 'Whether the subject proved who it is',
  rego: `# METADATA
# title: Whether the subject proved who it is
is_authenticated(wanted) if input.identity.authenticated == wanted

# METADATA
# title: It certainly is the other way round
not_is_authenticated(wanted) if {
	is_boolean(input.identity.authenticated)
	input.identity.authenticated != wanted
}`,
  judge(input, operand) {
    const found = at(input, 'identity', 'authenticated');
    return typeof found === 'boolean' ? found === operand : undefined;
  },
  words: (operand) => (operand === true ? 'for who proved who they are' : 'for who did not prove who they are'),
});

/** Who has no such claim may or may not be a member: nobody can say. */
export const groups = contextOperator({
  name: 'in_groups',
  about: 'The subject is in one of these groups',
  rego: `# METADATA
# title: The subject is in one of these groups
in_groups(names) if {
	is_array(input.identity.claims.groups)
	some group in input.identity.claims.groups
	group in names
}

# METADATA
# title: It certainly is in none
not_in_groups(names) if {
	is_array(input.identity.claims.groups)
	every group in input.identity.claims.groups { is_string(group) }
	every group in input.identity.claims.groups { not group in names }
}`,
  judge(input, operand) {
    const found = at(input, 'identity', 'claims', 'groups');
    if (Array.isArray(found) && found.some((each: JsonValue) => typeof each === 'string' && texts(operand).includes(each))) return true;
    return listOfTexts(found) === undefined ? undefined : false;
  },
  words: (operand) => `for members of ${listed(texts(operand), 'or')}`,
});

/** Operand: where the claim stands, and what it may be; of a list of values in the claim one is enough. */
export const claim = contextOperator({
  name: 'claim_is',
  about: 'A claim of the token is one of these values',
  rego: `# METADATA
# title: The claim is one of these values, or a list with one of them
claim_is(wanted) if object.get(input.identity.claims, wanted.at, set()) in wanted.values

claim_is(wanted) if {
	found := object.get(input.identity.claims, wanted.at, set())
	is_array(found)
	some each in found
	each in wanted.values
}

# METADATA
# title: The claim is there, and certainly none of them
not_claim_is(wanted) if {
	found := object.get(input.identity.claims, wanted.at, set())
	not is_array(found)
	is_other(found, wanted.values)
}

not_claim_is(wanted) if {
	found := object.get(input.identity.claims, wanted.at, set())
	is_array(found)
	every each in found { is_other(each, wanted.values) }
}`,
  helpers: {
    is_other: `# METADATA
# title: A value is none of these
# description: Where it is of another type than one of them nobody can say, since some issuers write texts for numbers and for true.
is_other(found, values) if {
	not found in values
	every value in values { type_name(value) == type_name(found) }
}`,
  },
  judge: judgeClaim,
  words: (operand) => `for the claim \`${texts(at(operand, 'at') ?? []).join('.')}\` ${listed(valuesOf(operand).map(String), 'or')}`,
});

function judgeClaim(input: JsonValue | undefined, operand: JsonValue): Truth {
  const found = at(input, 'identity', 'claims', ...texts(at(operand, 'at') ?? []));
  if (found === undefined) return undefined;
  const given: readonly JsonValue[] = Array.isArray(found) ? found : [found];
  const wanted = valuesOf(operand);
  if (given.some((each) => wanted.includes(each))) return true;
  return given.every((each) => wanted.every((value) => typeOf(value) === typeOf(each))) ? false : undefined;
}

function valuesOf(operand: JsonValue): readonly JsonValue[] {
  const values = at(operand, 'values');
  return Array.isArray(values) ? (values as readonly JsonValue[]) : [];
}
