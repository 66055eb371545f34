import { once } from 'node:events';
import { printable } from '../errors/printable.js';

/** What a command answers: on stdout, for people or for programs. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** A long answer piece by piece, as fast as its reader reads. */
export async function printAll(texts: AsyncIterable<string>): Promise<void> {
  for await (const text of texts) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}

/** What is said beside the answer: on stderr, so that `> file` keeps the answer alone. */
export function note(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}
