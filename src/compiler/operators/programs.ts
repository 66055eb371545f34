import { member, type JsonValue } from '../../protocol/json/json.js';
import { oneOrMore } from '../language/collections.js';
import { flag, text } from '../language/scalars.js';
import { described, mapped, type Shape } from '../language/shape.js';
import { quote } from '../source/node.js';
import { listed } from '../words.js';
import { items } from './operands.js';
import type { Truth } from './operator.js';
import { operatorsOf, type RegoFunction } from './predicate.js';

const verb: Shape<string> = mapped(described(text, { pattern: '^[A-Za-z]+$', examples: ['select'] }), (written, node, problems) =>
  /^[a-z]+$/i.test(written)
    ? written.toLowerCase()
    : problems.error('AM1108', node.span, `${quote(written)} is no verb of SQL`, 'write one word: `select`'),
);
const program: Shape<string> = mapped(described(text, { pattern: '^[^\\s|;&<>$`]+$', examples: ['git'] }), (written, node, problems) =>
  /\s|[|;&<>$`]/.test(written)
    ? problems.error(
        'AM1108',
        node.span,
        `${quote(written)} is more than the name of a program`,
        'write the program alone: `git`; for its arguments write `matches`',
      )
    : written.toLowerCase(),
);

/** One name is like one value: all of them in the list holds, none of them fails, some of them nobody can say. */
function allAmong(member: string, name: string): RegoFunction {
  return {
    name,
    title: `There are ${member}, and all are in the list`,
    text: `${name}(fact, list) if {
	count(fact.${member}) > 0
	every one in fact.${member} { one in list }
}`,
  };
}

function noneAmong(member: string, name: string): RegoFunction {
  return {
    name,
    title: `The value is missing, or none of its ${member} is in the list`,
    text: `${name}(fact, list) if {
	is_array(fact.${member})
	every one in fact.${member} { not one in list }
}`,
  };
}

function judged(value: JsonValue | undefined, operand: readonly string[]): Truth {
  if (!Array.isArray(value)) return undefined;
  const found = items(value).map((each) => operand.some((one) => one === each));
  if (!found.includes(true)) return false;
  return found.includes(false) ? undefined : true;
}

export const sqlVerbs = operatorsOf<readonly string[]>({
  name: 'sql_verbs',
  view: 'sql',
  says: 'is SQL of these verbs alone, over all its statements and the queries inside of them',
  saysNot: 'is SQL without any of them',
  shape: oneOrMore(verb),
  is: allAmong('verbs', 'verbs_among'),
  isNot: noneAmong('verbs', 'verbs_other'),
  judge: (fact, operand) => judged(member(fact, 'verbs'), operand),
  words: (operand) => `is SQL of ${listed(operand, 'and')} alone`,
  notWords: (operand) => `is SQL without ${listed(operand, 'or')}`,
});

export const singleStatement = operatorsOf<boolean>({
  name: 'single_statement',
  view: 'sql',
  says: 'is one statement of SQL, with `true`; not none, not several',
  schema: { const: true },
  shape: mapped(
    flag,
    (value, node, problems) =>
      value ||
      problems.error(
        'AM1104',
        node.span,
        '`false` says nothing',
        'leave it out; for several statements alone write `none: [{ argument: …, single_statement: true }]`',
      ),
  ),
  is: { name: 'one_statement', title: 'There is one statement', text: 'one_statement(fact, true) if fact.statements == 1' },
  isNot: {
    name: 'other_statements',
    title: 'The value is missing, or has another number of statements',
    text: `other_statements(fact, true) if {
	is_number(fact.statements)
	fact.statements != 1
}`,
  },
  judge: (fact) => {
    const count = member(fact, 'statements');
    return typeof count === 'number' ? count === 1 : undefined;
  },
  words: () => 'is one statement of SQL',
});

export const commands = operatorsOf<readonly string[]>({
  name: 'commands',
  view: 'command',
  says: 'is a command line that starts these programs alone, in pipes and substitutions too',
  saysNot: 'is a command line that starts none of them',
  shape: oneOrMore(program),
  is: allAmong('names', 'programs_among'),
  isNot: noneAmong('names', 'programs_other'),
  judge: (fact, operand) => judged(member(fact, 'names'), operand),
  words: (operand) => `runs ${listed(operand, 'and')} alone`,
  notWords: (operand) => `does not run ${listed(operand, 'or')}`,
});
