import type { Diagnostic, Span } from '../diagnostic.js';

export interface SarifTool {
  readonly name: string;
  readonly version: string;
  /** What a code stands for, in a few words; undefined for codes that say it in each message. */
  readonly title: (code: string) => string | undefined;
  /** Where a code is explained. */
  readonly help: (code: string) => string;
}

/**
 * SARIF 2.1.0 (OASIS), as code scanning services read it: one run, the codes as its rules, every problem a result of one of them.
 * Columns count UTF-16 units from 1, as spans do.
 */
export function sarifLog(diagnostics: readonly Diagnostic[], tool: SarifTool): unknown {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: codes.map((code) => descriptor(code, tool)) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, codes)),
      },
    ],
  };
}

function descriptor(code: string, { title, help }: SarifTool): unknown {
  const words = title(code);
  return {
    id: code,
    ...(words === undefined ? {} : { shortDescription: { text: words } }),
    help: { text: `Explained in ${help(code)}` },
  };
}

function result({ severity, code, message, span, hint }: Diagnostic, codes: readonly string[]): unknown {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
    ...(span === undefined ? {} : { locations: [location(span)] }),
  };
}

function location({ file, line, column, length }: Span): unknown {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, endColumn: column + length },
    },
  };
}

/** A file name as a URI reference: relative ones stay relative, to the folder that the command ran in. */
function uriOf(file: string): string {
  const parts = file.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  const path = parts.join('/');
  if (/^[A-Za-z]%3A$/.test(parts[0] ?? '')) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
