import type { JsonObject, JsonValue } from '../protocol/json/json.js';

/** Where something stands that is looked at. */
export interface Place {
  /** As it was named; `-` is standard input, and a server is its command. */
  readonly file: string;
  /** Of a file with one message a line; from 1. */
  readonly line?: number;
}

/** What is looked at: as much of a conversation as somebody has of it. */
export type Subject = { readonly place: Place } & (
  | { readonly kind: 'text'; readonly text: string }
  /** A JSON-RPC message of either side, as its line. */
  | { readonly kind: 'message'; readonly bytes: Buffer }
  | { readonly kind: 'call'; readonly tool: string; readonly arguments: JsonValue | undefined }
  /** What a server answers to a method. */
  | { readonly kind: 'answer'; readonly method: string; readonly result: JsonValue }
  /** An input document, as logs hold it. */
  | { readonly kind: 'input'; readonly input: JsonObject }
);
