import { oneOrMore } from '../language/collections.js';
import { part } from './values.js';
import { mapped } from '../language/shape.js';
import { listed } from '../words.js';
import { operatorsOf } from './predicate.js';

const shape = mapped(oneOrMore(part), (affixes) => [...new Set(affixes)]);

interface Affix {
  /** `starts` or `ends`, of operators, functions and in words. */
  readonly verb: string;
  readonly infinitive: string;
  readonly noun: string;
  /** OPA's builtin. */
  readonly builtin: string;
  readonly has: (text: string, affix: string) => boolean;
}

function affixes({ verb, infinitive, noun, builtin, has }: Affix) {
  const name = `${verb}_with`;
  return operatorsOf<readonly string[]>({
    name,
    says: `is a text that ${verb} with this, or with one of these`,
    saysNot: `is a text that ${verb} with none of them`,
    shape,
    is: {
      name,
      title: `The text ${verb} with one of the ${noun}s`,
      text: `${name}(found, ${noun}s) if {
	some ${noun} in ${noun}s
	${builtin}(found, ${noun})
}`,
    },
    isNot: {
      name: `${verb}_otherwise`,
      title: `The value is missing, or a text that ${verb} with none of the ${noun}s`,
      text: `${verb}_otherwise(found, ${noun}s) if {
	is_string(found)
	every ${noun} in ${noun}s { not ${builtin}(found, ${noun}) }
}`,
    },
    inline: (value, operand) => single(operand, (only) => `${builtin}(${value}, ${only})`, `conditions.${name}(${value}, ${operand})`),
    judge: (value, operand) => (typeof value === 'string' ? operand.some((each) => has(value, each)) : undefined),
    words: (operand) => `${verb} with ${listed(operand, 'or')}`,
    notWords: (operand) => `does not ${infinitive} with ${listed(operand, 'or')}`,
    ignoresCase: true,
  });
}

export const beginnings = affixes({
  verb: 'starts',
  infinitive: 'start',
  noun: 'beginning',
  builtin: 'startswith',
  has: (text, affix) => text.startsWith(affix),
});

export const endings = affixes({
  verb: 'ends',
  infinitive: 'end',
  noun: 'ending',
  builtin: 'endswith',
  has: (text, affix) => text.endsWith(affix),
});

/** A set of one text, written by `rego-text`, is asked without a call. */
function single(operand: string, inline: (only: string) => string, call: string): readonly string[] {
  const [, only] = /^\{("(?:[^"\\]|\\.)*")\}$/.exec(operand) ?? [];
  return [only === undefined ? call : inline(only)];
}
