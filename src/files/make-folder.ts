import type * as fs from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../errors/error-code.js';

/** Step by step: Node's own `recursive` never returns where a folder cannot be made for want of an entry (below `/proc`). */
export function makeFolder(files: Pick<typeof fs, 'statSync' | 'mkdirSync'>, path: string, mode?: number): void {
  if (files.statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(files, dirname(path), mode);
  try {
    files.mkdirSync(path, { mode });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
