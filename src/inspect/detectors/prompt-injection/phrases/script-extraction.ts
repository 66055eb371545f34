import { CYRILLIC, ARABIC, DEVANAGARI, HAN, KANA, HANGUL, BENGALI, THAI, type ScriptPhrase } from './script.js';

/** Getting at a password, a key or what the model was given, in other scripts. */
export const extractionsInScripts = (): readonly ScriptPhrase[] => [
  {
    rule: 'extraction_ru',
    weight: 10,
    scripts: CYRILLIC,
    pattern: /(?:скажи|назови|покажи|раскрой|какой|сообщи|поделись)[\p{L}]{0,6}[^.!?\n]{0,40}(?:парол|промпт|инструкци)/iu,
  },
  {
    rule: 'extraction_zh',
    weight: 10,
    scripts: HAN,
    pattern:
      /(?:告诉|告訴|显示|顯示|透露|输出|輸出|是什么|分享|重复|写|寫)[^。！？\n]{0,12}(?:密码|密碼|提示词|系统提示|口令)|(?:密码|密碼|口令)[^。！？\n]{0,6}(?:是什么|是什麼|告诉我)/u,
  },
  {
    rule: 'extraction_ja',
    weight: 10,
    scripts: KANA | HAN,
    pattern: /(?:パスワード|システムプロンプト)[^。\n]{0,12}(?:教え|何|表示|見せ|共有)/u,
  },
  { rule: 'extraction_ko', weight: 10, scripts: HANGUL, pattern: /(?:비밀번호|암호|패스워드)[^.\n]{0,12}(?:알려|뭐|무엇|말해|공유|보여)/u },
  { rule: 'extraction_ar', weight: 4, scripts: ARABIC, pattern: /(?:كلمة (?:السر|المرور)|الباسورد)/u },
  {
    rule: 'extraction_zh',
    weight: 10,
    scripts: HAN,
    pattern: /(?:你|您)的(?:初始|原始|系统|系統|隐藏)(?:指令|提示|设定|設定)|你(?:现在|現在)是\s?DAN/u,
  },
  {
    rule: 'extraction_ja',
    weight: 10,
    scripts: KANA | HAN,
    pattern: /(?:(?:元|最初|初期)の(?:指示|命令|プロンプト)|システムプロンプト)[^。\n]{0,12}(?:教え|表示|見せ|出力|上書き)/u,
  },
  { rule: 'extraction_ko', weight: 10, scripts: HANGUL, pattern: /시스템\s?(?:프롬프트|메시지|지침)[^.\n]{0,12}(?:보여|알려|출력|공개)/u },
  { rule: 'extraction_ar', weight: 10, scripts: ARABIC, pattern: /(?:أظهر|اكشف|اعرض)[^.\n]{0,8}(?:موجه النظام|تعليماتك)/u },
  {
    rule: 'extraction_ru',
    weight: 10,
    scripts: CYRILLIC,
    pattern:
      /(?:скажи|назови|покажи|раскрой|как(?:ой|ов)|сообщи|выведи|поделись)[\p{L}]{0,6}[^.!?\n]{0,40}(?:секретн[\p{L}]{1,3} ключ|системн[\p{L}]{1,3} (?:подсказк|промпт|инструкц))/iu,
  },
  // Who speaks Chinese of models names the prompt in English. `输出格式` is the form of an answer.
  {
    rule: 'extraction_zh',
    weight: 10,
    scripts: HAN,
    pattern:
      /(?:输出|輸出|显示|顯示|告诉|告訴|查看|总结|總結|重复|重複|透露|提供|翻译|翻譯)(?:[^格。！？\n][^。！？\n]{0,13})?(?:system prompt|初始指令|原有指示|初始化参数|系统指令|系統指令)/iu,
  },
  {
    rule: 'extraction_hi',
    weight: 10,
    scripts: DEVANAGARI,
    pattern: /(?:गुप्त (?:कुंजी|चाबी|शब्द)|सिस्टम प्रॉम्प्ट|प्रारंभिक निर्देश)[^।\n]{0,20}(?:क्या|बता|दिखा|प्रकट|दोहरा|साझा)/u,
  },
  {
    rule: 'extraction_bn',
    weight: 10,
    scripts: BENGALI,
    pattern: /(?:গোপন (?:কী|চাবি|শব্দ)|সিস্টেম প্রম্পট|প্রাথমিক নির্দেশ)[^।\n]{0,20}(?:কি|কী|বল|দেখা|প্রকাশ|পুনরাবৃত্তি)/u,
  },
  {
    rule: 'extraction_th',
    weight: 10,
    scripts: THAI,
    pattern: /(?:บอก|เปิดเผย|แสดง|พิมพ์|ทวน)[^\n]{0,30}(?:คีย์ลับ|กุญแจลับ|คำลับ|พรอมต์ระบบ|คำสั่งระบบ)|(?:คีย์ลับ|กุญแจลับ|คำลับ)[^\n]{0,12}คืออะไร/u,
  },
  {
    rule: 'extraction_zh',
    weight: 10,
    scripts: HAN,
    pattern: /(?:告诉|告訴|透露|说出|說出|输出|輸出)[^。！？\n]{0,8}(?:密钥|秘钥|密鑰|金鑰)|(?:密钥|秘钥|密鑰|金鑰)(?:是什么|是什麼)/u,
  },
  {
    rule: 'extraction_ja',
    weight: 10,
    scripts: KANA | HAN,
    pattern: /(?:秘密の?(?:鍵|キー|言葉)|シークレットキー)[^。\n]{0,8}(?:教え|何|言って|見せ)/u,
  },
  {
    rule: 'extraction_ko',
    weight: 10,
    scripts: HANGUL,
    pattern: /비밀\s?(?:키|열쇠|단어)[^.\n]{0,8}(?:알려|뭐|무엇|말해|공개|보여)/u,
  },
  {
    rule: 'extraction_ar',
    weight: 10,
    scripts: ARABIC,
    pattern: /(?:ما (?:هو|هي)|أخبرني|اكشف|أظهر|قل لي)[^.\n]{0,16}(?:المفتاح السري|الكلمة السرية|موجه النظام|مطالبة النظام)/u,
  },
];
