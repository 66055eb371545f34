import type { ServerSurvey } from '../../protocol/server-survey.js';

/** What the examples of rules are held against that need a server: as `@modelcontextprotocol/server-filesystem` says it. */
export const EXAMPLE: ServerSurvey = {
  server: 'filesystem',
  tools: [
    {
      name: 'read_file',
      title: undefined,
      description: undefined,
      inputSchema: {
        type: 'object',
        properties: { path: { type: 'string' }, head: { type: 'number' }, tail: { type: 'number' } },
        required: ['path'],
      },
      annotations: {},
    },
  ],
  prompts: undefined,
  resources: undefined,
  resourceTemplates: undefined,
};
