/** What to write instead, by the parser's own codes and the text from the place on. Undefined where its message says enough. */
export function syntaxHint(code: string, message: string, rest: string): string | undefined {
  const [line = ''] = rest.split(/\r?\n/, 1);
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  if (message.startsWith('Alias cannot be')) return starHint(line);
  if (code === 'BAD_SCALAR_START') return `put it in quotes: \`"${bare(line)}"\``;
  if (message.startsWith('Nested mappings are not allowed')) return `a text that holds \`: \` needs quotes: \`"${bare(line)}"\``;
  return undefined;
}

/** `*` begins an alias of YAML, and a pattern of ours. */
export function starHint(written: string): string {
  return `a text that begins with \`*\` needs quotes: \`"${bare(written)}"\``;
}

/** Up to what ends a plain text. */
function bare(line: string): string {
  return line.replace(/(\s+#.*|[,}\]]\s*.*)$/, '').trim();
}
