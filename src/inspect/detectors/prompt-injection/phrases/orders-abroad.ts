import { p, type Phrase } from './phrase.js';

/** What else is asked of models in German, French, Spanish, Portuguese and Italian: modes, filters, what they were given. Accents are folded before. */
export const ORDERS_ABROAD: readonly Phrase[] = [
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
  p('role_de', 10, ['dan', 'bist|jetzt'], 'du bist (jetzt|nun) dan'),
  p(
    'extraction_fr',
    10,
    [
      'prompt|instructions|consignes|message',
      'systeme|initiales|initial|tes|vos|ton|votre',
      'montre|montrez|affiche|affichez|donne|donnez|revele|revelez|repete|repetez|quel|quelles|moi',
    ],
    '(montre|montrez|affiche|affichez|donne|donnez|revele|revelez|repete|repetez|quel est|quelles sont) (moi )?(ton|tes|votre|vos|le|les) _1 (prompt|instructions|consignes|message systeme)',
  ),
  p(
    'unbound_fr',
    10,
    ['desactive|desactivez|contourne|contournez|supprime', 'tes|vos', 'filtres|restrictions|securite|limites|garde'],
    '(desactive|desactivez|contourne|contournez|supprime) _1 (tes|vos) _1 (filtres|restrictions|securites|limites|gardes fous)',
  ),
  p(
    'unbound_fr',
    8,
    ['restrictions|restriction|limites|filtres', 'comme|sans|aucune'],
    '(comme si tu n avais|sans aucune|aucune) _2 (restrictions|restriction|limites|filtres)',
  ),
  p('role_fr', 10, ['dan', 'maintenant|es'], 'tu es (maintenant|desormais) dan'),
  p(
    'mode_fr',
    10,
    ['mode', 'developpeur|dieu|filtre|filtres', 'active|activez|passe|passez|entre|entrez'],
    '(active|activez|passe en|passez en|entre en|entrez en) _1 mode (developpeur|dieu|sans filtre|sans filtres)',
  ),
  p(
    'extraction_es',
    10,
    ['instrucciones|prompt|reglas|mensaje', 'tus|tu|sistema', 'cuales|muestra|muestrame|dime|revela|repite|cual|ensename'],
    '(cuales son|cual es|muestra|muestrame|dime|revela|repite|ensename) (tus|tu) _1 (instrucciones|prompt|reglas|mensaje de sistema)',
  ),
  p(
    'mode_es',
    10,
    ['modo', 'desarrollador|dios|filtros|restricciones', 'activa|entra|habilita|activar|entrar'],
    '(activa|entra en|habilita|activar|entrar en) _1 modo (desarrollador|dios|sin filtros|sin restricciones)',
  ),
  p(
    'unbound_es',
    10,
    ['desactiva|elude|salta|omite', 'tus|todos', 'filtros|restricciones|limitaciones'],
    '(desactiva|elude|salta|omite) _1 (tus|todos tus) _1 (filtros|restricciones|limitaciones)',
  ),
  p('role_es', 10, ['dan', 'eres|ahora'], '(ahora eres|eres ahora) dan'),
  p(
    'extraction_pt',
    10,
    ['prompt|instrucoes|regras', 'seu|suas|sistema', 'mostre|revele|diga|quais|qual|repita|me'],
    '(mostre|revele|diga|quais sao|qual e|repita) (me )?(seu|suas|o seu|as suas) _1 (prompt|instrucoes|regras)',
  ),
  p(
    'mode_pt',
    10,
    ['modo', 'desenvolvedor|deus|filtros|restricoes', 'ative|entre|ativar|habilite'],
    '(ative|entre no|ativar|habilite) _1 modo (desenvolvedor|deus|sem filtros|sem restricoes)',
  ),
  p(
    'unbound_pt',
    10,
    ['desative|contorne|remova', 'seus|suas', 'filtros|restricoes|limitacoes'],
    '(desative|contorne|remova) _1 (seus|suas) _1 (filtros|restricoes|limitacoes)',
  ),
  p('role_pt', 10, ['dan', 'agora'], '(voce agora e|agora voce e|voce e agora) _1 dan'),
  p(
    'extraction_it',
    10,
    ['istruzioni|prompt|regole', 'tue|tuo|sistema', 'mostra|mostrami|dimmi|rivela|quali|qual|ripeti'],
    '(mostra|mostrami|dimmi|rivela|quali sono|qual e|ripeti) (le |il )?(tue|tuo) _1 (istruzioni|prompt|regole)',
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
