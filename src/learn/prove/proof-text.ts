import { count, number, times } from '../write/words.js';
import { quoted } from '../../compiler/source/yaml-text.js';
import type { HoldOut } from './hold-out.js';
import { holds, isEmpty, type Proof } from './proof.js';

const MOST_LISTED = 10;

/** The proof for people, as the policy's comment has it and a terminal shows it. Hostile text is quoted. */
export function proofLines(proof: Proof, holdOut: HoldOut | undefined): readonly string[] {
  const { allowed, denied, leftOut, uncertain, setAside, unrecorded, broken, opened, toDetectors } = proof;
  const lines = [
    `Proof: ${holds(proof) ? '' : 'IT DOES NOT HOLD. '}Decided again under this policy, ${number(allowed.kept)} of ${count(allowed.calls, 'allowed call')} ${allowed.calls === 1 ? 'is' : 'are'} still allowed, ` +
      `${number(denied.kept)} of ${number(denied.calls)} denied still denied.`,
  ];
  if (isEmpty(proof)) lines.push('The log holds no call that can be decided again: nothing is proved.');
  lines.push(...listed(broken, 'denied now'), ...listed(opened, 'allowed now'));
  if (leftOut > 0) lines.push(`${count(leftOut, 'more allowed call')} ${leftOut === 1 ? 'is' : 'are'} of what is left out, below.`);
  lines.push(...detectorLines(toDetectors));
  if (uncertain > 0)
    lines.push(`${number(uncertain)} of them on what the log holds, where a path or a masked value is not told for certain.`);
  if (setAside > 0) lines.push(`Set aside: ${count(setAside, 'message')} refused for the moment, unreadable, or answers.`);
  if (unrecorded > 0) lines.push(`Not proved: ${count(unrecorded, 'call')} of which the log has no input document.`);
  if (holdOut !== undefined) lines.push(...holdOutLines(proof, holdOut));
  return lines;
}

function holdOutLines({ heldBack, falseDenials }: Proof, { by }: HoldOut): readonly string[] {
  const { calls, kept } = heldBack;
  const share = calls === 0 ? '' : ` (${(((calls - kept) / calls) * 100).toFixed(1)} %)`;
  return [
    `Kept back from learning, by ${by}: ${count(calls, 'allowed call')}; ${number(kept)} would be allowed, ${number(calls - kept)} denied${share}.`,
    ...listed(falseDenials, 'would be denied'),
  ];
}

function detectorLines(toDetectors: Proof['toDetectors']): readonly string[] {
  if (toDetectors.size === 0) return [];
  return [
    'Allowed in the log, and refused by the detectors of this policy. Where that is wrong, say `sanitize: { exempt: { TOOL: [ARGUMENT] } }`:',
    ...[...toDetectors].flatMap(([subject, places]) =>
      listed(new Map([...places].map(([place, calls]) => [`${subject}: ${place}`, calls])), 'found'),
    ),
  ];
}

function listed(counts: ReadonlyMap<string, number>, what: string): readonly string[] {
  const sorted = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const lines = sorted.slice(0, MOST_LISTED).map(([name, calls]) => `  ${what} ${times(calls)}: ${quoted(name).slice(1, -1)}`);
  return sorted.length > MOST_LISTED ? [...lines, `  … and ${number(sorted.length - MOST_LISTED)} more`] : lines;
}
