import { isJsonObject } from '../../protocol/json/json.js';
import { listOf } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { mapped, type Shape } from '../language/shape.js';
import { listed } from '../words.js';
import { folded } from './letter-case.js';
import { operatorsOf } from './predicate.js';

const names: Shape<readonly string[]> = mapped(listOf(text, { least: 1 }), (each) => [...new Set(each)]);

/** `null` is a member too, unlike `present`. */
export const hasMembers = operatorsOf<readonly string[]>({
  name: 'has_members',
  says: 'is a map with all of these members, `null` or not; where one is there in other letters nobody can say',
  shape: names,
  is: {
    name: 'has_members',
    title: 'The value is a map with all of the members',
    text: `has_members(found, names) if {
	is_object(found)
	every name in names { name in object.keys(found) }
}`,
  },
  isNot: {
    name: 'lacks_members',
    title: 'The value is missing, or a map without one of the members in any letters',
    text: `lacks_members(found, names) if {
	is_object(found)
	some name in names
	not named(name, found)
}`,
  },
  judge: (value, operand) => {
    if (!isJsonObject(value)) return undefined;
    const there = new Set(Object.keys(value).map(folded));
    if (!operand.every((name) => there.has(folded(name)))) return false;
    return operand.every((name) => Object.hasOwn(value, name)) ? true : undefined;
  },
  words: (operand) => `has ${listed(operand, 'and')}`,
});

export const onlyMembers = operatorsOf<readonly string[]>({
  name: 'only_members',
  says: 'is a map with no other members than these; where one is there in other letters nobody can say',
  shape: names,
  is: {
    name: 'only_members',
    title: 'The value is a map without other members',
    text: `only_members(found, names) if {
	is_object(found)
	every name in object.keys(found) { name in names }
}`,
  },
  isNot: {
    name: 'other_members',
    title: 'The value is missing, or a map with a member that is none of them in any letters',
    text: `other_members(found, names) if {
	is_object(found)
	known := {folded(name) | some name in names}
	some name in object.keys(found)
	not folded(name) in known
}`,
  },
  judge: (value, operand) => {
    if (!isJsonObject(value)) return undefined;
    const known = new Set(operand.map(folded));
    if (!Object.keys(value).every((name) => known.has(folded(name)))) return false;
    return Object.keys(value).every((name) => operand.includes(name)) ? true : undefined;
  },
  words: (operand) => `has nothing but ${listed(operand, 'and')}`,
});
