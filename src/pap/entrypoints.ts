/** What a layer is asked (design §4.2). */
export const DECISION = 'mcp/main/decision';
export const HIDDEN = 'mcp/main/hidden';
