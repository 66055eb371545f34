/** Why a line is refused before any policy is asked, and the JSON-RPC code that its answer carries. */
export const UNREADABLE = {
  not_json: -32700,
  invalid_utf8: -32700,
  byte_order_mark: -32700,
  trailing_bytes: -32700,
  bare_carriage_return: -32700,
  too_long: -32600,
  too_deep: -32600,
  too_many_members: -32600,
  empty_batch: -32600,
  nested_batch: -32600,
  batch_too_large: -32600,
  not_jsonrpc: -32600,
  bad_id: -32600,
  request_and_response: -32600,
  result_and_error: -32600,
  duplicate_member: -32600,
  case_folded_member: -32600,
  folded_method: -32600,
  nul_in_name: -32600,
  lone_surrogate: -32600,
  unsafe_number: -32600,
  // MCP 2026-07-28, Streamable HTTP: server validation; basic: a request's required `_meta`.
  header_mismatch: -32020,
  missing_version: -32602,
} as const;

export type UnreadableCode = keyof typeof UNREADABLE;
