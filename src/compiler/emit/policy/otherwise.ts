import type { PolicyIr } from '../../ir.js';
import type { Action } from '../../language/action.js';
import { reason } from '../group-module.js';
import { having, ranked, reachesUnnamed, speaks, type Place } from '../places.js';
import { object, rule, string } from '../rego-text.js';
import { byDefaultAction, defaultsTo } from './default-action.js';
import { definitions } from './definitions.js';

/** What a denial says when nothing denies and nothing allows. */
export function otherwiseBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const found = having(places, speaks).map((place) =>
    rule('otherwise contains reason', [...ranked(place), ...place.some, `some reason in ${place.at}.otherwise`]),
  );
  const byDefault = defaultsTo(ir, 'deny') ? [rule(`otherwise contains ${fallbackReason(ir, 'deny')}`, byDefaultAction(ir, 'deny'))] : [];
  const unlisted = reachesUnnamed(ir)
    ? unlistedTiers(ir).map((lines) => rule(`otherwise contains ${UNLISTED}`, [...lines, 'unlisted']))
    : [];
  return [
    ...definitions({ title: 'What is said where no rule holds' }, [...found, ...byDefault, ...unlisted]),
    ...(namesSubject(ir) ? SUBJECT : []),
  ];
}

/** The tiers in which a tool that the server does not list is denied; where the default denies, that says it all. */
function unlistedTiers(ir: PolicyIr): readonly (readonly string[])[] {
  if (!defaultsTo(ir, 'deny')) return [['tier in {"pattern", "default"}']];
  return [['tier == "pattern"'], ...(ir.serverDefaults.length === 0 ? [] : [['tier == "default"', 'default_action != "deny"']])];
}

function namesSubject(ir: PolicyIr): boolean {
  return (['deny', 'ask'] as const).some((action) => defaultsTo(ir, action) && authored(ir, action) === undefined);
}

/** The author's reason is that of the rule on every tool. */
function authored({ fallback }: PolicyIr, action: Action): string | undefined {
  return fallback.action === action ? fallback.reason : undefined;
}

const UNLISTED = object([
  ['id', string('unlisted')],
  ['message', 'concat("", ["the server lists no tool `", input.tool.name, "`"])'],
  ['severity', string('medium')],
]);

const SUBJECT = ['default subject := "this"', 'subject := input.tool.name', 'subject := input.method if not input.tool.name'];

/** The reason of the default: the author's, or one that names the tool or method. */
export function fallbackReason(ir: PolicyIr, action: Action): string {
  const { fallback } = ir;
  const said = authored(ir, action);
  if (said !== undefined) return reason({ ...fallback, message: said });
  const message =
    action === 'ask' ? 'concat("", ["`", subject, "` needs the consent of a person"])' : 'concat("", ["no rule allows `", subject, "`"])';
  return object([
    ['id', string(fallback.id)],
    ['message', message],
    ['severity', string(fallback.severity)],
  ]);
}
