/**
 * Rooms of plain functions. Their files share a worker and what it has loaded: to load the detectors takes longer than most files take with them.
 * So such a file leaves nothing behind, neither a hook of a helper nor a double of a module or a global (test/architecture/shared-rooms.test.ts).
 */
export const SHARED_ROOMS = ['definitions', 'errors', 'identity', 'inspect', 'limits', 'pip', 'protocol', 'scan', 'telemetry'];

/** Files of those rooms that load modules once more with a double in them: each has a worker of its own. */
export const FILES_WITH_DOUBLES = ['letter-case', 'needs', 'patterns', 'traits'].map((name) => `test/inspect/${name}.test.ts`);
