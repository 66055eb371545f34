import { errorMessage } from './message-bytes.js';

/** In place of an answer that a client asks for again and that is not kept any more: nobody else would ever tell it. `idText`: of its request. */
export function outdated(idText: string): Buffer {
  return errorMessage(idText, OUTDATED);
}

const OUTDATED = {
  code: -31410,
  message:
    'This was answered, but under a policy that has changed since, or with more than is kept, so the answer is not sent again. What was asked has been done, or refused.',
  data: { 'ai.agentmesh/code': 'answer_outdated' },
};
