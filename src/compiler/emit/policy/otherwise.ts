import type { PolicyIr } from '../../ir.js';
import { reason } from '../group-module.js';
import { having, ranked, reachesUnnamed, speaks, type Place } from '../places.js';
import { object, rule, string } from '../rego-text.js';
import { definitions } from './definitions.js';

/** What a denial says when nothing denies and nothing allows. */
export function otherwiseBlocks(ir: PolicyIr, places: readonly Place[]): readonly string[] {
  const denies = ir.fallback.action === 'deny';
  const found = having(places, speaks).map((place) =>
    rule('otherwise contains reason', [...ranked(place), ...place.some, `some reason in ${place.at}.otherwise`]),
  );
  const byDefault = denies ? [rule(`otherwise contains ${fallbackReason(ir)}`, ['tier == "default"'])] : [];
  const unlisted = reachesUnnamed(ir)
    ? [rule(`otherwise contains ${UNLISTED}`, [denies ? 'tier == "pattern"' : 'tier in {"pattern", "default"}', 'unlisted'])]
    : [];
  return [
    ...definitions({ title: 'What is said where no rule holds' }, [...found, ...byDefault, ...unlisted]),
    ...(ir.fallback.action === 'allow' || ir.fallback.reason !== undefined ? [] : SUBJECT),
  ];
}

const UNLISTED = object([
  ['id', string('unlisted')],
  ['message', 'concat("", ["the server lists no tool `", input.tool.name, "`"])'],
  ['severity', string('medium')],
]);

const SUBJECT = ['default subject := "this"', 'subject := input.tool.name', 'subject := input.method if not input.tool.name'];

/** The reason of the default: the author's, or one that names the tool or method. */
export function fallbackReason({ fallback }: PolicyIr): string {
  if (fallback.reason !== undefined) return reason({ ...fallback, message: fallback.reason });
  const message =
    fallback.action === 'ask'
      ? 'concat("", ["`", subject, "` needs the consent of a person"])'
      : 'concat("", ["no rule allows `", subject, "`"])';
  return object([
    ['id', string(fallback.id)],
    ['message', message],
    ['severity', string(fallback.severity)],
  ]);
}
