/**
 * Rooms of plain functions and of policies. Their files share a worker and what it has loaded and started: to load the detectors, or to start OPA, takes
 * longer than most files take with them. So such a file leaves nothing behind, neither a hook of a helper nor a double of a module or a global
 * (test/architecture/shared-rooms.test.ts).
 */
export const SHARED_ROOMS = [
  'architecture',
  'authoring',
  'cases',
  'compiler',
  'compose',
  'config',
  'definitions',
  'errors',
  'explain',
  'files',
  'identity',
  'inspect',
  'limits',
  'lint',
  'pap',
  'pdp',
  'pep',
  'pip',
  'protocol',
  'requirements',
  'scan',
  'survey',
  'taint',
  'telemetry',
];

/** Files of those rooms that put something else in place of a module or a setting of the process: each has a worker of its own. */
export const FILES_WITH_DOUBLES = [
  'test/compiler/planted-faults.test.ts',
  'test/definitions/lock-file.test.ts',
  ...['letter-case', 'needs', 'patterns', 'traits'].map((name) => `test/inspect/${name}.test.ts`),
];
