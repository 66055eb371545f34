import type { RegoModule } from '../../engine/bundle.js';
import { metadata } from './metadata.js';
import { moduleText } from './rego-text.js';

/** `data.mcp.policy.servers.named`: for rules that speak of servers by a pattern. */
export const serversModule: RegoModule = {
  path: 'mcp/policy/servers/servers.rego',
  text: moduleText([
    `${metadata({ title: 'The server' })}\npackage mcp.policy.servers`,
    'import data.mcp.policy.globs',
    `${metadata({ title: 'Its name, and the patterns of the policy that it fits' })}
named := {input.server} | globs.fitting(input.server, data.mcp.index.servers)`,
  ]),
};
