/** Stands in for a text and counts the looks at its characters, so that a test can bound work without a clock. */
export class Counted {
  looks = 0;

  /** For code that reads a string by `length`, `charCodeAt`, `charAt` and `slice`. */
  string(text: string): string {
    const look = (many: number) => (this.looks += many);
    const counted = {
      length: text.length,
      charCodeAt: (at: number) => (look(1), text.charCodeAt(at)),
      charAt: (at: number) => (look(1), text.charAt(at)),
      slice: (start: number, end: number) => (look(end - start), text.slice(start, end)),
    };
    return counted as unknown as string;
  }

  /** For code that reads bytes by index, `indexOf`, `toString` and `subarray`. */
  buffer(bytes: Buffer): Buffer {
    const indexOf = (value: number, from: number) => {
      const found = bytes.indexOf(value, from);
      this.looks += (found === -1 ? bytes.length : found + 1) - from;
      return found;
    };
    const toString = (encoding: BufferEncoding, start: number, end: number) => (
      (this.looks += end - start),
      bytes.toString(encoding, start, end)
    );
    const subarray = (start: number, end?: number) => ((this.looks += (end ?? bytes.length) - start), bytes.subarray(start, end));
    return new Proxy(bytes, {
      get: (target, property) => {
        if (property === 'indexOf') return indexOf;
        if (property === 'toString') return toString;
        if (property === 'subarray') return subarray;
        if (property !== 'length') this.looks++;
        return Reflect.get(target, property, target) as unknown;
      },
    });
  }
}
