import { maskShapes } from '../audit/mask/credential-shapes.js';
import type { Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { Noise } from '../protocol/message.js';
import type { Conversation } from './conversation.js';
import { NO_EVENTS, type Passage } from './passage.js';
import { refuseUnreadable } from './unreadable.js';

/** Lines that are no JSON-RPC. A server's are its log, written to the wrong place: they go to the operator, never to the client. */
export interface NoiseCounter {
  pass(noise: Noise, direction: Direction, policy: PolicySet | undefined): Passage;
  /** Writes down how many there were. */
  end(): void;
}

export function createNoiseCounter(conversation: Conversation): NoiseCounter {
  const { deps, journal } = conversation;
  let lines = 0;
  let bytes = 0;
  const record = () => {
    const data = { server: maskShapes(deps.server), session: conversation.facts.id, lines, bytes };
    const time = deps.clock.now();
    journal.later(() => ({ type: 'ai.agentmesh.server.noise', time, data }));
  };
  return {
    pass: (noise, direction, policy) => {
      if (noise.blank) return { events: NO_EVENTS };
      if (direction === 'client_to_server') {
        const unreadable = {
          kind: 'unreadable',
          code: 'not_json',
          message: 'the line is not JSON',
          idText: undefined,
          request: true,
        } as const;
        return refuseUnreadable({ ...unreadable, bytes: noise.bytes }, direction, policy, conversation);
      }
      lines++;
      bytes += noise.bytes.length;
      // The first is worth a record at once, the rest only their number.
      if (lines === 1) record();
      deps.onNoise?.(noise.bytes);
      return { events: NO_EVENTS };
    },
    end: () => {
      if (lines > 1) record();
    },
  };
}
