import * as fc from 'fast-check';
import { randomSeed } from './random-seed.js';

/** fast-check, with the seed that tests share: `import * as fc from '../properties.js'`. */
fc.configureGlobal({ seed: randomSeed() });
export * from 'fast-check';
