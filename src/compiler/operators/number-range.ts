import { number } from '../language/scalars.js';
import { operatorsOf } from './predicate.js';

export const least = operatorsOf<number>({
  name: 'min',
  says: 'is a number, this one or above',
  shape: number,
  is: {
    name: 'at_least',
    title: 'The value is a number, the limit or above',
    text: `at_least(found, limit) if {
	is_number(found)
	found >= limit
}`,
  },
  isNot: {
    name: 'less_than',
    title: 'The value is missing, or a number below the limit',
    text: `less_than(found, limit) if {
	is_number(found)
	found < limit
}`,
  },
  inline: (value, operand) => [`is_number(${value})`, `${value} >= ${operand}`],
  judge: (value, operand) => (typeof value === 'number' ? value >= operand : undefined),
  words: (operand) => `is at least ${operand}`,
});

export const most = operatorsOf<number>({
  name: 'max',
  says: 'is a number, this one or below',
  shape: number,
  is: {
    name: 'at_most',
    title: 'The value is a number, the limit or below',
    text: `at_most(found, limit) if {
	is_number(found)
	found <= limit
}`,
  },
  isNot: {
    name: 'more_than',
    title: 'The value is missing, or a number above the limit',
    text: `more_than(found, limit) if {
	is_number(found)
	found > limit
}`,
  },
  inline: (value, operand) => [`is_number(${value})`, `${value} <= ${operand}`],
  judge: (value, operand) => (typeof value === 'number' ? value <= operand : undefined),
  words: (operand) => `is at most ${operand}`,
});
