import { hasErrandBehind } from './errand-behind.js';

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
/** The same in the languages of which it is known how something to do begins (`errand-behind.ts`): in the others a message is not taken back but by who wrote it. */
const KNOWN_MESSAGE = /nachricht|\bbericht|mensaje|messagg|mensage|сообщени|\bpesan\b|消息|信息|留言/iu;
/** Whoever writes `all of them` gives an order. */
const ALL =
  /\b(?:all|alle[nrs]?|s[aä]mtlich\w{0,3}|tod[oa]s?|todos?|tout(?:e?s)?|tutt[ei]|totes|tots|wszystk\w{1,4}|vsechn\w|svi|alla|semua|lahat|tat ca|butun|tum|toate|every|any)\b|(?:^|[^\p{L}])вс[её](?:[хм])?(?:[^\p{L}]|$)|所有|全部|一切|すべて|全て|모든|모두|كل|جميع/iu;
/** What an order that stands behind it would be about, or begins with. */
const ASKS =
  /[:"'«»„“”`{}<>#[\]]|\b(?:ai|ia|ki|gpt|chatgpt|llm|bot|chatbot|assistant|model\w{0,2}|sistem\w?|system\w{0,2}|passw\w{1,4}|contrase\w{1,3}|clave|senha|segret\w|secre\w{1,4}|geheim\w{0,5}|rahasia|kata sandi|sandi|haslo|heslo|now|ahora|jetzt|maintenant|adesso|agora|nu|sekarang|instead|stattdessen|you are|eres|du bist|tu es|sei)\b|парол|секрет|систем|теперь|сейчас|密码|密碼|秘密|现在|現在|今|비밀|지금|이제|سر|الآن/iu;
/** So much behind it is read for that; of what goes on longer it is not known what it asks for. */
const REST = 240;
/** Behind it stands something else to do. */
const AND = /\b(?:dan|lalu|y|e|und|en|et|och|og|va|ve|si|es|at|roi)\b|(?:^|[^\p{L}])и(?:[^\p{L}]|$)|并|然后|そして|그리고/iu;
/** The rest of a word, and one more: `предыдущ | ие сообщения`. */
const NEXT_WORD = /^\S{0,16}(?: \S{1,16})?/u;
/** Where the sentence or its clause ends: what stands behind `and` is what is to be done instead. */
const CLAUSE_END = /^[^\n.,;!?。，！？、،:]{0,16}(?:[.,;!\n。，！،]|$)/u;

/** As far behind as the noun stands: `Negeer mijn vorige | bericht`. */
const NOUN = 16;

/** Whether an order to ignore something is what honest people write: that it is not to be forgotten, or that mail from before no longer holds. */
export function isTakenBack(text: string, start: number, end: number): boolean {
  const match = text.slice(start, end);
  if (REMINDS.test(match) || FORBIDS.test(text.slice(Math.max(0, start - LONGEST_FORBIDDING), start))) return true;
  if (ORDERS.test(match)) return false;
  const whole = text.slice(start, end + NOUN).split(/[.!?\n。！？।]/u, 1)[0] ?? '';
  if (MAIL.test(whole)) return true;
  return (MINE.test(whole) && MESSAGE.test(whole)) || isSaidAlone(text, start, end);
}

/** Whether messages from before are to be ignored, and nothing is asked for instead. */
function isSaidAlone(text: string, start: number, end: number): boolean {
  if (text.length > end + REST) return false;
  const rest = text.slice(end);
  const noun = `${text.slice(start, end)}${NEXT_WORD.exec(rest)?.[0] ?? ''}`;
  if (!KNOWN_MESSAGE.test(noun) || ALL.test(noun) || AND.test(noun) || !CLAUSE_END.test(rest)) return false;
  return !ORDERS.test(rest) && !ASKS.test(rest) && !hasErrandBehind(rest);
}
