/** In place of answers that nobody will give; where the enforcement point stands in between it has said so already, and better. */
export const SERVER_ENDED = {
  code: -31502,
  message: 'The server ended before it answered',
  data: { 'ai.agentmesh/code': 'server_ended' },
};
