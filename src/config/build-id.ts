/** A name that only esbuild's `define` writes. */
declare const __BUILD_ID__: string | undefined;

/** Hash of everything that the program is made of, set by the build. From `src/` there is none, and compiled policies are not cached. */
export const buildId: string | undefined = typeof __BUILD_ID__ === 'string' ? __BUILD_ID__ : undefined;
