import type { Span } from '../../errors/diagnostic.js';

/** "line 3", for a message that stands at `from`; of another file with its name: "line 3 of `base.yaml`". */
export function lineOf({ file, line }: Span, from: Span): string {
  return file === from.file ? `line ${line}` : `line ${line} of \`${file}\``;
}
