import { p, type Phrase } from './phrase.js';

/** Orders in Italian; accents are folded before. */
export const ITALIAN: readonly Phrase[] = [
  p(
    'extraction_it',
    10,
    ['password', 'qual|dimmi|rivela|condividi|poesia|acrostico'],
    '(qual e|dimmi|rivela|condividi|poesia sulla|acrostico _3) (la|tua|nostra) _1 password',
  ),
  p(
    'extraction_it',
    8,
    ['password|parola', 'qual|dimmi|rivela|mostra|condividi'],
    '(qual|dimmi|rivela|mostra|condividi) _4 (password|parola)',
  ),
  p(
    'extraction_it',
    10,
    ['istruzioni|prompt|regole', 'tue|tuo|sistema', 'mostra|mostrami|dimmi|rivela|quali|qual|ripeti'],
    '(mostra|mostrami|dimmi|rivela|quali sono|qual e|ripeti) (le |il )?(tue|tuo) _1 (istruzioni|prompt|regole)',
  ),
  p(
    'override_it',
    11,
    ['ignora|ignorate|dimentica|dimenticate|ignorare', 'istruzioni|ordini|regole|comandi|precedenti|indicazioni'],
    '(ignora|ignorate|dimentica|dimenticate|ignorare) _4 (istruzioni|ordini|regole|comandi|precedenti|indicazioni)',
  ),
  p(
    'mode_it',
    10,
    ['modalita', 'sviluppatore|dio|filtri', 'attiva|entra|abilita'],
    '(attiva|entra in|abilita) _1 modalita (sviluppatore|dio|senza filtri)',
  ),
  p(
    'unbound_it',
    10,
    ['disattiva|aggira|rimuovi', 'tuoi|tue', 'filtri|restrizioni|limitazioni'],
    '(disattiva|aggira|rimuovi) _1 (tuoi|tue) _1 (filtri|restrizioni|limitazioni)',
  ),
];
