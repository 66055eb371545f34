import type { AtWill } from '../audit/event.js';
import { methodFact } from '../protocol/methods.js';
import type { Judgement } from './judge/judgement.js';

interface Sent {
  readonly about: Pick<Judgement['about'], 'direction' | 'kind' | 'method' | 'acting'>;
  readonly effect: Judgement['effect'];
  readonly redactions: readonly unknown[];
  readonly warnings: readonly unknown[];
  readonly input: { readonly findings: readonly unknown[] } | undefined;
}

/**
 * Whether a side can send messages like this one as often as it likes, whatever the other asks for: what a server sends unasked, decided as it may be,
 * what answers that, and plumbing, with its answers. Not what a client asks to be done and what came of it, nor what it was refused.
 * Notable is what a server asks a model or a person for, what it was answered, and plumbing in which something was found.
 */
export function sentAtWill(judgement: Sent): AtWill | undefined {
  const { about, effect } = judgement;
  const { direction, kind, method, acting } = about;
  if (kind === 'response') {
    if (method === '') return 'plain';
    const toServer = direction === 'client_to_server';
    const asksForMore = methodFact(method, toServer ? 'server' : 'client', 'request').acting;
    if (asksForMore) return toServer ? 'notable' : undefined;
    return somethingFound(judgement) ? 'notable' : 'plain';
  }
  if (direction === 'client_to_server') return effect === 'allow' && !acting ? 'plain' : undefined;
  return kind === 'request' && (acting || somethingFound(judgement)) ? 'notable' : 'plain';
}

function somethingFound({ effect, redactions, warnings, input }: Sent): boolean {
  return effect !== 'allow' || redactions.length > 0 || warnings.length > 0 || (input?.findings.length ?? 0) > 0;
}
