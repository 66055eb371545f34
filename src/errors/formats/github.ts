import type { Diagnostic } from '../diagnostic.js';
import { printable } from '../printable.js';

/**
 * One workflow command of GitHub Actions, which shows the problem beside its line in a pull request. A runner obeys any line that
 * begins with `::`, so nothing of a file may end the line or the property that it stands in.
 */
export function githubCommand({ severity, code, message, span, hint }: Diagnostic): string {
  const place =
    span === undefined
      ? {}
      : { file: span.file, line: String(span.line), col: String(span.column), endColumn: String(span.column + span.length) };
  const properties = Object.entries({ ...place, title: code }).map(([name, value]) => `${name}=${property(value)}`);
  return `::${severity} ${properties.join(',')}::${data(hint === undefined ? message : `${message}\n${hint}`)}`;
}

/** As `@actions/core` writes a command's message. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
