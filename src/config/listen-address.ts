import { UserError } from '../errors/exit.js';

/** Where HTTP is served. */
export interface ListenAddress {
  readonly host: string;
  /** 0: the system chooses one. */
  readonly port: number;
  readonly path: string;
}

const LOOPBACK = '127.0.0.1';
const PATH = '/mcp';
const FORM = '`[host:]port[/path]`, for example `127.0.0.1:8080` or `8080/mcp`';

/** `8080`, `127.0.0.1:8080`, `[::1]:8080/mcp`. Without a host it is this machine's own; without a path `/mcp`. Throws a `UserError`. */
export function parseListenAddress(text: string): ListenAddress {
  const match = /^(?:(?<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):)?(?<port>\d{1,5})(?<path>\/[!-~]*)?$/.exec(text);
  const { host, port = '', path = PATH } = match?.groups ?? {};
  if (match === null || Number(port) > 65_535) throw new UserError(`\`${text}\` is no address to listen at: write ${FORM}`);
  if (/[?#%\\]/.test(path)) throw new UserError(`\`${path}\` is no path to listen at: no \`?\`, \`#\`, \`%\` or \`\\\` in it`);
  return { host: host?.replace(/^\[(.*)\]$/, '$1') ?? LOOPBACK, port: Number(port), path };
}
