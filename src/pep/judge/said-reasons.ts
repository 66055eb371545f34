import type { ShadowData } from '../../audit/event.js';
import { maskShapes } from '../../audit/mask/credential-shapes.js';
import type { Reason } from '../../pdp/decision.js';
import { fromPointer, toPointer } from '../../protocol/json/json-pointer.js';

const NO_REASONS: readonly Reason[] = [];

/** Reasons as they are written down: what they quote of a message (the place of a finding, a value) may be a credential. */
export function saidReasons(reasons: readonly Reason[]): readonly Reason[] {
  // The same list for none, and where nothing is masked: its bytes are copied (audit/encode/member-bytes.ts).
  if (reasons.length === 0) return NO_REASONS;
  return reasons.every(({ message }) => maskShapes(message) === message)
    ? reasons
    : reasons.map((reason) => ({ ...reason, message: maskShapes(reason.message) }));
}

/** What a shadow policy says, likewise. */
export function saidByShadow(shadow: ShadowData): ShadowData {
  const { reasons, redacts } = shadow;
  return {
    ...shadow,
    ...(reasons === undefined ? {} : { reasons: saidReasons(reasons) }),
    ...(redacts === undefined ? {} : { redacts: redacts.map(saidPointer) }),
  };
}

/** A place in a message, by names that are the sender's own text. */
export function saidPointer(pointer: string): string {
  return toPointer(fromPointer(pointer).map(maskShapes));
}
