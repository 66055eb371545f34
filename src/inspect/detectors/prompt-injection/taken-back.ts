/** `Vergeet niet de instructies`: what is not to be forgotten is not overridden. */
const REMINDS = /^(?:vergiss|vergesst|vergessen|vergesse|vergeet)\b[^.!?\n]{0,24}?\b(?:nicht|niet)\b/i;
const FORBIDS =
  /(?:^|[\s,.!?:;(¿¡])(?:nao|no|non|nunca|jamais|nie|ne|nu|nem|inte|ikke|jangan|huwag|не) $|(?:不要|不能|不可|切勿|别|別|请勿)$/iu;
/** As long as the longest of those, with what stands before it. */
const LONGEST_FORBIDDING = 8;
/** With these even one's own mail gives orders that are overridden. */
const ORDERS =
  /anweisung|befehl|vorgabe|instru[ck]|istruz|regel|regla|regol|regra|regul|orden|ordin|ordr|comand|prompt|perintah|petunjuk|aturan|arahan|polecen|zasad|pokyn|utasit|tagubilin|utos|huong|chi thi|lenh|инструкц|указани|команд|правил|промпт|指令|指示|提示|规则|規則|命令|要求|지시|지침|명령|규칙|프롬프트|تعليم|أوامر|أمر|قواعد/iu;
/** What one writes to people: of mail there is none in a prompt. */
const MAIL =
  /\be-?mails?\b|\bmails?\b|\bmail(?:tje|ing|en)?\b|\bcorreos?\b|\bcourriels?\b|\blettera\b|\bbrief\b|\blevel\w{0,6}|письм|邮件|郵件|メール|메일|البريد/iu;
const MESSAGE =
  /nachricht|\bbericht|mensaje|messagg|mensage|\bmessages?\b|сообщени|wiadomo[sś][cć]|zpravu|poruk|meddelande|besked|\bpesan\b|tin nhan|missatge|mesaj|消息|信息|留言|メッセージ|메시지|رسال/iu;
const MINE =
  /\b(?:mein\w{0,2}|mijn|mis?|mi[oa]s?|miei|mie|minhas?|meus?|mon|mes|moje?|moj[aeu]?|mou|min|mina|mitt|mele?|saya|meva|meu)\b|(?:^|[^\p{L}])мо(?:[её]|й|ю|и|их|его)(?:[^\p{L}]|$)|我|私の|제 |내 |رسالتي|رسائلي/iu;
/** As far behind as the noun stands: `Negeer mijn vorige | bericht`. */
const NOUN = 16;

/** Whether an order to ignore something is what honest people write: that it is not to be forgotten, or that their own mail from before no longer holds. */
export function isTakenBack(text: string, start: number, end: number): boolean {
  const match = text.slice(start, end);
  if (REMINDS.test(match) || FORBIDS.test(text.slice(Math.max(0, start - LONGEST_FORBIDDING), start))) return true;
  if (ORDERS.test(match)) return false;
  const whole = text.slice(start, end + NOUN).split(/[.!?\n。！？।]/u, 1)[0] ?? '';
  return MAIL.test(whole) || (MINE.test(whole) && MESSAGE.test(whole));
}
