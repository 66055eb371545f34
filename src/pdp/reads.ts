/**
 * What a compiled policy reads of its input document, found when it is compiled. Anything else cannot change its answer, so it need not
 * travel into WASM, and inputs that differ in nothing else have the same answer.
 */
export interface InputReads {
  /** Paths of member names from the top of the document: `["session", "labels"]`. What lies below the end of one is read whole. */
  readonly members: readonly (readonly string[])[];
  /** The names that members of `arguments` are read by, in any letter case, and those in which something is redacted. Absent: all of it is read. */
  readonly arguments?: readonly string[];
}
