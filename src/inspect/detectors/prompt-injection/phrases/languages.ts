import { p, type Phrase } from './phrase.js';

/** German, Spanish, French, Italian, Portuguese, Dutch, Polish, Turkish; accents are folded before. */
export const LANGUAGES: readonly Phrase[] = [
  p(
    'override_de',
    11,
    [
      'ignoriere|ignorieren|ignorier|vergiss|vergessen|vergesse|missachte|missachten|verwerfe',
      'anweisungen|befehle|aufgaben|regeln|instruktionen|anordnungen|vorgaben|eingaben|auftrage|aufforderungen|informationen|alles|davor|vorher|zuvor|bisher|obige|artikel|alle|vorherigen|dir',
    ],
    '(ignoriere|ignorieren|ignorier|vergiss|vergessen|vergesse|missachte|missachten|verwerfe) _5 (anweisungen|befehle|aufgaben|regeln|instruktionen|anordnungen|vorgaben|eingaben|auftrage|aufforderungen|informationen|davor|vorher|zuvor|bisher|obige)',
  ),
  p(
    'override_de',
    11,
    [
      'ignorieren|vergessen|missachten|verwerfen',
      'obigen|vorherigen|bisherigen|vorangegangenen|vorigen|alle|alles',
      'anweisungen|ausfuhrungen|befehle|aufgaben|regeln|instruktionen|vorgaben|informationen|gesagte|vorherige',
    ],
    '(obigen|vorherigen|bisherigen|vorangegangenen|vorigen|alle|alles) _2 (anweisungen|ausfuhrungen|befehle|aufgaben|regeln|instruktionen|vorgaben|informationen|gesagte|vorherige) _1 (ignorieren|vergessen|missachten|verwerfen)',
  ),
  p(
    'override_de',
    10,
    ['nicht', 'hore|horen|achte|beachte|befolge', 'zuvor|vorher|gesagte|bisherigen|vorherigen|anweisungen|obige'],
    '(hore|horen|achte|beachte|befolge) _2 nicht _3 (zuvor|vorher|gesagte|bisherigen|vorherigen|anweisungen|obige)',
  ),
  p(
    'override_de',
    10,
    ['vergiss|vergessen|ignoriere', 'alles|alle'],
    '(vergiss|vergessen sie|ignoriere) (bitte |jetzt |nun )?(alles|alle)',
  ),
  p(
    'persona_de',
    4,
    ['bist|sei|tu|stell|spiele', 'jetzt|nun|vor|als|du'],
    '(du bist (jetzt|nun|ab sofort)|ab (jetzt|sofort) bist du|stell dir vor du|tu so als)',
  ),
  p(
    'extraction_de',
    9,
    [
      'zeige|zeig|nenne|wiederhole|gib|schreibe|verrate|prompt|lauten|lautet',
      'prompt|prompts|anweisungen|passwort|systemprompt|instruktionen|kennwort',
    ],
    '(zeige|zeig|nenne|wiederhole|gib|schreibe|verrate|lauten|lautet|sag) _5 (prompt|prompts|systemprompt|anweisungen|passwort|kennwort|instruktionen)',
  ),
  p(
    'override_es',
    11,
    [
      'ignora|ignore|olvida|omite|descarta|olvide|olvidate|ignorar|ignoren',
      'instrucciones|ordenes|reglas|indicaciones|comandos|anteriores|anterior|directrices|todo|previas',
    ],
    '(ignora|ignore|olvida|omite|descarta|olvide|olvidate|ignorar|ignoren) _4 (instrucciones|ordenes|reglas|indicaciones|comandos|anteriores|anterior|directrices|previas)',
  ),
  p(
    'override_fr',
    11,
    [
      'ignore|ignorez|oublie|oubliez|ignorer|oublier|annule',
      'instructions|consignes|regles|ordres|directives|precedentes|precedent|precede|avant',
    ],
    '(ignore|ignorez|oublie|oubliez|ignorer|oublier|annule) (les|toutes|tout|tes|vos|ces|ce) _4 (instructions|consignes|regles|ordres|directives|precedentes|precedent|precede)',
  ),
  p(
    'override_it',
    11,
    ['ignora|ignorate|dimentica|dimenticate|ignorare', 'istruzioni|ordini|regole|comandi|precedenti|indicazioni|precedente'],
    '(ignora|ignorate|dimentica|dimenticate|ignorare) _4 (istruzioni|ordini|regole|comandi|precedenti|indicazioni|precedente)',
  ),
  p(
    'override_pt',
    11,
    ['ignore|ignora|esqueca|esquece|desconsidere|ignorar', 'instrucoes|ordens|regras|comandos|anteriores|acima'],
    '(ignore|ignora|esqueca|esquece|desconsidere|ignorar) _4 (instrucoes|ordens|regras|comandos|anteriores)',
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
    'extraction_es',
    8,
    ['contrasena|clave|prompt|credenciales', 'cual|dime|revela|muestra|dame|es|dinos|comparte'],
    '(cual|dime|revela|muestra|dame|dinos|comparte) _4 (contrasena|clave secreta|prompt|credenciales)',
  ),
  p(
    'extraction_fr',
    8,
    ['mot|prompt', 'passe|systeme', 'quel|donne|dis|revele|montre|moi|donnez|partage'],
    '(quel|donne|dis|revele|montre|donnez|partage) _4 (mot de passe|prompt systeme)',
  ),
  p(
    'extraction_pt',
    8,
    ['senha|credenciais', 'qual|diga|revele|mostre|confirmar|sistema|me|dizer'],
    '(qual|diga|revele|mostre|confirmar|dizer) _4 (senha|credenciais)',
  ),
  p(
    'extraction_it',
    8,
    ['password|parola', 'qual|dimmi|rivela|mostra|condividi'],
    '(qual|dimmi|rivela|mostra|condividi) _4 (password|parola)',
  ),
];
