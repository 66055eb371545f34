/** A file as its reader found it. `file` names it in diagnostics, the same on every machine, and one file by one name. */
export interface PolicyFile {
  readonly file: string;
  readonly text: string;
}

/** Why there is no file that could be extended: a sentence. */
export interface NoPolicyFile {
  readonly problem: string;
}
