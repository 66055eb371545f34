/** What a layer is asked of each message. */
export const DECISION = 'mcp/main/decision';
/** Which of the tools in `input.tools` it can never allow; a policy may be built without it. */
export const HIDDEN = 'mcp/main/hidden';
