import { UserError } from '../errors/exit.js';

/** `package a["b-c"].d`, rule `test_x` → `a/b-c/d/test_x`. Throws a `UserError` for names that a path cannot say. */
export function entrypointOf({ package: owner, name }: { readonly package: string; readonly name: string }): string {
  const names = [...`${owner}.${name}`.matchAll(/\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, quoted, plain]) => plain ?? (JSON.parse(`"${quoted ?? ''}"`) as string),
  );
  if (names.some((each) => each.includes('/'))) throw new UserError(`\`${owner}.${name}\` cannot be asked in WASM: its name holds a \`/\``);
  return names.join('/');
}
