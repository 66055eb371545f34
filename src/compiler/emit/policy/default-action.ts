import type { PolicyIr } from '../../ir.js';
import type { Action } from '../../language/action.js';
import type { ServerDefault } from '../../language/servers.js';
import { metadata } from '../metadata.js';
import { string } from '../rego-text.js';
import { serverLines } from '../speaking.js';

/** Whether the default is this action, on some server at least. */
export function defaultsTo({ fallback, serverDefaults }: PolicyIr, action: Action): boolean {
  return fallback.action === action || serverDefaults.some((each) => each.action === action);
}

/** The body of "no rule speaks of the message, and the default is this action". */
export function byDefaultAction(ir: PolicyIr, action: Action): readonly string[] {
  return ['tier == "default"', ...onServers(ir, action)];
}

/** That the server's default is this action; nothing to ask where all servers have one. */
export function onServers({ serverDefaults }: PolicyIr, action: Action): readonly string[] {
  return serverDefaults.length === 0 ? [] : [`default_action == ${string(action)}`];
}

const STRICTEST_FIRST = ['deny', 'ask', 'allow'] as const satisfies readonly Action[];

/** Servers by name come before those by pattern, and of patterns the strictest counts. */
export function defaultActionBlocks({ fallback, serverDefaults }: PolicyIr): readonly string[] {
  if (serverDefaults.length === 0) return [];
  const exact = serverDefaults.filter(({ server }) => server.parts === undefined);
  const patterns = serverDefaults.filter(({ server }) => server.parts !== undefined);
  const chain = [...byAction(exact), ...byAction(patterns)];
  return [
    `${metadata({ title: 'What happens where no rule speaks of the message', description: 'By the name of the server, then by its patterns, of which the strictest counts.' })}\ndefault default_action := ${string(fallback.action)}`,
    `default_action := ${chain.join(' else := ')}`,
  ];
}

function byAction(defaults: readonly ServerDefault[]): readonly string[] {
  return STRICTEST_FIRST.flatMap((action) => {
    const servers = defaults.filter((each) => each.action === action).map(({ server }) => server);
    if (servers.length === 0) return [];
    const lines = serverLines(servers.toSorted((a, b) => (a.text < b.text ? -1 : 1)));
    return [`${string(action)} if {\n${lines.map((line) => `\t${line}\n`).join('')}}`];
  });
}
