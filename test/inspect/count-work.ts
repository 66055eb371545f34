/**
 * Counts what looking at text costs, in characters instead of time: what a pattern passes over (from where it starts to the end of its
 * match, or of the text), each character read by index, what a search skips. What a pattern does at one place is not seen here; the
 * patterns themselves are held to a bound a place by patterns.test.ts. Synchronous, and for nothing that runs at the same time.
 */
export function countWork(run: () => void): number {
  let steps = 0;
  const search = (text: string, sought: string, from: number, at: number) => {
    steps += (at < 0 ? text.length : at) - Math.min(from, text.length) + sought.length;
  };
  const restore = [
    // An own `exec` is what test, replace, match, matchAll, search and split call too (ECMA-262, RegExpExec).
    wrap(RegExp.prototype, 'exec', (exec: (this: RegExp, text: string) => RegExpExecArray | null) => {
      return function counted(this: RegExp, text: string) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const match = exec.call(this, text);
        const to = match === null ? (this.sticky ? from : text.length) : match.index + match[0].length;
        steps += Math.max(1, to - from);
        return match;
      };
    }),
    ...(['charCodeAt', 'codePointAt'] as const).map((name) =>
      wrap(String.prototype, name, (read: (this: string, at: number) => number | undefined) => {
        return function counted(this: string, at: number) {
          steps += 1;
          return read.call(this, at);
        };
      }),
    ),
    wrap(String.prototype, 'indexOf', (indexOf: (this: string, sought: string, from: number) => number) => {
      return function counted(this: string, sought: string, from = 0) {
        const at = indexOf.call(this, sought, from);
        search(this, sought, from, at);
        return at;
      };
    }),
    wrap(String.prototype, 'includes', (includes: (this: string, sought: string, from: number) => boolean) => {
      return function counted(this: string, sought: string, from = 0) {
        const found = includes.call(this, sought, from);
        search(this, sought, from, found ? from : -1);
        return found;
      };
    }),
  ];
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return steps;
}

/** Puts another method in place of one; returns what puts it back. */
function wrap<Method>(owner: object, name: string, make: (original: Method) => Method): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  if (own === undefined) throw new Error(`no method ${name}`);
  Object.defineProperty(owner, name, { ...own, value: make(own.value as Method) });
  return () => void Object.defineProperty(owner, name, own);
}
