// Splits a stream into lines and forwards each, with backpressure.

/**
 * @param {import('node:stream').Readable} from @param {import('node:stream').Writable} to
 * @param {(line: Buffer) => void} [before] is given each line, its ending included, before it moves
 */
export function forwardLines(from, to, before) {
  /** @type {Buffer[]} */
  let parts = [];
  from.on('data', (/** @type {Buffer} */ chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end + 1));
      start = end + 1;
      const line = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      parts = [];
      before?.(line);
      if (!to.write(line)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}
