import { p, type Phrase } from './phrase.js';

/** Orders in German; accents are folded before. */
export const GERMAN: readonly Phrase[] = [
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
  p('role_de', 10, ['dan', 'bist|jetzt'], 'du bist (jetzt|nun) dan'),
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
    '(was ist|wie lautet|sag mir|nenne|nenne mir|verrate mir|gib mir|teile mir|gedicht uber) _2 (dein|das|euer|ihr) _1 (passwort|kennwort)',
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
    'extraction_de',
    10,
    [
      'systemprompt|systemnachricht|systemanweisungen|system|anweisungen',
      'zeige|zeig|gib|nenne|verrate|schreibe|wiederhole|was|wie',
      'dein|deine|deinen|systemprompt|systemnachricht',
    ],
    '(zeige|zeig|gib|nenne|verrate|schreibe|wiederhole|was ist|was sind|wie lautet|wie lauten) _2 (dein|deine|deinen|den) _1 (systemprompt|systemnachricht|systemanweisungen|system prompt|anweisungen)',
  ),
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
    'role_de',
    4,
    ['bist|sei|tu|stell|spiele', 'jetzt|nun|vor|als|du'],
    '(du bist (jetzt|nun|ab sofort)|ab (jetzt|sofort) bist du|stell dir vor du|tu so als)',
  ),
  p(
    'mode_de',
    10,
    ['entwicklermodus|gottmodus|debugmodus|jailbreak', 'aktiviere|aktivieren|wechsle|starte|wechseln|einschalten'],
    '(aktiviere|aktivieren|wechsle|starte|wechseln) _3 (entwicklermodus|gottmodus|debugmodus|jailbreak)',
  ),
  p(
    'unbound_de',
    10,
    [
      'deaktiviere|umgehe|schalte|entferne',
      'deine|deinen|alle',
      'filter|sicherheitsfilter|beschrankungen|einschrankungen|richtlinien|sicherheitsrichtlinien',
    ],
    '(deaktiviere|umgehe|schalte|entferne) _1 (deine|deinen|alle) _1 (filter|sicherheitsfilter|beschrankungen|einschrankungen|richtlinien|sicherheitsrichtlinien)',
  ),
];
