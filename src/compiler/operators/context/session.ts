import { listed } from '../../words.js';
import { isJsonObject } from '../../../protocol/json/json.js';
import { texts } from '../operands.js';
import { at, contextOperator, listOfTexts } from './context-operator.js';

export const after = contextOperator({
  name: 'called_before',
  about: 'Each of these tools was called before in the session',
  rego: `# METADATA
# title: Each of these tools was called before in the session
called_before(tools) if {
	every tool in tools { input.session.tools[tool] > 0 }
}

# METADATA
# title: One of them certainly was not
not_called_before(tools) if {
	is_object(input.session.tools)
	some tool in tools
	object.get(input.session.tools, tool, 0) == 0
}`,
  judge(input, operand) {
    const counts = at(input, 'session', 'tools');
    if (!isJsonObject(counts)) return undefined;
    const called = texts(operand).map((tool) => (Object.hasOwn(counts, tool) ? counts[tool] : 0));
    if (called.includes(0)) return false;
    return called.every((count) => typeof count === 'number' && count > 0) ? true : undefined;
  },
  words: (operand) => `after ${listed(texts(operand), 'and')}`,
});

export const labels = contextOperator({
  name: 'has_labels',
  about: 'The session has each of these labels',
  rego: `# METADATA
# title: The session has each of these labels
has_labels(wanted) if {
	every label in wanted { label in input.session.labels }
}

# METADATA
# title: One of them it certainly has not
not_has_labels(wanted) if {
	is_array(input.session.labels)
	some label in wanted
	not label in input.session.labels
}`,
  judge(input, operand) {
    const found = listOfTexts(at(input, 'session', 'labels'));
    return found && texts(operand).every((label) => found.includes(label));
  },
  words: (operand) => `once the session is marked ${listed(texts(operand), 'and')}`,
});

export const withoutLabels = contextOperator({
  name: 'lacks_labels',
  about: 'The session has none of these labels',
  rego: `# METADATA
# title: The session has none of these labels
lacks_labels(unwanted) if {
	is_array(input.session.labels)
	every label in unwanted { not label in input.session.labels }
}

# METADATA
# title: One of them it certainly has
not_lacks_labels(unwanted) if {
	some label in unwanted
	label in input.session.labels
}`,
  judge(input, operand) {
    const found = listOfTexts(at(input, 'session', 'labels'));
    return found && !texts(operand).some((label) => found.includes(label));
  },
  words: (operand) => `as long as the session is not marked ${listed(texts(operand), 'or')}`,
});
