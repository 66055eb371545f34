import { p, row, type Phrase } from './phrase.js';
import { RECODED, RECODED_SIGNS, SUPPOSED } from './words.js';

/**
 * What somebody was born on or where they live, asked of a model: with a story that makes it allowed, or in a form that hides it from a filter.
 * Each alone is a question like others. By language: to be told, what of a person, of the user, suppose that we are, in another form; accents are folded before.
 */
const ROWS: readonly (readonly [language: string, told: string, what: string, ofUser: string, supposed: string, recoded: string])[] = [
  [
    'en',
    'tell me|give me|share|provide|confirm|using|encode|translate|is',
    'birth date|birthday|date of birth|email address|home address|phone number|initials|favorite color|favourite color|birth year|birth month|month of birth|year of birth|social security number|city of residence',
    'user s|users',
    SUPPOSED,
    RECODED,
  ],
  [
    'de',
    'kannst du|konnen sie|konntest du|konnten sie|nenne|nennen|sag mir|sagen sie mir|verrate|unter verwendung',
    'geburtsdatum|geburtstag|geburtsjahr|geburtsmonat|e mail adresse|initialen|wohnort|lieblingsfarbe|telefonnummer',
    'des benutzers|des nutzers|der benutzerin|des users',
    'stellen sie sich vor|stell dir vor|angenommen|nehmen wir an',
    'umgekehrter reihenfolge|ruckwarts|ersten drei buchstaben|teilen sie die antwort|teile die antwort',
  ],
  [
    'fr',
    'me dire|me donner|dis moi|dites moi|partager|utilisant|encoder|traduire|quelles sont|quelle est',
    'date de naissance|anniversaire|adresse e mail|adresse email|initiales|annee de naissance|mois de naissance|numero de telephone|couleur preferee',
    'de l utilisateur|de l utilisatrice',
    'imaginez que nous|imagine que nous|imaginons que|supposons que|imaginez que vous',
    'ordre inverse|a l envers|trois premieres lettres|divisez la reponse',
  ],
  [
    'es',
    'decirme|dime|darme|dame|compartir|usando|codificar|traducir|cuales son|cual es',
    'fecha de nacimiento|cumpleanos|correo electronico|iniciales|ano de nacimiento|mes de nacimiento|numero de telefono|color favorito|ciudad actual de residencia',
    'del usuario|de la usuaria',
    'imagina que|imagine que|imaginemos que|supongamos que|suponga que',
    'orden inverso|al reves|tres primeras letras|divide la respuesta',
  ],
  [
    'it',
    'dirmi|dimmi|darmi|dammi|condividere|usando|codificare|tradurre|quali sono|qual e',
    'data di nascita|compleanno|indirizzo e mail|indirizzo email|iniziali|anno di nascita|mese di nascita|numero di telefono|colore preferito',
    'dell utente',
    'immagina di|immaginiamo di|immagina che|supponiamo di|supponiamo che',
    'ordine inverso|al contrario|prime tre lettere|dividi la risposta',
  ],
  [
    'pt',
    'dizer me|me dizer|diga me|dar me|me dar|partilhar|compartilhar|usando|codificar|traduzir|quais sao|qual e',
    'data de nascimento|aniversario|endereco de e mail|endereco de email|iniciais|ano de nascimento|mes de nascimento|numero de telefone|cor favorita',
    'do usuario|do utilizador|da utilizadora',
    'imagine que|imaginemos que|suponha que|suponhamos que',
    'ordem inversa|ao contrario|tres primeiras letras|divida a resposta',
  ],
  [
    'id',
    'memberi tahu|beri tahu|beritahu|memberikan|menggunakan|bagikan|mengkodekan|menerjemahkan',
    'tanggal lahir|ulang tahun|alamat email|inisial|tahun lahir|bulan lahir|nomor telepon|warna favorit',
    'pengguna',
    'bayangkan kita|bayangkan anda|misalkan kita|anggap kita|bayangkan kami',
    'urutan terbalik|secara terbalik|tiga huruf pertama',
  ],
  [
    'vi',
    'cho toi biet|noi cho toi|cho biet|chia se|su dung|ma hoa|dich',
    'ngay sinh|sinh nhat|dia chi email|ten viet tat|nam sinh|thang sinh|so dien thoai|mau yeu thich',
    'cua nguoi dung',
    'hay tuong tuong|tuong tuong chung ta|gia su chung ta|gia su rang',
    'thu tu nguoc|nguoc lai|ba chu cai dau',
  ],
  [
    'tl',
    'sabihin sa akin|ibigay sa akin|sabihin|ibahagi|gamit ang|isalin|i encode',
    'petsa ng kapanganakan|kaarawan|email address|inisyal|taon ng kapanganakan|kapanganakan|lungsod ng tirahan|paboritong kulay',
    'ng gumagamit|ng user',
    'isipin na|ipagpalagay na|isipin natin|kunwari ay|kunwari',
    'pabaliktad|unang tatlong|hatiin ang tugon|pinaghihiwalay ng tuldok',
  ],
];

const IN_LATIN = ROWS.flatMap(([language, told, what, ofUser, supposed, recoded]) => [
  row('personal', 4, `(${told}) _3 (${what})`),
  row(
    'personal',
    4,
    language === 'en'
      ? `(can you|could you|would you|tell me|what is|what are|what s) _6 (${ofUser}) _2 (${what})`
      : `(${what}) _3 (${ofUser})`,
  ),
  row('pretext', 3, `(${supposed})`),
  language === 'en' ? p('recoded', 3, [RECODED_SIGNS], `(${recoded})`) : row('recoded', 3, `(${recoded})`),
]);

/** The verb stands behind. */
const TURKISH: readonly Phrase[] = [
  row(
    'personal',
    4,
    '(dogum tarihini|dogum gununu|dogum yilini|dogum ayini|e posta adresini|telefon numarasini|bas harflerini|favori rengini|yasadigi yeri) _5 (soyle|soyleyin|soyleyebilir|verebilir|paylasabilir|kodlayabilir|cevirebilir|kullanarak)',
  ),
  row('personal', 4, '(kullanicinin) _2 (dogum|e posta|bas|telefon|favori|adi|adresi|sehri|bakiyesi)'),
  row('pretext', 3, '(hayal edin|hayal et|dusunun ki|varsayalim|farz edelim|farz et)'),
  row('recoded', 3, '(ters sirayla|tersten|ilk uc harfi|ilk uc harfini|nokta ile ayrilmis|nokta ile ayiran|ters sirada)'),
];

export const PERSONAL_DATA: readonly Phrase[] = [...IN_LATIN, ...TURKISH];
