import type { Span } from '../../errors/diagnostic.js';

export interface Metadata {
  readonly title: string;
  readonly description?: string | undefined;
  readonly id?: string;
  readonly severity?: string;
  readonly mitigates?: readonly string[];
  readonly source?: Span | undefined;
}

/** OPA's annotations (https://www.openpolicyagent.org/docs/policy-language#annotations), as the comment above a rule or package. */
export function metadata({ title, description, id, severity, mitigates = [], source }: Metadata): string {
  const custom = [
    ...(id === undefined ? [] : [`id: ${yaml(id)}`]),
    ...(severity === undefined ? [] : [`severity: ${severity}`]),
    ...(mitigates.length === 0 ? [] : [`mitigates: [${mitigates.map((risk) => JSON.stringify(risk)).join(', ')}]`]),
    ...(source === undefined ? [] : [`source: ${yaml(`${source.file}:${source.line}`)}`]),
  ];
  return [
    'METADATA',
    `title: ${yaml(title)}`,
    ...(description === undefined ? [] : described(description)),
    ...(custom.length === 0 ? [] : ['custom:', ...custom.map((line) => `  ${line}`)]),
  ]
    .map((line) => `# ${line}`)
    .join('\n');
}

/** The style guide's longest line, less `# ` before it. */
const LONGEST_LINE = 118;

function described(text: string): readonly string[] {
  const line = `description: ${yaml(text)}`;
  if (line.length <= LONGEST_LINE || !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text)) return [line];
  return ['description: |', ...wrapped(text, LONGEST_LINE - 2).map((each) => `  ${each}`)];
}

function wrapped(text: string, longest: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last === undefined || last.length + 1 + word.length > longest ? [...lines, word] : [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

/** A YAML scalar: bare where nothing in it means anything to YAML, else JSON's quotes, which YAML reads alike. */
function yaml(text: string): string {
  const bare =
    /^[A-Za-z/][A-Za-z0-9 _./,()'-]*(?::[0-9]+)?$/.test(text) &&
    !text.endsWith(' ') &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return bare
    ? text
    : JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
