import type { LintRule } from '../lint-rule.js';
import { allowedByExclusion } from './allowed-by-exclusion.js';
import { failingBuiltinAllows } from './failing-builtin-allows.js';
import { missingValueLiftsDeny } from './missing-value-lifts-deny.js';
import { setAsCondition } from './set-as-condition.js';
import { silentDenyList } from './silent-deny-list.js';
import { unreadableFactLiftsDeny } from './unreadable-fact-lifts-deny.js';
import { wrongTypeLiftsDeny } from './wrong-type-lifts-deny.js';
import { withOutsideTests } from './with-outside-tests.js';
import { forgottenPrint } from './forgotten-print.js';
import { clockInRules } from './clock-in-rules.js';
import { pathAsText } from './path-as-text.js';
import { prefixWithinSegment } from './prefix-within-segment.js';
import { languageAsText } from './language-as-text.js';
import { unanchoredPattern } from './unanchored-pattern.js';
import { unsafePattern } from './unsafe-pattern.js';
import { toolNameInOtherCase } from './tool-name-in-other-case.js';
import { unknownObligation } from './unknown-obligation.js';
import { nearLabel } from './near-label.js';
import { clientSays } from './client-says.js';
import { unknownTool } from './unknown-tool.js';
import { unknownArgument } from './unknown-argument.js';
import { untestedRule } from './untested-rule.js';
import { oneReadingOfPath } from './one-reading-of-path.js';
import { globAcrossFolders } from './glob-across-folders.js';
import { partOfHost } from './part-of-host.js';
import { oneOfSeveral } from './one-of-several.js';
import { unprovedIdentity } from './unproved-identity.js';
import { serverSays } from './server-says.js';
import { anyTool } from './any-tool.js';
import { valueNeverThere } from './value-never-there.js';
import { argumentsInParams } from './arguments-in-params.js';
import { unreadVerdict } from './unread-verdict.js';

/** In the order of their codes. */
export const LINT_RULES: readonly LintRule[] = [
  failingBuiltinAllows,
  allowedByExclusion,
  silentDenyList,
  setAsCondition,
  wrongTypeLiftsDeny,
  missingValueLiftsDeny,
  unreadableFactLiftsDeny,
  pathAsText,
  prefixWithinSegment,
  languageAsText,
  unanchoredPattern,
  unsafePattern,
  withOutsideTests,
  forgottenPrint,
  clockInRules,
  toolNameInOtherCase,
  unknownObligation,
  nearLabel,
  clientSays,
  unknownTool,
  unknownArgument,
  untestedRule,
  oneReadingOfPath,
  globAcrossFolders,
  partOfHost,
  oneOfSeveral,
  unprovedIdentity,
  serverSays,
  anyTool,
  valueNeverThere,
  argumentsInParams,
  unreadVerdict,
];
