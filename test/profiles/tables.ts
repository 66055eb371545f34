import type { Policy } from '../../src/compiler/language/policy.js';
import type { Rule } from '../../src/compiler/language/rule.js';
import { when } from '../../src/compiler/conditions/says.js';
import type { Share } from './measure.js';

/** The rules of a policy, for docs/profiles.md. */
export function rulesTable({ rules }: Policy): string {
  const rows = rules.map((rule) =>
    row([
      `\`${rule.id?.value ?? ''}\``,
      `${does(rule)} ${names(rule)}${condition(rule)}`,
      rule.reason ?? '',
      rule.severity ?? '',
      (rule.mitigates ?? []).join(', '),
    ]),
  );
  return table(['rule', 'does', 'why', 'severity', 'mitigates'], rows);
}

function does({ action, rateLimit }: Rule): string {
  const verb = { allow: 'allows', deny: '**denies**', ask: '**asks about**' }[action];
  return rateLimit === undefined ? verb : `at most ${rateLimit.requests} a ${rateLimit.per}: ${verb}`;
}

function names({ target }: Rule): string {
  return target.globs.map(({ text }) => `\`${text}\``).join(' ');
}

function condition({ conditions }: Rule): string {
  return when(conditions, 400);
}

/** Group → share of each policy. */
export function sharesTable(measured: ReadonlyMap<string, ReadonlyMap<string, Share>>): string {
  const profiles = [...measured.keys()];
  const groups = [...(measured.get(profiles[0] ?? '')?.keys() ?? [])];
  const rows = groups.map((group) => row([group, ...profiles.map((profile) => cell(measured.get(profile)?.get(group)))]));
  return table(['calls of listed tools refused', ...profiles.map((name) => `\`${name}\``)], rows);
}

function cell(share: Share | undefined): string {
  if (share === undefined) return '';
  const { of, refused, unlisted } = share;
  return `${of === 0 ? '–' : `${refused} of ${of}`}${unlisted === 0 ? '' : ` (+ ${unlisted})`}`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The text with what stands between the marks of `name` replaced. Throws where there are none. */
export function between(page: string, name: string, content: string): string {
  const marks = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`);
  if (!marks.test(page)) throw new Error(`docs/profiles.md has no marks for \`${name}\``);
  return page.replace(marks, (_all, begin: string, end: string) => `${begin}\n${content}\n\n${end}`);
}
