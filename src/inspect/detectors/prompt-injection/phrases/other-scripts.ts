import { CYRILLIC, ARABIC, DEVANAGARI, HAN, KANA, HANGUL, BENGALI, THAI, type ScriptPhrase } from './script.js';
import { extractionsInScripts } from './script-extraction.js';
import { givenTextsInScripts } from './script-given-text.js';
import { passwordsInScripts } from './script-passwords.js';
import { personalInScripts } from './script-personal.js';
import { secretCodesInScripts } from './script-secret-codes.js';
import { unboundInScripts } from './script-unbound.js';
import { voidInScripts } from './script-void.js';

/** Orders in other scripts. Made when a text first has one of them: V8 reads a pattern where it is written, and classes of Unicode for long. */
export const otherScripts = (): readonly ScriptPhrase[] => [
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
  { rule: 'mode_ja', weight: 10, scripts: KANA | HAN, pattern: /(?:開発者|脱獄|無制限)モード[^。\n]{0,8}(?:有効|入って|切り替え)/u },
  { rule: 'mode_ko', weight: 10, scripts: HANGUL, pattern: /(?:개발자|탈옥|무제한)\s?모드[^.\n]{0,8}(?:활성|켜|들어|전환)/u },
  {
    rule: 'unbound_ko',
    weight: 9,
    scripts: HANGUL,
    pattern: /(?:너의|당신의|네)[^.\n]{0,10}(?:안전|보안|제한|필터)[^.\n]{0,10}(?:우회|해제|비활성)/u,
  },
  { rule: 'unbound_ar', weight: 10, scripts: ARABIC, pattern: /(?:تجاوز|عط[لّ]{1,2})[^.\n]{0,12}(?:قيود|فلاتر|مرشحات)/u },
  { rule: 'mode_ar', weight: 10, scripts: ARABIC, pattern: /(?:فع[لّ]{1,2})[^.\n]{0,8}وضع المطور/u },
  {
    rule: 'override_uk',
    weight: 11,
    scripts: CYRILLIC,
    pattern: /(?:ігноруй|проігноруй|забудь|відкинь)[\p{L}]{0,4}[^.!?\n]{0,60}(?:інструкці|вказівк|команд|правил|попередн)/iu,
  },
  {
    rule: 'override_bn',
    weight: 11,
    scripts: BENGALI,
    pattern: /(?:নির্দেশ|নিয়ম|আদেশ|পূর্ববর্তী|আগের)[^।\n]{0,40}(?:উপেক্ষা|ভুলে|অগ্রাহ্য)/u,
  },
  {
    rule: 'override_th',
    weight: 11,
    scripts: THAI,
    pattern: /(?:เพิกเฉย|ละเว้น|ลืม|ไม่ต้องสนใจ|อย่าสนใจ|ไม่สนใจ)[^\n]{0,30}(?:คำสั่ง|คำแนะนำ|กฎ|ก่อนหน้า|ข้างต้น)/u,
  },
  {
    rule: 'override_hi',
    weight: 11,
    scripts: DEVANAGARI,
    pattern: /(?:पिछल|पूर्व|उपरोक्त)[^।\n]{0,40}(?:निर्देश|आदेश|नियम|बात)[^।\n]{0,20}(?:ध्यान न|नजरअंदाज|न मान|हटा)/u,
  },
  ...extractionsInScripts(),
  ...passwordsInScripts(),
  ...givenTextsInScripts(),
  ...voidInScripts(),
  ...unboundInScripts(),
  ...secretCodesInScripts(),
  ...personalInScripts(),
];
