import { p, type Phrase } from './phrase.js';

/** One language's way to say: ignore what is above, or this document, and say something instead; accents are folded before. */
const ROWS: readonly (readonly [language: string, ignore: string, document: string, say: string])[] = [
  [
    'fr',
    'ignorez|ignore|oubliez|oublie',
    'fonction|page web|page|cv|tableau|contenu|code|texte|article|document',
    'et indiquez|et indique|et dites|et dis|et ecrivez|et ecris|et affichez|et affiche|et declarez|et repondez|et mentionnez',
  ],
  [
    'es',
    'ignora|ignore|ignorar|olvida|olvide',
    'funcion|pagina web|pagina|curriculum|tabla|contenido|codigo|texto|articulo|documento',
    'y di|y diga|y indica|y indique|y escribe|y escriba|y muestra|y declara|y declare|y afirma|y responde',
  ],
  [
    'de',
    'ignorieren sie|ignoriere|ignoriert|vergiss|vergessen sie',
    'funktion|webseite|lebenslauf|tabelle|inhalt|code|text|artikel|seite|dokument',
    'und sagen|und sage|und geben|und gib|und schreiben|und schreibe|und antworten|und antworte',
  ],
  [
    'it',
    'ignora|ignorare|ignori|dimentica',
    'funzione|pagina web|pagina|curriculum|tabella|contenuto|codice|testo|articolo|documento',
    'e dici|e di che|e dichiara|e scrivi|e indica|e rispondi|e afferma',
  ],
  [
    'pt',
    'ignore|ignorar|ignora|esqueca',
    'funcao|pagina web|pagina|curriculo|tabela|conteudo|codigo|texto|artigo|documento',
    'e diga|e escreva|e declare|e indique|e responda|e afirme',
  ],
  [
    'id',
    'abaikan|lupakan',
    'fungsi|halaman web|halaman|resume|tabel|konten|kode|teks|artikel|dokumen',
    'dan katakan|dan nyatakan|dan tulis|dan sebutkan|dan tampilkan',
  ],
  [
    'vi',
    'bo qua|phot lo',
    'trang web|chuc nang|ham|so yeu ly lich|noi dung|bang|van ban',
    'va noi|va viet|va cho biet|va neu ro|va tra loi',
  ],
  [
    'tl',
    'balewalain|huwag pansinin',
    'function|webpage|resume|talahanayan|nilalaman|teksto|artikulo',
    'at sabihin|at isulat|at sabihing|at ipahayag',
  ],
];

/** The same where the verb stands behind. */
const BEHIND: readonly Phrase[] = [
  p(
    'override_tr',
    10,
    [
      'fonksiyonu|islevi|sayfasini|sayfayi|ozgecmisi|icerigi|tabloyu|metni|kodu',
      've',
      'soyle|soyleyin|belirt|belirtin|yaz|yazin|yok|yoksay|yoksayin',
    ],
    '(fonksiyonu|islevi|web sayfasini|sayfayi|ozgecmisi|icerigi|tabloyu|metni|kodu) (yoksay|yok say|yoksayin|yok sayin|goz ardi et|goz ardi edin|gormezden gel|gormezden gelin) ve',
  ),
];
const ABOVE: readonly (readonly [language: string, needs: readonly string[], phrase: string])[] = [
  [
    'it',
    ['ignora|ignorate|ignorare|dimentica', 'sopra'],
    '(ignora|ignorate|ignorare|dimentica) (quanto|tutto quanto|cio che e|tutto cio che e) sopra',
  ],
  ['pt', ['ignore|ignora|ignorar|esqueca', 'acima'], '(ignore|ignora|ignorar|esqueca) (o|tudo o que esta|tudo) acima'],
  [
    'es',
    ['ignora|ignore|ignorar|olvida|olvide', 'anterior|arriba'],
    '(ignora|ignore|ignorar|olvida|olvide) (todo )?(lo anterior|lo de arriba|lo que esta arriba)',
  ],
  [
    'de',
    ['ignoriere|ignorieren|vergiss', 'oben|obenstehende'],
    '(ignoriere|ignorieren sie|vergiss) (das|alles) (oben stehende|obenstehende|oben genannte|da oben|oben)',
  ],
  ['id', ['abaikan', 'atas'], 'abaikan (yang|semua yang|hal|semua) (di )?_1 atas'],
  ['vi', ['bo', 'qua', 'tren'], 'bo qua (phan|dieu|nhung dieu|tat ca|noi dung) (o |ben )?tren'],
  [
    'tr',
    ['yukaridakileri|yukaridakini'],
    '(yukaridakileri|yukaridakini) (yoksay|yok say|yoksayin|yok sayin|gormezden|goz ardi|dikkate alma)',
  ],
  ['tl', ['itaas', 'balewalain|pansinin'], '(balewalain|huwag pansinin) _2 itaas'],
];

/** The text that a model was given to work on is to be left aside, in languages of the Latin script. */
export const GIVEN_TEXTS: readonly Phrase[] = [
  ...ROWS.map(([language, ignore, document, say]) =>
    p(`override_${language}`, 10, [firstWords(ignore), firstWords(document)], `(${ignore}) _2 (${document}) (${say})`),
  ),
  ...BEHIND,
  ...ABOVE.map(([language, needs, phrase]) => p(`override_${language}`, 11, needs, phrase)),
];

function firstWords(alternatives: string): string {
  return alternatives
    .split('|')
    .map((each) => each.split(' ')[0])
    .join('|');
}
