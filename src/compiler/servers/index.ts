import type { ServerSurvey } from '../../protocol/server-survey.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { reportAnnotations } from './report-annotations.js';
import { reportArguments } from './report-arguments.js';
import { reportNames } from './report-names.js';
import { reportPaths } from './report-paths.js';
import { reportTopics } from './report-topics.js';

/** What only the servers can tell: whether a policy speaks of what they have. All of it is warnings, since a server may change. */
export type ServerCheck = (policy: Policy, servers: readonly ServerSurvey[], problems: Problems) => void;

export const serverChecks: readonly ServerCheck[] = [reportNames, reportTopics, reportAnnotations, reportArguments, reportPaths];
