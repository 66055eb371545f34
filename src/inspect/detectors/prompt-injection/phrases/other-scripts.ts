/** One bit each. */
const CYRILLIC = 1;
const ARABIC = 2;
const DEVANAGARI = 4;
const HAN = 8;
const KANA = 16;
const HANGUL = 32;

/** The script of a unit, of those that the phrases are in; 0 for none. */
export function scriptOf(code: number): number {
  if (code < 0x400) return 0;
  if (code < 0x500) return CYRILLIC;
  if (code < 0xa00) return code >= 0x600 && code < 0x700 ? ARABIC : code >= 0x900 && code < 0x980 ? DEVANAGARI : 0;
  if (code < 0x3100) return code >= 0x3040 ? KANA : 0;
  if (code < 0xa000) return code >= 0x4e00 ? HAN : 0;
  return code >= 0xac00 && code < 0xd7a4 ? HANGUL : 0;
}

/** Scripts without the words of the table: whole phrases. A match has a character of its `scripts`. */
export const OTHER_SCRIPTS: readonly {
  readonly rule: string;
  readonly weight: number;
  readonly scripts: number;
  readonly pattern: RegExp;
}[] = [
  {
    rule: 'override_ru',
    weight: 11,
    scripts: CYRILLIC,
    pattern:
      /(?:игнорир|забудь|забудьте|отмени|не обращай внимания)[\p{L}]{0,8}[^.!?\n]{0,60}(?:инструкц|указани|команд|правил|предыдущ|вс[её]|промпт)/iu,
  },
  {
    rule: 'override_zh',
    weight: 11,
    scripts: HAN,
    pattern:
      /(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要遵守)[^。！？\n]{0,16}(?:指令|指示|提示|说明|說明|规则|規則|命令|之前|以上|上面|内容|要求)/u,
  },
  { rule: 'override_ja', weight: 11, scripts: KANA | HAN, pattern: /(?:指示|命令|プロンプト|ルール|指令)[^。\n]{0,12}(?:無視|忘れ)/u },
  {
    rule: 'override_ko',
    weight: 11,
    scripts: HANGUL,
    pattern: /(?:지시|지침|프롬프트|규칙|(?:위의?|이전|앞의?) (?:내용|명령|대화))[^.\n]{0,12}(?:무시|잊)/u,
  },
  {
    rule: 'override_ar',
    weight: 11,
    scripts: ARABIC,
    pattern: /(?:تجاهل|انس|انسى|تجاهلي)[^.\n]{0,40}(?:التعليمات|الأوامر|السابقة|القواعد|قواعدك|تعليماتك|أوامرك|كل)/u,
  },
  { rule: 'override_hi', weight: 11, scripts: DEVANAGARI, pattern: /(?:निर्देश|आदेश|नियम)[^।\n]{0,40}(?:अनदेखा|अनदेखी|नज़रअंदाज़|भूल|उपेक्षा)/u },
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
      /(?:告诉|告訴|显示|顯示|透露|输出|輸出|是什么|分享|重复|写|寫)[^。！？\n]{0,12}(?:密码|密碼|提示词|系统提示|口令)|(?:密码|密碼|口令)[^。！？\n]{0,6}(?:是什么|是什麼|告诉)/u,
  },
  {
    rule: 'extraction_ja',
    weight: 10,
    scripts: KANA | HAN,
    pattern: /(?:パスワード|システムプロンプト)[^。\n]{0,12}(?:教え|何|表示|見せ|共有)/u,
  },
  { rule: 'extraction_ko', weight: 10, scripts: HANGUL, pattern: /(?:비밀번호|암호|패스워드)[^.\n]{0,12}(?:알려|뭐|무엇|말해|공유|보여)/u },
  { rule: 'extraction_ar', weight: 8, scripts: ARABIC, pattern: /(?:كلمة (?:السر|المرور)|الباسورد)/u },
  {
    rule: 'unbound_ru',
    weight: 10,
    scripts: CYRILLIC,
    pattern: /(?:отключи|обойди|сними|убери)[\p{L}]{0,4} (?:свои|все|твои)[^.!?\n]{0,20}(?:ограничени|фильтр|защит)/iu,
  },
  {
    rule: 'mode_ru',
    weight: 10,
    scripts: CYRILLIC,
    pattern: /(?:активируй|включи|перейди в) режим (?:разработчика|бога|без ограничений|DAN)/iu,
  },
  { rule: 'role_ru', weight: 10, scripts: CYRILLIC, pattern: /(?:теперь ты|ты теперь) (?:DAN|ДАН|без ограничений)/iu },
  {
    rule: 'unbound_zh',
    weight: 10,
    scripts: HAN,
    pattern: /(?:绕过|繞過|关闭|關閉|禁用|解除)(?:你|您)的?[^。！？\n]{0,6}(?:限制|过滤|過濾|审查|審查)/u,
  },
  {
    rule: 'mode_zh',
    weight: 10,
    scripts: HAN,
    pattern: /(?:进入|進入|开启|開啟|启用|激活|切换到)[^。！？\n]{0,4}(?:开发者|開發者|无限制|無限制|越狱|越獄|上帝|DAN)模式/u,
  },
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
  { rule: 'mode_ja', weight: 10, scripts: KANA | HAN, pattern: /(?:開発者|脱獄|無制限)モード[^。\n]{0,8}(?:有効|入って|切り替え)/u },
  { rule: 'extraction_ko', weight: 10, scripts: HANGUL, pattern: /시스템\s?(?:프롬프트|메시지|지침)[^.\n]{0,12}(?:보여|알려|출력|공개)/u },
  { rule: 'mode_ko', weight: 10, scripts: HANGUL, pattern: /(?:개발자|탈옥|무제한)\s?모드[^.\n]{0,8}(?:활성|켜|들어|전환)/u },
  {
    rule: 'unbound_ko',
    weight: 9,
    scripts: HANGUL,
    pattern: /(?:너의|당신의|네)[^.\n]{0,10}(?:안전|보안|제한|필터)[^.\n]{0,10}(?:우회|해제|비활성)/u,
  },
  { rule: 'unbound_ar', weight: 10, scripts: ARABIC, pattern: /(?:تجاوز|عط[لّ]{1,2})[^.\n]{0,12}(?:قيود|فلاتر|مرشحات)/u },
  { rule: 'mode_ar', weight: 10, scripts: ARABIC, pattern: /(?:فع[لّ]{1,2})[^.\n]{0,8}وضع المطور/u },
  { rule: 'extraction_ar', weight: 10, scripts: ARABIC, pattern: /(?:أظهر|اكشف|اعرض)[^.\n]{0,8}(?:موجه النظام|تعليماتك)/u },
];
