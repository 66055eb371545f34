import { p, type Phrase } from './phrase.js';

/** The commonest orders in more languages; accents are folded before. */
export const MORE_LANGUAGES: readonly Phrase[] = [
  p(
    'role_de',
    10,
    [
      'fungieren|fungierst|agieren|agierst|handeln|handelst|spielen|spielst|verhalten|auftreten',
      'mochte|will|wurde|dass|sollst|du|sie',
      'als|dass',
    ],
    '(mochte|will|wunsche|sollst|sollen) _2 (dass )?(du|sie)? _2 als _5 (fungieren|fungierst|agieren|agierst|handeln|handelst|spielen|spielst|verhalten|auftreten)',
  ),
  p(
    'role_de',
    7,
    ['du|sie', 'bist|sind', 'jetzt|nun|kein|keine', 'als|ein|eine|sondern|der|die'],
    '(du bist|sie sind) (jetzt |nun |ab jetzt |kein |keine )(ein|eine|der|die|redaktion|mehr)',
  ),
  p(
    'new_task_de',
    8,
    [
      'aufgabe|aufgaben|herausforderung|test',
      'neue|neuen|folgender|folgende|nachste|andere|nun|jetzt',
      'dich|mir|gut|gemacht|jetzt|nun|bitte|hilf|vergiss|anfang',
    ],
    '(jetzt|nun|bitte|gut|gemacht) _6 (neue|neuen|folgender|folgende|nachste|andere) _2 (aufgabe|aufgaben|herausforderung)',
  ),
  p(
    'extraction_de',
    10,
    ['passwort|kennwort|schlussel', 'lautet|ist|sag|nenne|verrate|gib|teile|dein|das|gedicht'],
    '(was ist|wie lautet|sag mir|nenne|nenne mir|verrate|gib mir|teile|gedicht uber) _2 (dein|das|euer|ihr) _1 (passwort|kennwort)',
  ),
  p(
    'extraction_es',
    10,
    ['contrasena|clave', 'cual|dime|revela|comparte|poema|confirma|acrostico|adivinanza'],
    '(cual es|dime|revela|comparte|confirma|poema sobre|acrostico con) _2 (la|tu|su) (contrasena|clave)',
  ),
  p(
    'extraction_fr',
    10,
    ['mot|passe', 'quel|dites|donnez|confirmez|partagez|poeme|acrostiche|ecrivez|confirmer|revelez'],
    '(quel est|dites moi|dis moi|donnez moi|confirmez|confirmer|partagez|revelez|poeme sur|acrostiche _3|ecrivez _5) (le|votre|ton) mot de passe',
  ),
  p(
    'extraction_pt',
    10,
    ['senha', 'qual|diga|revele|poema|confirme|confirmar|compartilhe|acrostico'],
    '(qual e|qual|diga me|revele|compartilhe|confirme|confirmar|poema sobre|acrostico _3) (a|sua|nossa) senha',
  ),
  p(
    'extraction_it',
    10,
    ['password', 'qual|dimmi|rivela|condividi|poesia|confermare|conferma|acrostico'],
    '(qual e|dimmi|rivela|condividi|confermare|conferma|poesia sulla|acrostico _3) (la|tua|nostra) _1 password',
  ),
  p(
    'extraction_id',
    10,
    ['sandi', 'apa|beritahu|katakan|konfirmasi|puisi|tulis|bagikan|akrostik|mengonfirmasi'],
    '(apa|beritahu|katakan|konfirmasi|mengonfirmasi|puisi|tulis|bagikan|akrostik) _6 (kata sandi|sandi)',
  ),
  p('extraction_vi', 10, ['khau', 'gi|cho|biet|xac|viet|tho|tiet|chia'], '(mat khau) _3 (la gi)'),
  p(
    'extraction_tr',
    10,
    ['sifre|parola|sifreyi|parolayi|sifresi', 'nedir|soyle|ne|paylas|onayla|siir|dogrula|soyler'],
    '(sifre|parola|sifreyi|parolayi|sifresi|sifreniz) _3 (nedir|soyle|ne|paylas|onayla|dogrula|soyler|onaylayabilir)',
  ),
  p(
    'override_id',
    11,
    ['abaikan|lupakan|mengabaikan', 'instruksi|perintah|aturan|sebelumnya|petunjuk|arahan|semua'],
    '(abaikan|lupakan|mengabaikan) _4 (instruksi|perintah|aturan|sebelumnya|petunjuk|arahan)',
  ),
  p('override_vi', 11, ['qua|quen|lo', 'huong|chi|lenh|truoc|quy'], '(bo qua|quen|phot lo) _4 (huong dan|chi thi|lenh|truoc do|quy tac)'),
  p(
    'override_sv',
    11,
    ['ignorera|glom|bortse|ignorer|glem', 'instruktioner|instruksjoner|instruktionerne|tidigare|tidligere|regler|ovan|ovenfor'],
    '(ignorera|glom|bortse fran|ignorer|glem) _4 (instruktioner|instruksjoner|instruktionerne|tidigare|tidligere|regler)',
  ),
  p(
    'override_cs',
    11,
    ['ignoruj|ignorujte|zapomen|zapomente', 'pokyny|instrukce|predchozi|pravidla|prikazy|instrukcie'],
    '(ignoruj|ignorujte|zapomen|zapomente) _4 (pokyny|instrukce|predchozi|pravidla|prikazy|instrukcie)',
  ),
  p(
    'override_ro',
    11,
    ['ignora|ignorati|uita|uitati', 'instructiunile|instructiuni|regulile|anterioare|comenzile'],
    '(ignora|ignorati|uita|uitati) _4 (instructiunile|instructiuni|regulile|anterioare|comenzile)',
  ),
  p(
    'override_hu',
    11,
    ['hagyd|felejtsd|hagyja', 'utasitast|utasitasokat|szabalyokat|korabbi|elozo'],
    '(hagyd figyelmen kivul|felejtsd el|hagyja figyelmen kivul) _5 (utasitast|utasitasokat|szabalyokat|korabbi|elozo)',
  ),
];
