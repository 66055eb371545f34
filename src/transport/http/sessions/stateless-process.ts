import { unsupportedVersion } from '../../../protocol/http/http-headers.js';
import { member, parseJson, type JsonValue } from '../../../protocol/json/json.js';
import type { ErrorObject } from '../../../protocol/message.js';
import type { Log } from '../../../telemetry/log.js';
import type { CloseDetail, Line } from '../../interceptor.js';
import type { LineServer, LineServerHandlers } from './line-server.js';
import { VERSION } from './stateless-requests.js';

/** Published are five, of which one has no sessions. */
const MOST_VERSIONS = 64;

export interface StatelessProcessOptions {
  /** Throws where none can be started. */
  readonly start: (handlers: LineServerHandlers) => LineServer;
  readonly line: (line: Line) => void;
  /** It has gone by itself; what was known of it is forgotten. */
  readonly ended: (end: CloseDetail) => void;
  readonly log: Log;
}

/** The process of a server that is asked without sessions, and what is known of it. It comes and goes; one that was given up says nothing any more. */
export class StatelessProcess {
  readonly #options: StatelessProcessOptions;
  #server: LineServer | undefined;
  /** It was sent a request that commits it to the era: a probe (`server/discover`) does not. */
  #committed = false;
  /** The versions that it speaks, once it was asked by a `server/discover`. */
  #versions: readonly string[] | undefined;

  constructor(options: StatelessProcessOptions) {
    this.#options = options;
  }

  /** Undefined: none runs. */
  get server(): object | undefined {
    return this.#server;
  }
  get behind(): boolean {
    return this.#server?.behind ?? false;
  }
  get committed(): boolean {
    return this.#committed;
  }

  /** False: none can be started. */
  ensure(): boolean {
    if (this.#server !== undefined) return true;
    const { start, line, ended, log } = this.#options;
    try {
      const server = start({
        lines: (lines) => {
          // One that was given up because nothing was open has nothing to say to what came later.
          if (server === this.#server) lines.forEach(line);
        },
        ended: (end) => {
          if (server !== this.#server) return;
          this.#forget();
          ended(end);
        },
      });
      this.#server = server;
      return true;
    } catch (error) {
      log.error('a server could not be started', { err: error });
      return false;
    }
  }

  request(line: Buffer, method: string): void {
    this.send([line]);
    this.#committed ||= method !== 'server/discover';
  }

  /** Lines with their ending, to nobody where it does not run. */
  send(lines: readonly Buffer[]): void {
    this.#server?.send(lines);
  }

  /** It is not asked any more, and ends. */
  close(): void {
    this.#server?.endInput();
    this.#forget();
  }

  /** What it has answered to `server/discover`. */
  noteVersions(answer: Buffer): void {
    const versions = member(member(parseJson(answer.toString()), 'result'), 'supportedVersions');
    if (Array.isArray(versions)) this.#versions = versions.filter((version) => typeof version === 'string').slice(0, MOST_VERSIONS);
  }

  /**
   * Over HTTP a version that the server does not speak is answered −32022 (2026-07-28, "Protocol Version Header"). On stdio a server
   * that was committed to a version may go on with it whatever a request says, so we say it where the server has told which it speaks.
   */
  refuseVersion(meta: JsonValue | undefined): ErrorObject | undefined {
    const version = member(meta, VERSION);
    if (this.#versions === undefined || typeof version !== 'string' || this.#versions.includes(version)) return undefined;
    return unsupportedVersion(version, this.#versions);
  }

  #forget(): void {
    this.#server = undefined;
    this.#committed = false;
    this.#versions = undefined;
  }
}
