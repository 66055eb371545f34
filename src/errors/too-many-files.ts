/**
 * What a process hears that may open no more files, here or in a program that it started: Node tells of it in a stack, or not at all. Undefined
 * for any other error.
 */
export function tooManyFiles(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) if (CODE.test(each.message)) return TOO_MANY_FILES;
  return undefined;
}

const CODE = /\bE[MN]FILE\b/;
export const TOO_MANY_FILES = 'too many files are open at once: allow this program more of them (`ulimit -n 1024`)';
