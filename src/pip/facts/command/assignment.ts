const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=/;
/** Variables that choose what a shell or a loader runs. */
const CHOOSING =
  /^(?:PATH|IFS|ENV|BASH_ENV|SHELL|SHELLOPTS|BASHOPTS|PS4|PROMPT_COMMAND|HOME|CDPATH|ZDOTDIR|LD_\w*|DYLD_\w*|\w*(?:PAGER|EDITOR|VISUAL|BROWSER|_COMMAND|OPTIONS|OPTS?)|GIT_(?:SSH|EXTERNAL_DIFF|EXEC_PATH|CONFIG\w*)|PYTHON(?:PATH|STARTUP|HOME)|PERL5LIB|RUBYLIB|NODE_PATH|CLASSPATH)$/;

/** `NAME=…`, of whatever variable. */
export function isAssignment(word: string): boolean {
  return ASSIGNMENT.test(word);
}

/** One that changes no program that the line starts. */
export function isHarmlessAssignment(word: string): boolean {
  const name = ASSIGNMENT.exec(word)?.[1];
  return name !== undefined && !CHOOSING.test(name);
}
