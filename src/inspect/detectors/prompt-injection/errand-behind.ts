/** Behind the end of a sentence or a clause, and words that only lead to what is asked. */
const CLAUSE = String.raw`[.,;!?\n。，！？、،](?:\s{0,3}(?:por favor|bitte|alstublieft|alsjeblieft|per favore|пожалуйста|tolong|mohon|luego|despu[eé]s|depois|danach|dann|poi|daarna|kemudian|lalu|затем|потом|然后|再|请|請),?){0,2}[\s*•>#–—-]{0,4}`;
/** What somebody is told to do, in the languages in which messages from before may be ignored. */
const ACTS = [
  '(?:(?:re)?env[ií]|mand|borr|elimin|apag|cancel|ejecut|execut|llam|cham|copi|descarg|baix|revel|entreg|compr|pag|us|cre|cri|cambi|mud|contest|public|encaminh)(?:a|u?e|ar|en|em)(?:me|l[aeo]s?)?',
  'transf[ei]+r[aei]|transferir|muestr[ae]|mostr[ae]|mostrar|dime|dile|diga|diz|escrib[ae]|escrev[ae]|respond[ae]|abr[aei]|sub[ae]|lee|le[ai]a?|haz|haga|fa[cç]a|dame|exclua',
  'invia|cancella|trasferisci|mostra|dimmi|scrivi|rispondi|esegui|apri|chiama|inoltra|pubblica|scarica|leggi|fai|rivela',
  'stuur|verstuur|verwijder|wis|toon|zeg|schrijf|antwoord|voer|open|kopieer|gebruik|lees|geef|betaal',
  'sende|schicke?|l[oö]sche?|[uü]berweise|zeige?|sage?|schreibe?|antworte|f[uü]hre|[oö]ffne|leite|kopiere|nutze|lies|gib',
  'kirim(?:kan)?|hapus(?:kan|lah)?|transfer|tampilkan|katakan|tulis(?:kan)?|jawab(?:lah)?|jalankan|buka|panggil|teruskan|salin|gunakan|baca(?:kan)?|berikan|bayar',
  '(?:отправь|ответь|открой|скопируй|используй|прочитай|дай|сделай|пошли|перешли|удали|сотри|переведи|покажи|скажи|назови|напиши|выполни|запусти|выведи)(?:те)?',
].join('|');
const IN_SIGNS = '把|将|將|发送|發送|发给|删除|刪除|转账|转发|显示|告诉|告訴|回复|执行|打开|输出|运行|你(?:是|要|将|必须|应|需|扮)';
const ERRAND = new RegExp(String.raw`${CLAUSE}(?:(?:${ACTS})(?:[^\p{L}]|$)|${IN_SIGNS})|@|://`, 'iu');

/** Whether behind an order to ignore messages stands something to do, or an address to do it with: what is told of a matter is neither. */
export function hasErrandBehind(rest: string): boolean {
  return ERRAND.test(rest);
}
