import { literals } from '../../traits/literals.js';

/** What names of secrets have. */
export const KEY = literals(['key']);
export const KEY_WORDS = KEY | literals(['token', 'secret', 'pass', 'pwd', 'credential', 'senha', 'contrase']);
/** What a pair calls its name. */
export const PAIR_WORDS = KEY | literals(['name', 'variable', 'parameter']);
