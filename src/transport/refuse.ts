import { errorResponse, INTERNAL_ERROR } from '../protocol/answers.js';
import { classify } from '../protocol/classify.js';
import type { Classified, Message, Unreadable } from '../protocol/message.js';
import type { Forward, Line } from './interceptor.js';

/** Says no more than this to either side; what went wrong stands in the log. */
const DEFECT = { code: INTERNAL_ERROR, message: 'Refused: the proxy could not decide about this message (see its log)' };

/** After a defect in the interceptor: nothing of the group moves on, and everybody who waits for an answer gets one. */
export function refuseFromClient(lines: readonly Line[]): Forward {
  const asking = messagesOf(lines).filter((message) => message.kind === 'request' || (message.kind === 'unreadable' && message.request));
  return { toServer: [], toClient: asking.map(defect) };
}

/** The client waits for the responses that are not passed on: an error takes their place. */
export function refuseFromServer(lines: readonly Line[]): Forward {
  const messages = messagesOf(lines);
  return {
    toServer: messages.filter((message) => message.kind === 'request').map(defect),
    toClient: messages.filter((message) => message.kind === 'response' && message.idText !== undefined).map(defect),
  };
}

function defect(message: Message | Unreadable): Buffer {
  return errorResponse(message.kind === 'notification' ? undefined : message.idText, DEFECT);
}

function messagesOf(lines: readonly Line[]): readonly (Message | Unreadable)[] {
  return lines.map(({ bytes, oversize }) => classify(bytes, undefined, oversize)).flatMap(flatten);
}

function flatten(classified: Classified): readonly (Message | Unreadable)[] {
  if (classified.kind === 'noise') return [];
  return classified.kind === 'batch' ? classified.elements : [classified];
}
