/** What a command answers is its exit code. */
export type Action<Options> = (words: string[], options: Options) => Promise<number>;

/** Makes of a command's code, loaded when it runs, what commander calls. */
export type Run = <Options>(
  load: () => Promise<Action<Options>>,
) => (words: string | string[] | undefined, options: Options) => Promise<void>;

/** An option that may be given several times, and takes one value each: what follows may be an argument. */
export function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
