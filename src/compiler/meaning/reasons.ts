import type { InputDocument } from '../../pdp/input-document.js';
import { isJsonObject } from '../../protocol/json/json.js';
import type { Policy } from '../language/policy.js';
import { isPlainUri, writtenOut } from '../language/uri.js';
import { messageOf } from '../messages.js';
import type { Tier } from './tier.js';
import type { JudgedRule, Verdict } from './verdict.js';
import { matches } from '../../pdp/glob.js';

type Reason = Verdict['reasons'][number];

export function reasonOf({ rule, id }: JudgedRule): Reason {
  return { id, message: messageOf(rule), severity: rule.severity ?? 'medium' };
}

/** Arguments that are not an object are read by no condition: where a policy has one, nobody can allow them. */
export function argumentsReason({ rules }: Policy, { arguments: given }: InputDocument): readonly Reason[] {
  const reads = rules.some(({ conditions }) => conditions.length > 0);
  if (!reads || given === undefined || isJsonObject(given)) return [];
  return [{ id: 'arguments', message: 'the arguments are not an object', severity: 'medium' }];
}

/** "A URI that is not plain": readers may take it for another resource, so where rules go by URI nobody can allow it. */
export function uriReason({ rules }: Policy, { method, resource, server }: InputDocument): readonly Reason[] {
  if (resource === undefined || isPlainUri(writtenOut(resource.uri, method))) return [];
  const ruled = rules.some(
    ({ target: { kind, servers } }) => kind === 'resource' && (servers === undefined || servers.some((glob) => matches(glob, server))),
  );
  return ruled ? [{ id: 'uri', message: 'the URI can be read as that of another resource', severity: 'medium' }] : [];
}

/** A prompt whose name is like one that the policy restricts: servers may take it for that one, so an exact name alone allows it. */
export function promptReason({ rules }: Policy, { prompt }: InputDocument, tier: Tier): readonly Reason[] {
  if (prompt?.alike !== true || tier === 'name' || !rules.some(({ target }) => target.kind === 'prompt')) return [];
  return [{ id: 'prompt', message: 'the name can be read as that of another prompt', severity: 'medium' }];
}

export function unlistedReason({ tool }: InputDocument): Reason {
  return { id: 'unlisted', message: `the server lists no tool \`${tool?.name ?? ''}\``, severity: 'medium' };
}
