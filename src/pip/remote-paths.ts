import type { PathResolverDeps } from './paths.js';

/**
 * Paths on a machine that we cannot look at: compared as texts (`..` and `.` taken out). Where the server starts relative paths and
 * what its `~` is nobody can tell, so these stand for places of their own: a relative path is under a relative prefix of the policy,
 * and never under an absolute one. Nor can anybody tell whether letter case matters there.
 */
export const remotePaths: Pick<PathResolverDeps, 'cwd' | 'home' | 'fs' | 'eitherCase'> = {
  cwd: '/(working directory of the server)',
  home: '/(home of the server)',
  eitherCase: true,
  fs: { realpath: () => undefined, look: () => 'nothing' },
};
