// @ts-check
// Tools that say something before they answer: log lines, progress, a closed stream, a changed list.
import { setTimeout as wait } from 'node:timers/promises';
import { text } from '../samples.mjs';

/** The suite wants to see each message arrive on its own. */
const betweenMessages = 50;

/**
 * @param {{ toolsChanged(): void, promptsChanged(): void }} changes publishes a change to whoever listens
 * @returns {import('./tool.mjs').Tool[]}
 */
export const streamTools = (changes) => [
  {
    name: 'test_tool_with_logging',
    description: 'Sends three log lines while it works',
    run: async (_args, ctx) => {
      for (const data of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
        await ctx.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data } });
        await wait(betweenMessages);
      }
      return { content: [text('Tool with logging executed successfully')] };
    },
  },
  {
    name: 'test_logging_tool',
    description: 'Logs only where the request asks for log lines (2026-07-28: _meta logLevel)',
    run: async (_args, ctx) => {
      await ctx.mcpReq.log('info', 'test_logging_tool ran');
      return { content: [text('logged')] };
    },
  },
  {
    name: 'test_tool_with_progress',
    description: 'Reports progress to a client that sent a token',
    run: async (_args, ctx) => {
      const progressToken = ctx.mcpReq._meta?.progressToken;
      for (const progress of progressToken === undefined ? [] : [0, 50, 100]) {
        const message = `Completed step ${progress} of 100`;
        await ctx.mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken: /** @type {string} */ (progressToken), progress, total: 100, message },
        });
        await wait(betweenMessages);
      }
      return { content: [text(String(progressToken ?? 'no-progress-token'))] };
    },
  },
  {
    name: 'test_reconnection',
    description: 'Closes the stream of the call and answers after the client has come back (SEP-1699)',
    run: async (_args, ctx) => {
      ctx.http?.closeSSE?.();
      await wait(2 * betweenMessages);
      return { content: [text('Reconnection test completed successfully.')] };
    },
  },
  {
    name: 'test_streaming_elicitation',
    description: 'Its stream carries the result and no request (SEP-2575)',
    run: () => ({ content: [text('a result and nothing else')] }),
  },
  {
    name: 'test_trigger_tool_change',
    description: 'Tells the listeners that the tools have changed (SEP-2575)',
    run: () => {
      changes.toolsChanged();
      return { content: [text('tools/list_changed published')] };
    },
  },
  {
    name: 'test_trigger_prompt_change',
    description: 'Tells the listeners that the prompts have changed (SEP-2575)',
    run: () => {
      changes.promptsChanged();
      return { content: [text('prompts/list_changed published')] };
    },
  },
];
