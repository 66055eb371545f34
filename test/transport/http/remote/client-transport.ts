import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { LineSplitter } from '../../../../src/transport/stdio/line-splitter.js';
import type { Client } from './harness.js';

/** For SDK clients of both generations: a client's side of a stdio pipe that is in this process. */
export class ClientTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #client: Client;
  readonly #lines = new LineSplitter();

  constructor(client: Client) {
    this.#client = client;
  }

  start(): Promise<void> {
    this.#client.output.on('data', (chunk: Buffer) => {
      for (const { bytes } of this.#lines.push(chunk)) this.onmessage?.(JSON.parse(bytes.toString()) as JSONRPCMessage);
    });
    return Promise.resolve();
  }

  send(message: JSONRPCMessage): Promise<void> {
    this.#client.send(message);
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#client.end();
    this.onclose?.();
  }
}
