/**
 * A name as the laxest parsers compare it: without NULs, and with letter case folded in the way of Go's encoding/json, for which
 * `ſ` (U+017F) is an s and `K` (U+212A) a k (CVE-2026-27896, GHSA-q382-vc8q-7jhj), and of Java's equalsIgnoreCase, for which
 * `ı` (U+0131) and `İ` (U+0130) are an i.
 */
export function foldName(name: string): string {
  // Lower case of upper case: `ſ` has no lower case but itself, and its upper case is S. `İ` has a lower case of two characters.
  return name.replaceAll('\0', '').replaceAll('\u0130', 'I').toUpperCase().toLowerCase();
}

/** The same to a reader that also trims names, drops what is invisible and knows compatibility forms (`ｔｏｏｌｓ`). */
export function foldVisible(name: string): string {
  return foldName(visible(name));
}

/** What a lax reader makes another name of while letters keep their case: blanks around it, what is invisible, compatibility forms. */
export function isDisguised(name: string): boolean {
  return !UNDISGUISED.test(name) && visible(name) !== name;
}
const UNDISGUISED = /^[!-~]+$/;

function visible(name: string): string {
  return name.normalize('NFKC').replace(INVISIBLE, '').trim();
}
const INVISIBLE = /[\p{Control}\p{Default_Ignorable_Code_Point}\p{Surrogate}\ufffd]/gu;

/** Names that fold to themselves; most do, and need no folding. */
const PLAIN = /^[a-z0-9_\-.$/:@]*$/;

/** The known name that `name` could be taken for, or undefined when it is that name itself or like none. */
export function takenFor(name: string, known: KnownNames): string | undefined {
  if (known.exact.has(name)) return undefined;
  return known.folded.get(PLAIN.test(name) ? name : foldVisible(name));
}

/** Whether one of the names could be taken for another one that is meant. */
export function haveTwin(names: readonly string[], meant: Iterable<string>): boolean {
  const byFolded = new Map<string, string[]>();
  for (const name of new Set(meant)) {
    const folded = foldVisible(name);
    const others = byFolded.get(folded);
    if (others === undefined) byFolded.set(folded, [name]);
    else others.push(name);
  }
  return names.some((name) => {
    const alike = byFolded.get(PLAIN.test(name) ? name : foldVisible(name));
    return alike !== undefined && (alike.length > 1 || alike[0] !== name);
  });
}

export interface KnownNames {
  readonly exact: ReadonlySet<string>;
  readonly folded: ReadonlyMap<string, string>;
}

export function knownNames(names: Iterable<string>): KnownNames {
  const exact = new Set(names);
  return { exact, folded: new Map([...exact].map((name) => [foldVisible(name), name])) };
}

const byInspected = new WeakMap<ReadonlySet<string>, KnownNames>();

/** The names of arguments that somebody decides by. */
export function knownArguments(inspected: ReadonlySet<string>): KnownNames {
  let known = byInspected.get(inspected);
  if (known === undefined) byInspected.set(inspected, (known = knownNames(inspected)));
  return known;
}

/** Whether it folds to itself, so that no other name of the kind can be its twin. */
export function isPlainName(name: string): boolean {
  return PLAIN.test(name);
}

/** The first two of the names that fold to the same. */
export function twins(names: readonly string[]): readonly [string, string] | undefined {
  if (names.every((name) => PLAIN.test(name))) return undefined;
  const seen = new Map<string, string>();
  for (const name of names) {
    const folded = foldName(name);
    const other = seen.get(folded);
    if (other !== undefined) return [other, name];
    seen.set(folded, name);
  }
  return undefined;
}

export const ENVELOPE_NAMES = knownNames(['jsonrpc', 'id', 'method', 'params', 'result', 'error']);

/** What any method of any revision calls its parameters, where a server or a policy acts on them. */
export const PARAMS_NAMES = knownNames(
  [
    '_meta name arguments uri cursor ref argument context level logger data task taskId inputResponses inputRequests requestState',
    'protocolVersion capabilities clientInfo requestId reason progressToken progress total message subscriptions notifications',
    'messages modelPreferences systemPrompt includeContext temperature maxTokens stopSequences metadata tools toolChoice',
    'mode url elicitationId requestedSchema',
  ].flatMap((line) => line.split(' ')),
);

/** `params.ref` of completion/complete and `params.argument` beside it. */
export const REFERENCE_NAMES = knownNames(['type', 'name', 'uri', 'value']);

/** `params.notifications` of subscriptions/listen: what a client wants to be told of. */
export const LISTEN_NAMES = knownNames([
  'toolsListChanged',
  'promptsListChanged',
  'resourcesListChanged',
  'resourceSubscriptions',
  'taskIds',
]);

export const META_NAMES = knownNames([
  'progressToken',
  'io.modelcontextprotocol/protocolVersion',
  'io.modelcontextprotocol/clientInfo',
  'io.modelcontextprotocol/clientCapabilities',
  'io.modelcontextprotocol/logLevel',
  'io.modelcontextprotocol/subscriptionId',
]);

/** What a result is told by: the lists, and what may ask the client for input. */
export const RESULT_NAMES = knownNames([
  'resultType',
  'inputRequests',
  'requestState',
  'tools',
  'prompts',
  'resources',
  'resourceTemplates',
  'instructions',
  'nextCursor',
  'ttlMs',
  'cacheScope',
]);

export const ERROR_NAMES = knownNames(['code', 'message', 'data']);
/** What a client acts on in an error (2025-11-25). */
export const ERROR_DATA_NAMES = knownNames(['elicitations']);

/** What a listed tool is known by. */
export const TOOL_NAMES = knownNames(['name', 'annotations']);
