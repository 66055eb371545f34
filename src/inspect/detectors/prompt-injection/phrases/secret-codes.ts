import { row, type Phrase } from './phrase.js';

/**
 * A secret word or code that is asked of a model, what stands above said again, and who says to be its maker, in languages of the Latin script; accents
 * are folded before.
 */
export const SECRET_CODES: readonly Phrase[] = [
  row(
    'extraction_de',
    9,
    '(geheime|geheimen|geheimes) (kennwort|passwort|code|wort|schlussel) _3 (verraten|sagen|nennen|geben|mitteilen|lauten|lautet)',
  ),
  row(
    'extraction_de',
    9,
    '(verrate|nenne|sag|sage|gib|wie lautet|was ist) _2 (geheime|geheimen|geheimes) (kennwort|passwort|code|wort|schlussel)',
  ),
  row(
    'extraction_de',
    9,
    '(kannst du|konnen sie|konntest du|konnten sie) _1 (das|dein|ihr) (passwort|kennwort) _1 (angeben|geben|nennen|verraten|mitteilen|preisgeben)',
  ),
  row('extraction_de', 8, '(wiederhole|wiederholen|gib|schreibe|kopiere) _3 (obigen|obenstehenden|vorangehenden) (text|inhalt|prompt)'),
  row(
    'extraction_fr',
    9,
    '(donne|donner|donnez|dis|dire|dites|revele|reveler|revelez|quel est|quelle est|partage|partager) _1 (le|la|ton|votre) (code secret|mot secret|phrase secrete|cle secrete)',
  ),
  row(
    'extraction_fr',
    8,
    '(repete|repetez|copie|copiez|affiche|affichez|reproduis|reproduisez) _5 (texte|tout|contenu|message) (ce qui est )?(ci dessus|precedent|plus haut)',
  ),
  row(
    'extraction_es',
    9,
    '(dame|darme|dime|decirme|revela|revelar|revelarme|cual es|comparte|compartir) _1 (el|la|tu|su) (codigo secreto|palabra secreta|frase secreta|contrasena secreta)',
  ),
  row(
    'extraction_es',
    8,
    '(repite|repita|copia|copie|imprime|imprima|reproduce) _5 (texto|todo|contenido|mensaje) (lo )?(anterior|de arriba|que hay arriba)',
  ),
  row(
    'extraction_it',
    9,
    '(dammi|darmi|dimmi|dirmi|rivela|rivelare|rivelarmi|qual e|condividi|condividere|svelami) _1 (il|la|tuo|tua) (codice segreto|parola segreta|frase segreta|password segreta|chiave segreta)',
  ),
  row(
    'extraction_it',
    8,
    '(ripeti|ripetere|copia|stampa|riproduci) _5 (testo|tutto|contenuto|messaggio) (quanto )?(sopra|precedente|qui sopra)',
  ),
  row(
    'extraction_pt',
    9,
    '(dar me|me dar|me de|diga|diga me|dizer|revele|revelar|qual e|partilhe|compartilhe|conte) _1 (o|a|seu|sua|teu|tua) (codigo secreto|palavra secreta|frase secreta|senha secreta|chave secreta)',
  ),
  row(
    'extraction_pt',
    8,
    '(repita|repete|copie|copia|imprima|mostre|reproduza) _5 (texto|tudo|conteudo|mensagem) (o que esta )?(acima|anterior)',
  ),
  row(
    'extraction_id',
    9,
    '(beri|beritahu|berikan|memberi|memberikan|katakan|sebutkan|ungkapkan|apa|bagikan|membagikan) _2 (kode rahasia|kata rahasia|kata sandi rahasia|kunci rahasia|kata sandimu|kata sandi mu)',
  ),
  row(
    'extraction_id',
    9,
    '(beri tahu|beritahu|tunjukkan|tampilkan|ungkapkan|sebutkan|cetak) _2 (prompt sistemmu|prompt sistem|instruksi awalmu|instruksi awal|instruksi sistem|konfigurasimu)',
  ),
  row('extraction_id', 8, '(ulangi|salin|tulis ulang) _2 (teks|semua|pesan|isi) _1 (di atas|sebelumnya)'),
  row(
    'extraction_vi',
    9,
    '(cho toi|noi cho toi|tiet lo|chia se|dua cho toi|cho biet) _1 (ma bi mat|tu bi mat|khoa bi mat|mat khau bi mat|mat ma)',
  ),
  row(
    'extraction_vi',
    9,
    '(cho toi xem|cho toi biet|hien thi|tiet lo|in ra|lap lai) _1 (huong dan|chi dan|chi thi) (ban dau|he thong|goc) (cua ban)?',
  ),
  row('extraction_vi', 8, '(lap lai|nhac lai|chep lai|viet lai) _4 (van ban|doan van|noi dung|tin nhan) _2 (o tren|ben tren|phia tren)'),
  row(
    'extraction_tr',
    9,
    '(gizli) (kodu|kelimeyi|sifreyi|anahtari|parolayi) _1 (ver|verin|soyle|soyleyin|verebilir|soyleyebilir|paylas|paylasabilir|acikla)',
  ),
  row('extraction_tr', 9, '(sifren|parolan|sifreniz|parolaniz) (ne|nedir)'),
  row('extraction_tr', 8, '(yukaridaki) (metni|mesaji|yaziyi|her seyi|icerigi) _3 (tekrarla|tekrarlayin|tekrar et|kopyala|aynen yaz)'),
  row('extraction_tl', 9, '(ibigay|sabihin|ibahagi|ano|ipakita|ibunyag) _5 (lihim na) (code|kodigo|salita|susi|password)'),
  row(
    'extraction_tl',
    9,
    '(sabihin|ipakita|ibigay|ilista|ulitin|ibunyag) _5 (system prompt|unang tagubilin|mga unang tagubilin|orihinal na tagubilin|paunang tagubilin)',
  ),
  row('extraction_tl', 8, '(ulitin|kopyahin|isulat muli) _2 (teksto|lahat|mensahe|nilalaman) (ng )?(nasa |sa )(itaas)'),
  row(
    'authority_id',
    7,
    '(saya|aku) (adalah )?(pengembangmu|pembuatmu|administratormu|pengelola sistem anda|pengembang anda|pencipta anda)',
  ),
  row('authority_vi', 7, 'toi la (nha phat trien|nguoi tao|quan tri vien|nguoi lap trinh) (ra )?(cua )?ban'),
  row('authority_tr', 7, 'ben senin (gelistiricinim|yaraticinim|yoneticinim|programcinim)'),
  row('authority_tl', 7, 'ako ang (iyong|inyong) (developer|tagalikha|administrator|programmer)'),
];
