/** Rego without the places of the YAML that it was made of, and without METADATA's `custom` where nothing else stands in it. */
export function withoutSources(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^# {3}source: /.test(line))
    .filter((line, at, lines) => line !== '# custom:' || /^# {3}/.test(lines[at + 1] ?? ''))
    .join('\n');
}
