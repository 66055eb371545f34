import { UserError } from '../errors/exit.js';
import { httpLeg } from './http-leg.js';
import type { Leg, LegDeps } from './leg.js';
import { stdioLeg } from './stdio-leg.js';

/** Which way this proxy connects its clients and its server. Throws a `UserError` for options that are about another way. */
export function pickLeg(deps: LegDeps): Leg {
  const { options, target } = deps;
  const { headers, allowHttp } = options.remote ?? {};
  if (target.kind === 'process' && (headers !== undefined || allowHttp === true))
    throw new UserError(
      `\`${headers === undefined ? '--allow-http' : '--header'}\` is for a server at a URL, and \`${target.name}\` is a command: leave it out`,
    );
  return options.listen === undefined ? stdioLeg(deps) : httpLeg(deps, options.listen);
}
