import { oneOrMore } from '../collections.js';
import { optional, record, type RecordOf } from '../record.js';
import { text } from '../scalars.js';
import { saying, testsOf } from './context-tests.js';

const sessionFields = {
  after: optional(oneOrMore(text), 'Tools that were called before in the session, each of them.'),
  labels: optional(oneOrMore(text), 'Labels that the session has, all of them.'),
  without_labels: optional(oneOrMore(text), 'Labels that the session has not, none of them.'),
};

export const session = saying(
  record('session', sessionFields, {
    label: 'write `labels`',
    without: 'write `without_labels`',
    not_labels: 'write `without_labels`',
    before: 'write `after`',
  }),
  'session: { without_labels: read_untrusted }',
  ({ after, labels, without_labels }: RecordOf<typeof sessionFields>, node) =>
    testsOf(node, { called_before: after, has_labels: labels, lacks_labels: without_labels }),
);
