import type { JsonObject, JsonValue } from '../protocol/json/json.js';
import type { Severity } from './decision.js';

export type Direction = 'client_to_server' | 'server_to_client';
export type MessageKind = 'request' | 'notification' | 'response';
export type Mode = 'enforce' | 'shadow';
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a detector saw. It never carries the text it found (a secret must not travel into logs or policies). */
export interface Finding {
  readonly detector: string;
  readonly rule: string;
  /** JSON Pointer into the input document, e.g. `/arguments/path`. */
  readonly path: string;
  readonly role: string;
  readonly surface: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** How the text was derived before it matched: `raw`, `url-decoded×2`, `unicode-folded` … */
  readonly view: string;
  /** UTF-16 offsets [start, end) in the original string value at `path`. */
  readonly span: readonly [number, number];
}

/** One path argument: as text, resolved through symlinks, and which of the policy's prefixes hold it. */
export interface PathFact {
  readonly lexical: string;
  readonly resolved: string;
  readonly under: readonly string[];
  /**
   * The prefixes that some reading of the text may lie below, where they are not the same as `under`: two readers of `a/link/../b` find two
   * places, and where nobody can tell it is every prefix. An allow asks `under`, a deny asks this.
   */
  readonly touches?: readonly string[];
  /** The absolute paths of the other readings, as written and through symlinks: `lexical` and `resolved` are the first's. */
  readonly also?: readonly string[];
}

/** What an address leads to, by the IANA special-purpose registries; a name by what it says, without DNS. */
export type AddressClass = 'public' | 'private' | 'loopback' | 'link_local' | 'metadata' | 'unspecified' | 'reserved';

/** Where a URL leads, or an argument that names a host. */
export interface UrlFact {
  /** In lower case; absent for a host by itself. */
  readonly scheme?: string;
  /** In lower case, IDN as punycode, IPv6 by RFC 5952 without brackets; `::ffff:10.0.0.1` as the IPv4 address that it is. */
  readonly host: string;
  /** The scheme's own where none is written; absent where the scheme has none. */
  readonly port?: number;
  readonly class: AddressClass;
  readonly host_kind: 'name' | 'ipv4' | 'ipv6';
}

/** What a SQL text does at most, over all dialects. */
export interface SqlFact {
  /** In lower case, sorted: of all statements, of those inside others too. `into` for `SELECT … INTO`, `program` for `COPY … PROGRAM`. */
  readonly verbs: readonly string[];
  readonly statements: number;
}

/** Which programs a command line starts. */
export interface CommandFact {
  /** In lower case, in the order of the line; one that is named by a path counts under its last segment and under the whole. */
  readonly names: readonly string[];
  /** It is more than one simple command: a pipe, a list, a redirection, a substitution. */
  readonly operators: boolean;
}

/** By JSON Pointer of an argument. Null where readers could differ: nothing is known of it, and so no condition holds for certain. */
export type Facts<Fact> = Readonly<Record<string, Fact | null>>;

/** What texts mean, of the kinds that the policy reads. */
export interface ArgumentFacts {
  readonly urls?: Facts<UrlFact>;
  readonly sql?: Facts<SqlFact>;
  readonly commands?: Facts<CommandFact>;
}

export const ORIGINS = ['known', 'listed', 'untrusted', 'unseen'] as const;
/**
 * Where words were met before. `known`: before text of strangers came, in what the client sent or trusted answers said; or a person typed
 * it. `untrusted`: in that text. `listed`: in it too, but only as a value of data. `unseen`: in neither.
 */
export type Origin = (typeof ORIGINS)[number];

/** Of one text or number among the arguments. */
export interface OriginFact {
  readonly origin: Origin;
  readonly words: number;
  /** How many of its words were met in text of strangers alone. */
  readonly foreign: number;
  /** It is a link that stands in text of strangers as it is, or one from there to a host that was named. */
  readonly copied: boolean;
  /** The least trusted of the mail addresses, hosts, account and telephone numbers in it; absent where there are none. */
  readonly addresses?: Origin;
  readonly number?: true;
}

export const FACT_KINDS = ['urls', 'sql', 'commands'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export interface ToolFact {
  readonly name: string;
  readonly title?: string;
  readonly annotations?: JsonObject;
  /** true or false once a complete tools/list was seen, absent before. */
  readonly known?: boolean;
  readonly pinned?: boolean;
  readonly fingerprint?: string;
}

/** A task that a message names. */
export interface TaskFact {
  readonly id: string;
  /** It was given to this session. */
  readonly known: boolean;
  /** Of the request that made it; absent where that was not seen. */
  readonly method?: string;
  /** The tool whose call made it. */
  readonly tool?: ToolFact;
}

export type DefinitionKind = 'tool' | 'prompt' | 'resource' | 'resource_template' | 'instructions';
/**
 * How a definition differs from what the lock file holds. `stale`: the server said that its list changed, and this was not listed since.
 * `unlisted`: a resource that is neither listed nor approved, and no approved template leads to it.
 */
export const DRIFTS = ['new', 'changed', 'removed', 'stale', 'unlisted'] as const;
export type Drift = (typeof DRIFTS)[number];

/** What is to be said of a definition: of one that is listed, or of the one that a message names. */
export interface DefinitionFact {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly fingerprint?: string;
  readonly drift?: Drift;
  /** `path` is a JSON Pointer into the definition. */
  readonly findings: readonly Finding[];
}

export interface Identity {
  readonly subject: string;
  readonly authenticated: boolean;
  readonly method: 'jwt' | 'token' | 'flag' | 'os' | 'none';
  readonly issuer?: string;
  readonly claims?: JsonObject;
}

/** What the client says of itself. Recorded, never trusted. */
export interface ClientInfo {
  readonly name?: string;
  readonly version?: string;
  readonly protocol?: string;
}

export interface SessionFact {
  readonly id: string;
  readonly started: string;
  readonly calls: number;
  readonly tools: Readonly<Record<string, number>>;
  readonly labels: readonly string[];
}

/** The input document of one message; `rego/schemas/input.json` is its JSON Schema. */
/** `alike`: its name is like that of a prompt which the policy restricts, but not that. */
export interface PromptFact {
  readonly name: string;
  readonly alike?: true;
}

export interface InputDocument extends ArgumentFacts {
  readonly version: 1;
  readonly direction: Direction;
  readonly kind: MessageKind;
  readonly method: string;
  /** Plumbing is false: only a deny can stop it. */
  readonly acting: boolean;
  readonly server: string;
  readonly tool?: ToolFact;
  readonly arguments?: JsonValue;
  readonly resource?: { readonly uri: string };
  readonly prompt?: PromptFact;
  readonly task?: TaskFact;
  readonly params?: JsonValue;
  readonly result?: JsonValue;
  readonly identity: Identity;
  readonly client: ClientInfo;
  readonly session: SessionFact;
  readonly findings: readonly Finding[];
  /** Only where something was found in a definition, or where it is not what was approved. */
  readonly definition?: DefinitionFact;
  /** Only for the entrypoint `mcp/main/hidden`. */
  readonly tools?: readonly ToolFact[];
  /** JSON Pointer of a path argument → its facts. */
  readonly paths: Readonly<Record<string, PathFact>>;
  /** Where `taint.untainted` is set and text of strangers came: JSON Pointer of an argument → where its words were met. Null: it was not looked at. */
  readonly origins?: Readonly<Record<string, OriginFact | null>>;
  readonly time: { readonly now_ns: number; readonly hour: number; readonly weekday: string; readonly zone: string };
  readonly transport: 'stdio' | 'http';
  readonly mode: Mode;
}
