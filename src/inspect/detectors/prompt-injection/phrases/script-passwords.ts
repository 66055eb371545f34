import { ARABIC, BENGALI, CYRILLIC, DEVANAGARI, GREEK, HAN, HANGUL, KANA, THAI, type ScriptPhrase } from './script.js';

/** Asking a model for its password, or for a poem that gives it away, in other scripts. Advice never to share one, and the labels of a form, have no such verb beside it. */
export const PASSWORDS_IN_SCRIPTS: readonly ScriptPhrase[] = [
  {
    rule: 'extraction_ru',
    weight: 10,
    scripts: CYRILLIC,
    pattern:
      /(?:стих|хокку|хайку|песн|поэм|рифм)[\p{L}]{0,8}[^.!?\n]{0,24}парол|(?:спрошу|спросил)[\p{L}]{0,2}[^.!?\n]{0,16}парол|парол[\p{L}]{0,3} (?:нашей|вашей|твоей) систем/iu,
  },
  {
    rule: 'extraction_hi',
    weight: 10,
    scripts: DEVANAGARI,
    pattern:
      /(?:आपका|तुम्हारा|हमारा सिस्टम|सिस्टम|सिस्टम के लिए|सिस्टम का)\s(?:का\s|के लिए\s)?पासवर्ड (?:क्या|बता)|अपना पासवर्ड (?:मेरे साथ |मुझे )?(?:साझा कर|बता|दे\s|दें)|पासवर्ड की पुष्टि (?:करने की|कर सक|करें\?)|पासवर्ड (?:के बारे में|पर) (?:एक )?(?:कविता|हाइकु)|(?:आपका|अपना) पासवर्ड (?:पूछ|माँग|मांग)/u,
  },
  {
    rule: 'extraction_bn',
    weight: 10,
    scripts: BENGALI,
    pattern:
      /(?:আপনার|তোমার|সিস্টেমের) পাসওয়ার্ড (?:কি|কী|বল|দিন|নিশ্চিত কর|শেয়ার কর)|পাসওয়ার্ড (?:দিতে পার|বলতে পার|শেয়ার করতে পার|নিশ্চিত করতে পার|সম্পর্কে (?:একটি )?(?:কবিতা|হাইকু))/u,
  },
  {
    rule: 'extraction_th',
    weight: 10,
    scripts: THAI,
    pattern:
      /รหัสผ่าน(?:ของคุณ|ของระบบ|ระบบ|สําหรับระบบ|สำหรับระบบ|ของเรา)[^\n]{0,16}(?:คืออะไร|อะไร|ได้ไหม|ได้หรือไม่)|(?:กลอน|ไฮกุ|บทกวี)[^\n]{0,12}รหัสผ่าน|(?:แชร์|บอก|ยืนยัน)รหัสผ่าน[^\n]{0,20}(?:ได้ไหม|ได้หรือไม่|แก่ฉัน|กับฉัน)/u,
  },
  {
    rule: 'extraction_ja',
    weight: 10,
    scripts: KANA | HAN,
    pattern: /パスワード(?:について|の)[^。\n]{0,6}(?:詩|俳句|歌)|(?:あなた|システム)の(?:パスワード|合言葉)(?:は|を)/u,
  },
  {
    rule: 'extraction_zh',
    weight: 10,
    scripts: HAN,
    pattern:
      /(?:你能|您能|能不能|可以|需要你|请你)(?:提供|确认|確認|告诉我|分享|说出)[^。！？\n]{0,8}(?:密码|密碼|口令)|关于密码的(?:诗|俳句)/u,
  },
  {
    rule: 'extraction_ko',
    weight: 10,
    scripts: HANGUL,
    pattern:
      /(?:비밀번호|암호|패스워드)(?:를|을)?\s?(?:확인해|제공해|말해|알려|공유해)\s?(?:줄 수|주실 수|줘)|(?:비밀번호|암호|패스워드)에 (?:대한|관한) (?:시|하이쿠)/u,
  },
  {
    rule: 'extraction_ar',
    weight: 10,
    scripts: ARABIC,
    pattern:
      /كلمة (?:السر|المرور)[^.؟\n]{0,8}(?:لنظامنا|للنظام|نظامنا)|(?:هل يمكنك|هل تستطيع|أريدك أن|أحتاج منك)[^.؟\n]{0,16}كلمة (?:السر|المرور)|(?:قصيدة|هايكو|شعر)[^.\n]{0,16}كلمة (?:السر|المرور)|(?:أخبرني|أعطني|شاركني|ما هي) (?:ب)?كلمة (?:السر|المرور)/u,
  },
  {
    rule: 'extraction_el',
    weight: 10,
    scripts: GREEK,
    pattern: /(?:ποιος|ποιοσ|πες μου|αποκάλυψε|δώσε μου)[^.;\n]{0,16}(?:κωδικ|συνθηματικ)/iu,
  },
];
