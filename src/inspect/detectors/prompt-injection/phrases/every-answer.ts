import { p, type Phrase } from './phrase.js';

/** One language's way to say: at the end of every answer, and a note of the system; accents are folded before. */
const ROWS: readonly (readonly [language: string, end: string, every: string, answer: string, note: string])[] = [
  [
    'fr',
    'fin|debut',
    'de toute|de chaque|de toutes tes|de toutes vos',
    'reponse|reponses',
    'note systeme|instruction systeme|consigne systeme',
  ],
  [
    'es',
    'final|fin|principio|inicio',
    'de cada|de toda|de todas tus|de todas las',
    'respuesta|respuestas',
    'nota del sistema|instruccion de sistema|instruccion del sistema',
  ],
  ['it', 'fine|inizio', 'di ogni|di tutte le', 'risposta|risposte', 'nota di sistema|istruzione di sistema|istruzioni di sistema'],
  ['pt', 'final|fim|inicio', 'de cada|de toda|de todas as', 'resposta|respostas', 'nota do sistema|instrucao do sistema'],
  ['de', 'ende|anfang', 'jeder|aller|deiner', 'antwort|antworten', 'systemhinweis|systemanweisung|systemnachricht'],
];

export const EVERY_ANSWER: readonly Phrase[] = ROWS.flatMap(([language, end, every, answer, note]) => [
  p(`standing_order_${language}`, 7, [end, answer], `(${end}) (${every}) _1 (${answer})`),
  p(
    `markup_${language}`,
    4,
    [
      note
        .split('|')
        .map((each) => each.split(' ')[0])
        .join('|'),
    ],
    `(${note})`,
  ),
]);
