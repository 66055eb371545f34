import { feature, type Feature } from './feature.js';

/** Files that no tool has to have, which are called the same in every language. */
const KEPT = String.raw`(?:\.cursor/|\bmcp\.json|(?:~/)?\.(?:ssh|aws)\b|\bid_rsa|/etc/(?:passwd|shadow)|claude_desktop_config)`;
/** Files that honest tools read too: with them alone an order is half of one. */
const SETTINGS = String.raw`(?:~/\.\w|\.env\b)`;
/** Orders to read or to pass on, which are no English words. */
const LATIN = String.raw`(?:lee|lea|leer|abre|abra|env[ií]a|env[ií]e|incluye|incluya|adjunta|adjunte|lis|lisez|lire|ouvre|ouvrez|envoie|envoyez|inclus|incluez|joins|joignez|transmets|lesen sie|[öo]ffne|[öo]ffnen sie|sende|senden sie|kopiere|[üu]bergib|leggi|legga|leggere|apri|invia|includi|allega|leia|ler|envie|copie|inclua|anexe|lees|stuur|kopieer|oku|okuyun|g[öo]nder|przeczytaj|odczytaj|otw[óo]rz|wy[śs]lij|skopiuj|baca|kirim|salin)`;
/** German for `read`, by the word that follows it: in English a file lies somewhere. */
const LIES = String.raw`lies (?:(?:zuerst|zun[äa]chst|erst|vorher|vor|dann|danach|immer|bitte|auch|doch|mir|de[nmr]|die|das|dein\w{0,2}|alle\w?|aus|jede\w?|[üu]ber) [^.\n]{0,40})?["'\x60]?`;
const CYRILLIC = '(?:прочита|прочти|считай|открой|отправ|скопиру|передай|включи|читай|відкрий|надішли)';
const CHINESE = '(?:读取|讀取|读出|讀出|打开|開啟|获取|獲取|发送|發送|复制|複製|上传|上傳|传入|傳入|附上|包含)';
const JAPANESE = '(?:読み|読ん|開い|開き|送信|送っ|取得し|コピー|含め|渡し)';
const KOREAN = '(?:읽|열어|전송|보내|복사|포함|전달)';
const ARABIC = '(?:اقرأ|افتح|أرسل|انسخ|ضمّن)';
const HINDI = '(?:पढ़|खोल|भेज|कॉपी)';

const beyondAscii = (rule: string, source: string, weight = 8): Feature => ({ ...feature(rule, weight, source), beyondAscii: true });

function readOrPassedOn(weight: number, files: string): readonly Feature[] {
  const others = `(?:${CHINESE}|${JAPANESE}|${KOREAN}|${ARABIC}|${HINDI})`;
  return [
    feature('private_data', weight, String.raw`(?:^|[\s"'(:.,;>¡¿])(?:${LATIN} [^.\n]{0,40}|${LIES})${files}`),
    beyondAscii('private_data', String.raw`${CYRILLIC}[^.\n]{0,60}${files}`, weight),
    beyondAscii('private_data', String.raw`${others}[^。\n]{0,40}${files}|${files}[^。\n]{0,40}${others}`, weight),
  ];
}

/** The same orders in other languages: keys read and handed over, and the person not told. */
export const OTHER_LANGUAGES: readonly Feature[] = [
  ...readOrPassedOn(8, KEPT),
  ...readOrPassedOn(4, SETTINGS),
  feature(
    'concealment',
    8,
    String.raw`\bno (?:se lo |le |lo )?(?:digas?|diga|cuentes?|menciones?|informes?|reveles?|avises?|muestres?)\b[^.\n]{0,30}\b(?:al|a la|a los|con el|con la) usuari[oa]|\bsin (?:decir|informar|avisar|contar|mencionar)(?:le|lo|selo)? (?:nada )?(?:de (?:esto|ello) )?(?:al|a la) usuari[oa]`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bn(?:e |['’]en )(?:le |lui |l['’]|en )?(?:dis|dites|parle|parlez|mentionne|mentionnez|informe|informez|r[ée]v[èe]le|r[ée]v[ée]lez|pr[ée]viens|pr[ée]venez|montre|montrez)\b[^.\n]{0,8}\b(?:pas|rien|jamais)\b[^.\n]{0,30}\butilisat(?:eur|rice)|\bsans (?:en )?(?:informer|pr[ée]venir|avertir|le dire|parler)\b[^.\n]{0,16}['’]utilisat(?:eur|rice)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:sage?|sagen sie|erz[äa]hle|erw[äa]hne|verrate|teile|zeige|informiere|melde)\b[^.\n]{0,30}nutzer\w{0,3}\b[^.\n]{0,30}\b(?:nichts?|niemals|kein)\b|\bohne (?:dem|den) (?:be)?nutzer (?:\w{2,10} )?(?:zu (?:informieren|fragen|sagen)|davon)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bn[ãa]o (?:diga|conte|mencione|informe|revele|avise|mostre)\b[^.\n]{0,24} (?:usu[áa]rio|utilizador)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bnon (?:dire|dirlo|dir|informare|menzionare|rivelare|avvisare|parlarne|mostrare)\b[^.\n]{0,24}['’]utente`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:vertel|zeg|meld|noem)\b[^.\n]{0,24}\b(?:niet|niets)\b[^.\n]{0,16}\bgebruiker|\bgebruiker\b[^.\n]{0,16}\b(?:niets|niet (?:vertellen|weten|melden))`,
  ),
  feature('concealment', 8, String.raw`\bkullan[ıi]c[ıi]ya\b[^.\n]{0,24}\b(?:s[öo]yleme|bildirme|bahsetme|g[öo]sterme)`),
  feature('concealment', 8, String.raw`\bnie (?:m[óo]w|informuj|wspominaj|ujawniaj|pokazuj)\b[^.\n]{0,16}\bu[żz]ytkownik`),
  beyondAscii(
    'concealment',
    String.raw`не (?:говори|сообщай|упоминай|рассказывай|показывай|информируй|раскрывай|уведомляй)[а-яё]{0,4}[^.\n]{0,24}пользовател|не (?:кажи|повідомляй|згадуй)[а-яіїє]{0,4}[^.\n]{0,24}користувач`,
  ),
  beyondAscii(
    'concealment',
    String.raw`(?:不要|不得|请勿|請勿|切勿|无需|無需|禁止|不可|别|不能)(?:向|对|對|让|讓|把|将)?[^。，\n]{0,12}(?:告诉|告訴|告知|透露|提及|提到|通知|知道|显示|顯示|说明)[^。\n]{0,6}(?:用户|用戶|使用者)|(?:不要|不得|请勿|請勿|切勿|别|不能)(?:向|对|對|让|讓)(?:用户|用戶|使用者)[^。，\n]{0,10}(?:告诉|告知|透露|提及|提到|知道|显示|说明|發現|发现)`,
  ),
  beyondAscii(
    'concealment',
    String.raw`ユーザー?(?:に|へ|には)[^。\n]{0,16}(?:言わない|知らせない|伝えない|話さない|明かさない|教えない|見せない|通知しない|言及しない)|사용자(?:에게|한테|에게는)?[^.\n]{0,20}(?:말하지|알리지|언급하지|공개하지|보여주지|밝히지|전달하지 마|모르게)|لا (?:تخبر|تُخبر|تذكر|تكشف)[^.\n]{0,16}المستخدم|(?:उपयोगकर्ता|यूज़र) को[^।\n]{0,16}(?:मत|न) ?(?:बता|दिखा)`,
  ),
];
