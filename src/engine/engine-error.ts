/** The engine itself failed: a deadline, a child that died, a defect. What a policy's author did wrong is never one of these. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** What was asked of OPA did not end in time: as a rule what a policy says does not end. */
export class EngineDeadline extends EngineError {}
