import { p, type Phrase } from './phrase.js';

/** Orders in Basque, Catalan, Czech, Dutch, Filipino, Finnish, Galician, Hungarian, Indonesian, Polish, Romanian, Serbo-Croatian, Swedish, Turkish and Vietnamese; accents are folded before. */
export const OTHER_LANGUAGES: readonly Phrase[] = [
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
  p(
    'override_nl',
    11,
    ['negeer|vergeet', 'instructies|regels|opdrachten|voorgaande|vorige|bovenstaande|alles'],
    '(negeer|vergeet) _4 (instructies|regels|opdrachten|voorgaande|vorige|bovenstaande)',
  ),
  p(
    'override_pl',
    11,
    ['zignoruj|ignoruj|zapomnij', 'instrukcje|polecenia|poprzednie|wszystko|zasady|wczesniejsze|o'],
    '(zignoruj|ignoruj|zapomnij) _4 (instrukcje|polecenia|poprzednie|poprzednich|wszystko|zasady|wczesniejsze)',
  ),
  p(
    'override_tr',
    11,
    ['talimatlari|talimatlar|komutlari|yonergeleri|kurallari', 'yoksay|unut|dikkate|say|gormezden'],
    '(talimatlari|talimatlar|komutlari|yonergeleri|kurallari) _3 (yoksay|yok say|unut|dikkate alma|gormezden)',
  ),
  p(
    'override_hr',
    11,
    ['zaboravi|ignoriraj|ignorisi', 'upute|instrukcije|prethodne|sve|naredbe|pravila'],
    '(zaboravi|ignoriraj|ignorisi) _4 (upute|instrukcije|prethodne|sve|naredbe|pravila)',
  ),
  p(
    'override_tl',
    11,
    ['balewalain|kalimutan|pansinin|bahala|sundin|isantabi', 'tagubilin|utos|instruksyon|naunang|nakaraang|panuto|patakaran'],
    '(balewalain|kalimutan|huwag pansinin|ipagwalang bahala|huwag sundin|isantabi) _5 (tagubilin|utos|instruksyon|naunang|nakaraang|panuto|patakaran)',
  ),
  p('mode_id', 10, ['mode', 'pengembang|batasan'], 'mode (pengembang|tanpa batasan)'),
  p(
    'override_tr',
    11,
    ['talimatlari|talimatlarini|komutlari|yonergeleri|kurallari|soylenenleri', 'unutun|ardi|yoksayin|onemseme|uyma'],
    '(talimatlari|talimatlarini|komutlari|yonergeleri|kurallari|soylenenleri) _3 (unutun|goz ardi|yoksayin|onemseme)',
  ),
  p(
    'override_ca',
    11,
    ['ignora|ignoreu|oblida|oblideu|descarta', 'instruccions|ordres|regles|indicacions|anteriors'],
    '(ignora|ignoreu|oblida|oblideu|descarta) _4 (instruccions|ordres|regles|indicacions|anteriors)',
  ),
  p(
    'override_gl',
    11,
    ['ignora|ignore|esquece|esqueza|desbota', 'instrucions|ordes|regras|indicacions'],
    '(ignora|ignore|esquece|esqueza|desbota) _4 (instrucions|ordes|regras|indicacions)',
  ),
  p(
    'override_eu',
    11,
    ['jarraibideak|aginduak|argibideak|arauak', 'ahaztu|baztertu|alde|ezikusi'],
    '(jarraibideak|aginduak|argibideak|arauak) _2 (ahaztu|baztertu|alde batera utzi|ezikusi)',
  ),
  p(
    'override_fi',
    11,
    ['unohda|ohita|sivuuta|jata', 'ohjeet|kaskyt|saannot|ohjeita|aiemmat'],
    '(unohda|ohita|sivuuta|jata huomiotta) _4 (ohjeet|kaskyt|saannot|ohjeita)',
  ),
];
