// @ts-check
/**
 * JSON texts, one a line. Not `node:readline`, for which a line separator inside of a text ends the line too.
 * @param {import('node:net').Socket} stream
 * @param {(line: string) => void} hear
 */
export function onLines(stream, hear) {
  /** @type {string[]} */
  let pieces = [];
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ chunk) => {
    const [first = '', ...lines] = chunk.split('\n');
    pieces.push(first);
    for (const line of lines) {
      hear(pieces.join(''));
      pieces = [line];
    }
  });
}
