import { plain } from '../../audit/report/plain.js';
import type { PolicyDifference } from '../rule-diff.js';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** For people. Ends with a line feed. */
export function ruleDiffText({ rules, settings }: PolicyDifference): string {
  if (rules.length + settings.length === 0) return 'the same rules and settings\n';
  const count = (change: keyof typeof SIGNS) => rules.filter((rule) => rule.change === change).length;
  const lines = rules.map(({ id, change, action, span, parts = [] }) => {
    const what = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
    return `${SIGNS[change]} ${action} \`${plain(id)}\`${what}  (${plain(span.file)}:${span.line}:${span.column})`;
  });
  return [
    `rules: ${count('added')} added, ${count('removed')} removed, ${count('changed')} changed`,
    ...lines,
    ...(settings.length === 0 ? [] : [`settings: ${settings.join(', ')}`]),
    '',
  ].join('\n');
}
