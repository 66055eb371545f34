import type { InputDocument } from '../../pdp/input-document.js';
import type { Redaction } from './obligations.js';

/** Each with the view in which that was found which it takes out. */
export function withViews(redactions: readonly Redaction[], { findings, definition }: InputDocument): readonly Redaction[] {
  if (redactions.length === 0) return redactions;
  const found =
    definition === undefined
      ? findings
      : [...findings, ...definition.findings.map((each) => ({ ...each, path: `/definition${each.path}` }))];
  return redactions.map((redaction) => {
    const { path, span } = redaction;
    const view = span && found.find((each) => each.path === path && each.span[0] === span[0] && each.span[1] === span[1])?.view;
    return view === undefined ? redaction : { ...redaction, view };
  });
}
