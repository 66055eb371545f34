import { p, type Phrase } from './phrase.js';

/** Orders to obey, to answer without bounds, and that the rules are gone, in languages of the Latin script; accents are folded before. */
export const OBEDIENCE_IN_LANGUAGES: readonly Phrase[] = [
  p(
    'obey_fr',
    6,
    ['devez|dois', 'mes', 'instructions|questions|ordres'],
    '(devez|dois) (ecouter|suivre|obeir a|repondre a) (toutes )?mes (instructions|questions|ordres)',
  ),
  p(
    'obey_es',
    6,
    ['debes|debe|tienes', 'mis', 'instrucciones|preguntas|ordenes'],
    '(debes|debe|tienes que) (escuchar|seguir|obedecer|responder a|responder) (todas )?(a )?mis (instrucciones|preguntas|ordenes)',
  ),
  p(
    'obey_it',
    6,
    ['devi|deve', 'mie|miei', 'istruzioni|domande|ordini'],
    '(devi|deve) (ascoltare|seguire|obbedire a|rispondere a) (tutte )?(le mie|alle mie|i miei) (istruzioni|domande|ordini)',
  ),
  p(
    'obey_pt',
    6,
    ['deve|deves|tem', 'minhas', 'instrucoes|perguntas|ordens'],
    '(deve|deves|tem que) (ouvir|seguir|obedecer|responder) (a |as )?(todas as )?minhas (instrucoes|perguntas|ordens)',
  ),
  p(
    'obey_de',
    6,
    ['mussen|musst', 'meine|meinen|meiner', 'anweisungen|fragen|befehle|befehlen'],
    '(mussen|musst) (auf )?(alle )?(meine|meinen|meiner) (anweisungen|fragen|befehle|befehlen)',
  ),
  p(
    'obey_id',
    6,
    ['harus', 'instruksi|instruksiku|pertanyaan|pertanyaanku|perintah|perintahku'],
    'harus (mendengarkan|menjawab|mengikuti|mematuhi) (semua )?(instruksiku|pertanyaanku|perintahku|instruksi saya|pertanyaan saya|perintah saya)',
  ),
  p(
    'obey_vi',
    6,
    ['phai', 'toi', 'nghe|tra|tuan'],
    'phai (nghe|nghe theo|tra loi|tuan theo) (tat ca )?(cac )?(huong dan|cau hoi|lenh|chi thi) cua toi',
  ),
  p(
    'obey_tr',
    6,
    ['talimatlarimi|sorularimi|emirlerimi|talimatlarima|emirlerime'],
    '(talimatlarimi|sorularimi|emirlerimi|talimatlarima|emirlerime) _1 (dinlemelisin|dinlemelisiniz|cevaplamalisin|cevaplamalisiniz|yanitlamalisin|uymalisin|uymalisiniz)',
  ),
  p(
    'obey_tl',
    6,
    ['dapat|kailangan', 'aking', 'tagubilin|tanong|utos'],
    '(dapat|kailangan) _1 (makinig|sagutin|sundin) _3 aking (mga )?(tagubilin|tanong|utos)',
  ),
  p(
    'unbound_fr',
    8,
    ['sans', 'restrictions|restriction|limites|filtre|filtres|censure', 'repondre|repondez|reponds|agis|agissez'],
    '(repondre|repondez|reponds|agis|agissez) sans (aucune )?(restrictions|restriction|limites|filtre|filtres|censure)',
  ),
  p(
    'unbound_es',
    8,
    ['sin', 'restricciones|limites|filtro|filtros|censura', 'responder|responde|responda|actua|contesta'],
    '(responder|responde|responda|actua|contesta) sin (ninguna )?(restricciones|limites|filtro|filtros|censura)',
  ),
  p(
    'unbound_it',
    8,
    ['senza', 'restrizioni|limiti|filtri|limitazioni|censure', 'rispondere|rispondi|agisci'],
    '(rispondere|rispondi|agisci) senza (restrizioni|limiti|filtri|limitazioni|censure)',
  ),
  p(
    'unbound_pt',
    8,
    ['sem', 'restricoes|limites|filtros|censura', 'responder|responda|responde|aja'],
    '(responder|responda|responde|aja) sem (restricoes|limites|filtros|censura)',
  ),
  p(
    'unbound_de',
    8,
    ['ohne', 'einschrankungen|einschraenkungen|beschrankungen|filter|zensur', 'antworten|antworte|antwortest'],
    '(antworte|antworten sie|antwortest) (immer )?ohne (einschrankungen|einschraenkungen|beschrankungen|filter|zensur)',
  ),
  p(
    'unbound_de',
    8,
    ['ohne', 'einschrankungen|einschraenkungen|beschrankungen|filter|zensur', 'antworten'],
    'ohne (einschrankungen|einschraenkungen|beschrankungen|filter|zensur) (zu )?antworten',
  ),
  p(
    'unbound_de',
    8,
    ['befolgst|befolge|befolgen|folgst', 'keine|keinen', 'richtlinien|regeln|vorgaben'],
    '(befolgst|befolge|befolgen|folgst) keine (richtlinien|regeln|vorgaben|regeln mehr)',
  ),
  p(
    'new_task_de',
    6,
    ['neue|weitere', 'anweisungen|instruktionen|befehle|vorgaben', 'ab|nun|jetzt|folgen|hier'],
    '(hier sind |nun folgen |jetzt folgen |es folgen )?(neue|weitere) (anweisungen|instruktionen|befehle|vorgaben)',
  ),
  p('new_task_de', 4, ['sofort|jetzt', 'ab'], 'ab (sofort|jetzt) (gibst|antwortest|bist|wirst|schreibst|sagst|sollst|musst)'),
  p(
    'new_task_de',
    4,
    ['gewissenhaft|genau|sorgfaltig', 'folgen|befolge|befolgen|setze|setzen'],
    '(befolge|befolgen sie|setze|setzen sie) (sie|diese|es) _1 (gewissenhaft|genau|sorgfaltig)',
  ),
];
