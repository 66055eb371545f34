import { row, type Phrase } from './phrase.js';

/** A model without bounds, or one that is to act as if it had none, in languages of the Latin script; accents are folded before. */
export const UNBOUND_IN_LANGUAGES: readonly Phrase[] = [
  row(
    'role_de',
    10,
    '(du bist|sie sind|werde zu|agiere als|handle als|antworte als) _3 (ki|kunstliche intelligenz|sprachmodell|assistent|chatbot|bot) (ohne) _2 (einschrankungen|beschrankungen|regeln|filter|zensur|grenzen|moral|richtlinien)',
  ),
  row(
    'unbound_de',
    9,
    '(tu so|tue so|stell dir vor|stellen sie sich vor|tun sie so|als hattest|als hatten) _5 (keine|keinerlei|ohne) _1 (regeln|einschrankungen|beschrankungen|filter|richtlinien|grenzen)',
  ),
  row(
    'role_fr',
    10,
    '(tu es|vous etes|agis comme|agissez comme|deviens|reponds comme) _3 (ia|intelligence artificielle|assistant|modele|chatbot|robot) (sans) _1 (restriction|restrictions|limite|limites|filtre|filtres|regle|regles|censure|morale)',
  ),
  row(
    'unbound_fr',
    9,
    '(fais comme si|faites comme si|fais semblant|faites semblant|imagine|imaginez) _4 (aucune|aucun|pas de|plus de|sans) _1 (regle|regles|restriction|restrictions|limite|limites|filtre|filtres)',
  ),
  row(
    'role_es',
    10,
    '(eres|actua como|actuas como|comportate como|responde como|seras) _3 (ia|inteligencia artificial|asistente|modelo|chatbot|robot) (sin) _1 (restricciones|limites|limitaciones|reglas|filtros|censura|moral)',
  ),
  row(
    'unbound_es',
    9,
    '(finge|simula|imagina|como si|haz como) _3 (no tuvieras|no tienes|no tuviera|no existieran|no hubiera|sin) _1 (reglas|restricciones|limites|limitaciones|filtros)',
  ),
  row(
    'role_it',
    10,
    '(sei|agisci come|comportati come|rispondi come|diventa) _3 (ia|intelligenza artificiale|assistente|modello|chatbot|robot) (senza) _1 (restrizioni|limiti|limitazioni|regole|filtri|censura|morale)',
  ),
  row(
    'unbound_it',
    9,
    '(fai finta|fingi|simula|immagina|come se) _3 (non avere|non avessi|non avere alcuna|non hai|non ci fossero|senza) _1 (regole|restrizioni|limiti|limitazioni|filtri)',
  ),
  row(
    'role_pt',
    10,
    '(voce e|tu es|es agora|aja como|age como|responda como|seja) _3 (ia|inteligencia artificial|assistente|modelo|chatbot|robo) (sem) _1 (restricoes|limites|limitacoes|regras|filtros|censura|moral)',
  ),
  row(
    'unbound_pt',
    9,
    '(finja|finge|simule|imagine|como se) _3 (nao tem|nao tens|nao tivesse|nao tivesses|nao existissem|nao houvesse|sem) _1 (regras|restricoes|limites|limitacoes|filtros)',
  ),
  row(
    'role_id',
    10,
    '(kamu adalah|anda adalah|kau adalah|bertindaklah sebagai|jadilah|berperanlah sebagai) _2 (ai|kecerdasan buatan|asisten|model|chatbot|robot) (tanpa|yang tidak memiliki|yang bebas dari) _1 (batasan|batas|aturan|filter|sensor|pembatasan|moral)',
  ),
  row(
    'unbound_id',
    9,
    '(berpura puralah|pura puralah|anggap|bayangkan|seolah olah|seakan akan) _3 (tidak punya|tidak memiliki|tidak ada|tanpa) _1 (aturan|batasan|filter|pembatasan)',
  ),
  row(
    'role_vi',
    10,
    '(ban la|hay dong vai|hay hanh dong nhu|ban se la) _2 (ai|tri tue nhan tao|tro ly|mo hinh|chatbot|robot) _1 (khong co|khong bi|khong con) _1 (gioi han|han che|quy tac|bo loc|rang buoc|kiem duyet)',
  ),
  row('unbound_vi', 9, '(gia vo|gia su|hay tuong tuong|tuong tuong) _4 (khong co|khong bi) _1 (quy tac|gioi han|han che|bo loc|rang buoc)'),
  row(
    'unbound_vi',
    10,
    '(tat|vo hieu hoa|bo) (cac )?(bo loc|gioi han|rang buoc|bien phap) (an toan|bao mat|noi dung|kiem duyet|dao duc) (cua ban)',
  ),
  row('mode_vi', 10, '(vao|kich hoat|bat|chuyen sang) che do (nha phat trien|khong gioi han|than thanh)'),
  row(
    'role_tr',
    10,
    '(kisitlamasi|siniri|kurali|filtresi|sansuru|kisitlamalari|sinirlari|kurallari) _1 (olmayan) (bir )?(yapay zekasin|yapay zeka|asistansin|asistan|modelsin|model|robotsun|chatbot)',
  ),
  row('unbound_tr', 9, '(kuralin|kurallarin|sinirin|kisitlaman|filtren|kisitlamalarin) (yokmus gibi|olmadigini varsay|yokmuscasina)'),
  row(
    'unbound_tr',
    10,
    '(guvenlik filtrelerini|filtrelerini|kisitlamalarini|guvenlik onlemlerini|sinirlamalarini) (kapat|devre disi birak|kaldir|atla|as|asin)',
  ),
  row('mode_tr', 10, '(gelistirici|tanri|sinirsiz) (moduna|modunu) (gec|gecin|gir|etkinlestir|ac)'),
  row(
    'role_tl',
    10,
    '(ikaw ay|ikaw na ay|kumilos bilang|umakto bilang|maging) _2 (ai|artificial intelligence|assistant|chatbot|robot) na (walang) (mga )?(limitasyon|hangganan|patakaran|filter|paghihigpit|restriksyon)',
  ),
  row(
    'unbound_tl',
    9,
    '(magpanggap|magkunwari|isipin mo|ipagpalagay) _3 (wala kang|walang) (mga )?(patakaran|tuntunin|limitasyon|filter|restriksyon)',
  ),
  row(
    'unbound_tl',
    9,
    '(i off|patayin|alisin|tanggalin|huwag paganahin) (mo )?ang (iyong|inyong) (mga )?(filter|limitasyon|paghihigpit|restriksyon)',
  ),
];
