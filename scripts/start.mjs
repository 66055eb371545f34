// @ts-check
// `npm start` on a fresh clone: set up, then the main job on real input.
import { setUp } from './setup.mjs';

setUp();
await import('./demo.mjs');
