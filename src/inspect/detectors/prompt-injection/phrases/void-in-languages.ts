import { row, type Phrase } from './phrase.js';

/** What was said before is not to be followed, or holds no longer, in languages of the Latin script; accents are folded before. Rules of an association end too, so these are of instructions, or of what is above. */
export const VOID_IN_LANGUAGES: readonly Phrase[] = [
  row(
    'override_de',
    9,
    '(befolge|befolgen|beachte|beachten|folge|folgen) _3 (obigen|vorherigen|bisherigen|vorstehenden|ursprunglichen|deine|deinen) (regeln|anweisungen|vorgaben|instruktionen|richtlinien) (nicht|nicht mehr|nicht langer)',
  ),
  row(
    'override_de',
    9,
    '(obigen|vorherigen|bisherigen|vorstehenden|ursprunglichen|fruheren) (anweisungen|vorgaben|instruktionen|befehle) (gelten nicht|gelten nun nicht|sind ungultig|sind nicht mehr|sind aufgehoben|sind hinfallig|sind irrelevant)',
  ),
  row(
    'override_de',
    8,
    '(bisherigen|vorherigen|obigen) (informationen|anweisungen) _6 (sind irrelevant|sind hinfallig|sind ungultig|kannst du vergessen|konnen sie vergessen)',
  ),
  row(
    'override_fr',
    9,
    '(ne suis plus|ne suis pas|ne suivez plus|ne suivez pas|n obeis plus|n obeissez plus|ne respecte plus|ne respectez plus|cesse de suivre|cessez de suivre) _1 (regles|instructions|consignes|directives) (ci dessus|precedentes|initiales|anterieures|d origine)',
  ),
  row(
    'override_fr',
    9,
    '(ne tiens|ne tenez) (plus|pas) compte (de|des) _2 (instructions|consignes|directives|programmation|regles|ordres)',
  ),
  row(
    'override_fr',
    9,
    '(instructions|consignes|ordres) (precedentes|precedents|initiales|anterieures|ci dessus) (ne sont plus|sont annulees|sont annules|sont nulles|sont caduques|n ont plus)',
  ),
  row(
    'override_es',
    9,
    '(no sigas|no siga|no obedezcas|no hagas caso|no haga caso|deja de seguir|deje de seguir|no tengas en cuenta|haz caso omiso|no cumplas) _3 (reglas|instrucciones|ordenes|normas|indicaciones|directrices) (de arriba|anteriores|previas|iniciales|originales|que te)',
  ),
  row(
    'override_es',
    9,
    '(instrucciones|ordenes|indicaciones) (anteriores|previas|iniciales|originales|de arriba) (ya no|quedan|han sido|no son|son nulas)',
  ),
  row(
    'override_it',
    9,
    '(non seguire|non segua|non rispettare|smetti di seguire|non tenere conto|non considerare) _3 (regole|istruzioni|indicazioni|ordini|direttive) (sopra|precedenti|iniziali|originali|di prima)',
  ),
  row(
    'override_it',
    9,
    '(istruzioni|indicazioni|ordini) (precedenti|iniziali|originali|sopra) (non sono piu|non valgono|sono annullate|sono nulle|non contano)',
  ),
  row(
    'override_pt',
    9,
    '(nao siga|nao sigas|nao obedeca|nao obedecas|pare de seguir|para de seguir|desconsidere|desconsidera|deixe de seguir) _3 (regras|instrucoes|ordens|orientacoes|diretrizes|comandos) (acima|anteriores|previas|iniciais|originais)',
  ),
  row(
    'override_pt',
    9,
    '(instrucoes|ordens|orientacoes) (anteriores|previas|iniciais|originais|acima) (ja nao|nao sao mais|nao valem|nao estao|foram anuladas|foram canceladas|deixaram)',
  ),
  row(
    'override_id',
    9,
    '(jangan ikuti|jangan patuhi|jangan turuti|berhenti mengikuti) _2 (aturan|instruksi|perintah|petunjuk) (di atas|sebelumnya|awal)',
  ),
  row(
    'override_id',
    9,
    '(instruksi|perintah|arahan) (sebelumnya|di atas|awal) (sudah tidak|tidak lagi|tidak berlaku|dibatalkan|telah dibatalkan)',
  ),
  row('override_id', 9, '(lupakan|abaikan) (semua|segala|apa pun) _2 (yang) _4 (sebelumnya|di atas|tadi)'),
  row(
    'override_vi',
    9,
    '(dung tuan theo|dung lam theo|khong tuan theo|khong lam theo|ngung tuan theo) _2 (quy tac|huong dan|chi dan|chi thi|menh lenh) _1 (o tren|ben tren|truoc do|truoc day|ban dau)',
  ),
  row('override_vi', 9, '(chi dan|huong dan|chi thi|menh lenh) (truoc do|truoc day|o tren|ban dau) (khong con|da bi huy|da het|bi huy)'),
  row('override_vi', 10, '(quen|hay quen|quen di|bo qua) (tat ca|moi thu|het) _3 (ban|da|duoc) _4 (truoc do|truoc day|o tren|den gio)'),
  row(
    'override_tr',
    9,
    '(yukaridaki|onceki|ilk) _1 (kurallara|talimatlara|yonergelere|komutlara) (artik uyma|uyma|uymayin|artik uymayin|itaat etme|boyun egme)',
  ),
  row(
    'override_tr',
    9,
    '(onceki|yukaridaki|ilk) (talimatlar|yonergeler|komutlar) (artik gecerli|gecerli degil|gecersiz|artik gecersiz|iptal)',
  ),
  row('override_tr', 10, '(daha once|onceden|simdiye kadar) (soylenen|soylediklerimi|verilen|ogretilen) _2 (unut|unutun|yok say)'),
  row(
    'override_tl',
    9,
    '(huwag sundin|huwag nang sundin|huwag mong sundin|itigil ang pagsunod) _4 (patakaran|tuntunin|tagubilin|utos) (sa itaas|kanina)',
  ),
  row('override_tl', 9, '(hindi na|wala nang) (wasto|bisa|epektibo) ang mga (naunang|nakaraang|unang) (tagubilin|utos|panuto)'),
  row('override_tl', 10, '(kalimutan|kalimutan mo) (na )?ang lahat ng (sinabi|itinuro|ibinigay|natutunan)'),
];
