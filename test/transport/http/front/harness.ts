import type { IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Admit } from '../../../../src/transport/http/caller.js';
import { defaultHttpLimits, type HttpLimits } from '../../../../src/transport/http/front/http-limits.js';
import { listen, type HttpFront, type ListenOptions } from '../../../../src/transport/http/front/listen.js';
import type { HttpBackend } from '../../../../src/transport/http/http-backend.js';
import { silentLog } from '../../../../src/telemetry/log.js';
import { passThrough, type Conversation } from '../../../../src/transport/interceptor.js';

export const passing: Conversation = {
  ...passThrough,
  policyChanged: () => [],
  toolSchema: () => undefined,
  exchange: () => passing,
};
export const admitAll: Admit = () => Promise.resolve({ admitted: true, caller: { key: 'anybody', open: () => passing } });

type Answer = (response: ServerResponse, body: string, request: IncomingMessage) => void;

/** Says what reached it. */
export function echoBackend(answer: Answer = (response, body, request) => response.end(`${request.method}:${body}`)): HttpBackend {
  return {
    post: async ({ request, response }, body) => answer(response, body.toString(), request),
    get: async ({ request, response }) => answer(response, '', request),
    delete: async ({ request, response }) => answer(response, '', request),
    policyChanged: () => undefined,
    close: (signal) => Promise.resolve({ code: null, signal }),
  };
}

/** A listener for one test. */
export async function startFront(
  options: Partial<Omit<ListenOptions, 'limits'>> & { readonly limits?: Partial<HttpLimits> } = {},
): Promise<HttpFront> {
  const front = await listen({
    host: '127.0.0.1',
    port: 0,
    backend: echoBackend(),
    admit: admitAll,
    allowedHosts: [],
    allowedOrigins: [],
    log: silentLog,
    ...options,
    limits: { ...defaultHttpLimits, ...options.limits },
  });
  onTestFinished(async () => {
    front.stop();
    front.stop();
    await front.ended;
  });
  return front;
}
