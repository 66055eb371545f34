import type { InputDocument } from '../../src/pdp/input-document.js';
import type { RecordedCall, Said } from '../../src/replay/recorded-call.js';
import { inputDocument } from '../input-document.js';

export const ALLOWED: Said = { effect: 'allow', reasons: [], rules: ['a'] };
export const denied = (id: string, message = `because of ${id}`, source = 'mcp.policy'): Said => ({
  effect: 'deny',
  reasons: [{ id, message, severity: 'medium', source }],
  rules: [id],
});

/** A decision as a log holds it. */
export function recorded(changes: Partial<Omit<RecordedCall, 'input'>> & { readonly input?: Partial<InputDocument> } = {}): RecordedCall {
  return {
    id: 'd-1',
    time: Date.UTC(2026, 1, 3, 10, 30),
    timeText: '2026-02-03T10:30:00.000Z',
    subject: 'read_file',
    said: ALLOWED,
    revision: 'recorded',
    masked: [],
    ...changes,
    input: inputDocument(changes.input),
  };
}
