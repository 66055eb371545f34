import { errorResponse } from '../protocol/answers.js';
import type { CloseDetail } from '../transport/interceptor.js';
import { recordEnd, type Conversation } from './conversation.js';
import { CANCELLED, UNANSWERED } from './no-answer.js';
import { ERROR_CODE } from './refusal.js';

/**
 * The server is gone: each request that the client still waits for is recorded as unanswered and gets an error of ours, else a client
 * that does not watch its server's process would wait for ever. Nobody waits for what was cancelled (MCP, cancellation).
 */
export function endUnanswered(detail: CloseDetail, conversation: Conversation): readonly Buffer[] {
  const open = conversation.asked.client_to_server;
  const error = {
    code: ERROR_CODE.ended,
    message: `The server ${howItEnded(detail)} before it answered; what was asked may have been done or not. It must be started again.`,
    data: { 'ai.agentmesh/code': 'server_ended' },
  };
  const answers = [...open.pending()].map(({ idText }) => errorResponse(idText, error));
  for (const asked of open.end()) recordEnd(conversation, asked, UNANSWERED);
  return answers;
}

/** The client went away from its request, which cancels it (MCP 2026-07-28, Streamable HTTP: cancellation): nobody is told anything. */
export function endUnread(conversation: Conversation): readonly Buffer[] {
  for (const asked of conversation.asked.client_to_server.end()) recordEnd(conversation, asked, CANCELLED);
  return [];
}

function howItEnded({ code, signal }: CloseDetail): string {
  if (typeof signal === 'string') return `was ended by ${signal}`;
  return typeof code === 'number' ? `ended with exit code ${code}` : 'ended';
}
