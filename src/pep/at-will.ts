import { methodFact } from '../protocol/methods.js';
import type { Judgement } from './judgement.js';

/**
 * Whether a side can send messages like this one as often as it likes, whatever the other asks for: what a server sends unasked, decided as it may be,
 * what answers that, and plumbing, with its answers. Not what a client asks to be done and what came of it, nor what it was refused.
 */
export function isSentAtWill({ about, effect }: Pick<Judgement, 'about' | 'effect'>): boolean {
  const { direction, kind, method, acting } = about;
  if (kind === 'response') return direction === 'client_to_server' || method === '' || !methodFact(method, 'client', 'request').acting;
  return direction === 'server_to_client' || (effect === 'allow' && !acting);
}
