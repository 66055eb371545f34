import type { Detector } from '../detector.js';
import { commandInjection } from './command-injection/command-injection.js';
import { deserialization } from './deserialization/deserialization.js';
import { hiddenText } from './hidden-text/hidden-text.js';
import { pii } from './pii/pii.js';
import { pathTraversal } from './path-traversal/path-traversal.js';
import { promptInjection } from './prompt-injection/prompt-injection.js';
import { secret } from './secret/secret.js';
import { sensitiveFile } from './sensitive-file/sensitive-file.js';
import { sqlInjection } from './sql-injection/sql-injection.js';
import { ssrf } from './ssrf/ssrf.js';
import { templateInjection } from './template-injection/template-injection.js';
import { toolPoisoning } from './tool-poisoning/tool-poisoning.js';
import { xmlInjection } from './xml-injection/xml-injection.js';

/** What is looked for, cheapest first. */
export const detectors: readonly Detector[] = [
  pathTraversal,
  sensitiveFile,
  commandInjection,
  sqlInjection,
  ssrf,
  templateInjection,
  xmlInjection,
  deserialization,
  hiddenText,
  pii,
  secret,
  promptInjection,
  toolPoisoning,
];

/** What is looked for in definitions where only what is wrong with them counts: a path in a description is an example. */
export const definitionDetectors: readonly Detector[] = [pii, secret, toolPoisoning];
