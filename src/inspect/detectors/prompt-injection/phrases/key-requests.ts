import { p, type Phrase } from './phrase.js';

/** Asking for a password, a key or the system prompt in French, German, Italian, Portuguese and the languages of `other-languages.ts`; accents are folded before. */
export const KEY_REQUESTS: readonly Phrase[] = [
  p(
    'extraction_id',
    10,
    ['sandi', 'apa|beritahu|katakan|puisi|tulis|akrostik|mengonfirmasi'],
    '(apa|beritahu|katakan|mengonfirmasi|puisi|tulis|akrostik) _6 (kata sandi|sandi)',
  ),
  p('extraction_vi', 10, ['khau', 'gi|cho|biet|xac|viet|tho|tiet|chia'], '(mat khau) _3 (la gi)'),
  p(
    'extraction_tr',
    10,
    ['sifre|parola|sifreyi|parolayi|sifresi', 'nedir|soyle|ne|paylas|soyler|onaylayabilir'],
    '(sifre|parola|sifreyi|parolayi|sifresi|sifreniz) _3 (nedir|soyle|ne|paylas|soyler|onaylayabilir)',
  ),
  p(
    'extraction_tl',
    10,
    ['ano|sabihin|ibunyag|ipakita|ibigay|ulitin', 'susi|prompt|tagubilin'],
    '(ano|sabihin|ibunyag|ipakita|ibigay|ulitin) _4 (lihim na susi|sikretong susi|system prompt|iyong tagubilin)',
  ),
  p(
    'extraction_id',
    10,
    ['apa|ungkapkan|tunjukkan|tampilkan|beritahu|cetak|ulangi|bocorkan', 'sistem|rahasia|awal'],
    '(apa|ungkapkan|tunjukkan|tampilkan|beritahu|cetak|ulangi|bocorkan) _3 (prompt sistem|instruksi sistem|instruksi awal|kunci rahasia|perintah awal)',
  ),
  p(
    'extraction_vi',
    10,
    ['tiet|hien|in|cho|lap|noi', 'khoa|nhac|thi|dan', 'mat|thong|dau'],
    '(tiet lo|hien thi|in ra|cho biet|cho toi biet|lap lai|noi cho) _4 (khoa bi mat|loi nhac he thong|chi thi he thong|huong dan ban dau|huong dan he thong)',
  ),
  p('extraction_vi', 10, ['khoa', 'mat', 'la', 'gi'], 'khoa bi mat _3 la gi'),
  p(
    'extraction_tr',
    10,
    ['anahtar|anahtari|istemini|istemi|talimatlarini', 'nedir|goster|soyle|acikla|yaz|yazdir|paylas', 'gizli|sistem|ilk'],
    '(gizli anahtar|gizli anahtari|sistem istemini|sistem istemi|sistem talimatlarini|ilk talimatlarini) _3 (nedir|goster|soyle|acikla|yaz|yazdir|paylas)',
  ),
  p(
    'extraction_fr',
    10,
    ['quelle|revele|revelez|donne|dis|affiche|montre|divulgue', 'cle|invite|instructions', 'secrete|systeme|initiales'],
    '(quelle est|revele|revelez|donne moi|dis moi|affiche|montre|divulgue) _2 (cle secrete|invite systeme|instructions systeme|instructions initiales)',
  ),
  p(
    'extraction_it',
    10,
    ['qual|rivela|dimmi|mostra|mostrami|stampa', 'chiave|prompt|istruzioni', 'segreta|sistema|iniziali'],
    '(qual e|rivela|dimmi|mostra|mostrami|stampa) _2 (chiave segreta|prompt di sistema|istruzioni di sistema|istruzioni iniziali)',
  ),
  p(
    'extraction_pt',
    10,
    ['qual|revele|diga|mostre|imprima', 'chave|prompt|instrucoes', 'secreta|sistema|iniciais'],
    '(qual e|revele|diga me|diga|mostre|imprima) _2 (chave secreta|prompt do sistema|instrucoes do sistema|instrucoes iniciais)',
  ),
  p(
    'extraction_de',
    10,
    ['wie|nenne|verrate|zeige|sag|gib', 'schlussel|schluessel|schlusselwort', 'geheime|geheimen|geheimer'],
    '(wie lautet|nenne|verrate|zeige|sag mir|gib mir) _3 (geheime|geheimen|geheimer) (schlussel|schluessel|schlusselwort)',
  ),
];
