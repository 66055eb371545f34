import { p, type Phrase } from './phrase.js';

/** What a model was told or knows is to be forgotten, in German, Hindi in Latin letters, and the larger Romance languages; accents are folded before. */
export const FORGETTING: readonly Phrase[] = [
  p(
    'override_de',
    11,
    ['abweichend', 'vorherigen|bisherigen|vorangegangenen', 'instruktionen|anweisungen|vorgaben|befehlen'],
    'abweichend (zu|von) (den )?(vorherigen|bisherigen|vorangegangenen) (instruktionen|anweisungen|vorgaben|befehlen)',
  ),
  p(
    'override_de',
    10,
    ['hinter', 'lassen|lass', 'vorherigen|bisherigen|vorherige|bisherige'],
    '(lassen sie|lass) _1 (alle|alles) (vorherigen|bisherigen|vorherige|bisherige) _2 hinter',
  ),
  p(
    'override_es',
    10,
    ['todo', 'que', 'olvide|olvida|olvidar|olvidate'],
    '(olvide|olvida|olvidar|olvidate de) todo (lo )?que (sabes|te|has|aprendiste|se te)',
  ),
  p('override_fr', 10, ['tout', 'oubliez|oublie|oublier'], '(oubliez|oublie|oublier) tout ce (que|qui) (vous|tu|on|precede|t a)'),
  p(
    'override_it',
    10,
    ['tutto', 'dimentica|dimenticate|dimenticare'],
    '(dimentica|dimenticate|dimenticare) tutto (quello|cio) che (sai|ti|hai|e)',
  ),
  p(
    'override_pt',
    10,
    ['tudo', 'esqueca|esquece|esquecer'],
    '(esqueca|esquece|esquecer) tudo (o )?que (sabe|sabes|te|lhe|foi|aprendeu|voce)',
  ),
  p(
    'override_hi',
    11,
    [
      'nirdesh|nirdeshon|niyam|instructions|rules|instruction',
      'karo|kar|jao|karna|do|karke',
      'purane|pichle|pehle|saare|sabhi|saari|sab|upar',
    ],
    '(purane|pichle|pehle|saare|sabhi|saari|sab|upar) _3 (nirdesh|nirdeshon|niyam|instructions|instruction|rules) _2 (ignore|nazarandaaz|bhool|bhul|bhulkar|hata)',
  ),
  p('extraction_hi', 10, ['system', 'prompt', 'batao|dikhao|bata|dikha|do'], 'system prompt _3 (batao|dikhao|bata|dikha)'),
  p(
    'override_de',
    9,
    ['aufgaben|anweisungen|befehle', 'kopf|gedachtnis', 'aus'],
    '(aufgaben|anweisungen|befehle) _2 aus (dem|ihrem|deinem) (kopf|gedachtnis)',
  ),
];
