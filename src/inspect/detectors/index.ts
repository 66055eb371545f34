import type { Detector } from '../detector.js';
import { commandInjection } from './command-injection/command-injection.js';
import { pathTraversal } from './path-traversal/path-traversal.js';
import { sensitiveFile } from './sensitive-file/sensitive-file.js';

/** What is looked for, cheapest first. */
export const detectors: readonly Detector[] = [pathTraversal, sensitiveFile, commandInjection];
