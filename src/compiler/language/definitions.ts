import { DRIFT_ACTIONS } from '../../pdp/guards.js';
import { optional, record } from './record.js';
import { oneOf, text } from './scalars.js';

type DriftAction = (typeof DRIFT_ACTIONS)[number];

/** What happens with definitions that are not as the lock file has them. */
export interface Definitions {
  readonly lock: string | undefined;
  readonly new: DriftAction | undefined;
  readonly changed: DriftAction | undefined;
  readonly removed: DriftAction | undefined;
  readonly stale: DriftAction | undefined;
  readonly unlisted: DriftAction | undefined;
}

const action = oneOf(DRIFT_ACTIONS, { deny: 'write `block`', flag: 'write `warn`', log: 'write `warn`', off: 'write `allow`' });

export const definitions = record(
  'definitions',
  {
    lock: optional(text, 'The lock file, from the folder in which the proxy is started; `--lock` wins.'),
    new: optional(action, 'What the lock file does not hold (default block: neither listed nor called).'),
    changed: optional(action, 'What it holds otherwise (default block).'),
    removed: optional(action, 'What it holds and the server does not have any more (default warn; block: nothing is listed).'),
    stale: optional(action, 'What was not listed again after the server said that its list changed (default warn).'),
    unlisted: optional(
      action,
      'A resource that is neither listed nor in the lock file, and to which no template in it leads (default warn).',
    ),
  },
  {
    poisoned: 'write `sanitize: { tool_poisoning: block }`',
    poisoning: 'write `sanitize: { tool_poisoning: block }`',
    unknown: 'write `new`',
    added: 'write `new`',
    drift: 'write `changed`',
    outdated: 'write `stale`',
    file: 'write `lock`',
  },
);
