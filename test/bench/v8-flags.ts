export { setV8Flags } from '../../src/cli/set-v8-flags.js';
