import { ARABIC, BENGALI, CYRILLIC, DEVANAGARI, GREEK, HAN, HANGUL, HEBREW, KANA, THAI, type ScriptPhrase } from './script.js';

/** What is above, or the document that a model was given, is to be left aside, in other scripts. */
export const givenTextsInScripts = (): readonly ScriptPhrase[] => [
  {
    rule: 'override_ru',
    weight: 10,
    scripts: CYRILLIC,
    pattern:
      /(?:игнорир|проигнорир)[\p{L}]{0,6} (?:функци|веб-страниц|страниц|резюме|таблиц|содержани|текст|код|стать|вышеизложенн|вышесказанн|вышеуказанн)[\p{L}]{0,4}(?: и (?:скажи|сообщи|укажи|напиши|заяви|ответь)|[:.,])/iu,
  },
  {
    rule: 'override_hi',
    weight: 11,
    scripts: DEVANAGARI,
    pattern:
      /ऊपर (?:को|की|के|वाले|दिए)[^।\n]{0,10}(?:अनदेखा|अनदेखी|नज़रअंदाज़|नजरअंदाज|उपेक्षा|ध्यान न)|(?:फंक्शन|फ़ंक्शन|वेबपेज|वेब पेज|सामग्री|रिज्यूमे|रेज़्यूमे|तालिका|लेख|पाठ|कोड) को (?:अनदेखा|नज़रअंदाज़|नजरअंदाज) (?:कर)[^।\n]{0,4} (?:और )[^।\n]{0,12}(?:बता|कह|लिख)/u,
  },
  {
    rule: 'override_bn',
    weight: 11,
    scripts: BENGALI,
    pattern:
      /উপরের(?:টি| বিষয়টি| সব| সবকিছু|গুলি)?[^।\n]{0,8}(?:উপেক্ষা|অগ্রাহ্য|ভুলে)|(?:ফাংশন|ওয়েবপেজ|বিষয়বস্তু|টেবিল|নিবন্ধ|জীবনবৃত্তান্ত|কোড)(?:টি)? (?:উপেক্ষা|অগ্রাহ্য) কর[^।\n]{0,8}(?:বল|লিখ|জানা)/u,
  },
  {
    rule: 'override_th',
    weight: 11,
    scripts: THAI,
    pattern:
      /(?:เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|อย่าสนใจ|อย่าไปสนใจ|ไม่สนใจ|มองข้าม)(?:ต่อ)?(?:ฟังก์ชัน|หน้าเว็บ|เนื้อหา|ประวัติย่อ|ตาราง|บทความ|โค้ด|ด้านบน|ข้างต้น|สิ่งที่กล่าว)[^\n]{0,6}(?:และ|แล้ว)(?:บอก|พูด|ระบุ|เขียน|ตอบ)/u,
  },
  {
    rule: 'override_ja',
    weight: 11,
    scripts: KANA | HAN,
    pattern:
      /(?:上記|上の|以上の?内容|関数|ウェブページ|履歴書|コンテンツ|記事|表)(?:は|を|の内容を)?無視(?:し、|して(?:[、。,「\s]|ください|くれ|次|私|ユーザ|答|教|言))/u,
  },
  {
    rule: 'override_ko',
    weight: 11,
    scripts: HANGUL,
    pattern:
      /(?:위의 것|위의 내용|위 내용|앞의 것|함수|웹페이지|웹 페이지|이력서|콘텐츠|내용|기사|표)(?:을|를|은|는)?\s무시(?:하고|하세요|해)/u,
  },
  {
    rule: 'override_ar',
    weight: 11,
    scripts: ARABIC,
    pattern:
      /تجاهل (?:الدالة|الوظيفة|صفحة الويب|الصفحة|المحتوى|السيرة الذاتية|الجدول|المقال|الكود|ما سبق|ما ورد أعلاه|أعلاه)(?: و(?:قل|اذكر|أشر|اكتب|أعطني|كرر)|[:.,])/u,
  },
  {
    rule: 'override_zh',
    weight: 11,
    scripts: HAN,
    pattern:
      /(?:忽略|无视|無視)(?:该|此|这个|那个)?(?:函数|網頁|网页|页面|简历|表格|文章|代码|上文|上述)[^。！？\n]{0,4}(?:并|並|然后|，|,)(?:说|說|声明|声称|写|回答|输出|告诉|陈述|重复)/u,
  },
  {
    rule: 'override_el',
    weight: 11,
    scripts: GREEK,
    pattern: /(?:αγνόησε|αγνοήστε|ξέχασε|ξεχάστε)[^.;\n]{0,40}(?:οδηγίες|εντολές|κανόνες|προηγούμεν)/iu,
  },
  {
    rule: 'override_he',
    weight: 11,
    scripts: HEBREW,
    pattern: /(?:התעלם|התעלמי|תתעלם|שכח|שכחי)[^.\n]{0,40}(?:הוראות|ההוראות|הנחיות|ההנחיות|כללים|הקודמות)/u,
  },
  {
    rule: 'override_fa',
    weight: 11,
    scripts: ARABIC,
    pattern: /(?:دستورالعمل|دستورات|دستورهای|قوانین)[^.\n]{0,24}(?:نادیده بگیر|فراموش کن|کنار بگذار)/u,
  },
  { rule: 'override_ur', weight: 11, scripts: ARABIC, pattern: /(?:ہدایات|احکامات|قواعد)[^۔\n]{0,24}(?:نظر ?انداز|بھول جا)/u },
  // What the DAN jailbreak promises.
  {
    rule: 'mode_ru',
    weight: 12,
    scripts: CYRILLIC,
    pattern: /(?:сделай|делай|делать|сделать) (?:вс[её] )?что угодно (?:прямо )?сейчас/iu,
  },
  { rule: 'mode_hi', weight: 12, scripts: DEVANAGARI, pattern: /अब कुछ भी (?:करो|करें|कर )|अब कुछ भी करना|अभी कुछ भी कर/u },
  { rule: 'mode_bn', weight: 12, scripts: BENGALI, pattern: /এখন (?:যে কোনও কিছু|যেকোনো কিছু|যেকোন কিছু|যা কিছু|কিছু) কর/u },
  { rule: 'mode_zh', weight: 12, scripts: HAN, pattern: /(?:现在|現在|立即|立刻)(?:就)?(?:可以)?(?:做|去做)任何事/u },
  { rule: 'mode_ja', weight: 12, scripts: KANA | HAN, pattern: /今(?:すぐ|なら)?(?:何でも|なんでも|何かを?)(?:する|やる|でき)/u },
  { rule: 'mode_ko', weight: 12, scripts: HANGUL, pattern: /지금 (?:무엇이든|뭐든지?|아무거나|모든 것을?) ?(?:하|해|할)/u },
  { rule: 'mode_ar', weight: 12, scripts: ARABIC, pattern: /(?:افعل|فعل|تفعل) أي شيء (?:الآن|الان)/u },
  { rule: 'mode_th', weight: 12, scripts: THAI, pattern: /ทำอะไร(?:ก็ได้|ก็ตาม)(?:ตอนนี้|เดี๋ยวนี้)/u },
  {
    rule: 'mode_zh',
    weight: 10,
    scripts: HAN,
    pattern: /[<【[](?:系统|系統|上帝|开发者|開發者|管理员)模式[>】\]]/u,
  },
  { rule: 'unbound_ru', weight: 8, scripts: CYRILLIC, pattern: /(?:отвечай|отвечайте|отвечать) без (?:ограничени|фильтр|цензур)/iu },
  { rule: 'unbound_zh', weight: 8, scripts: HAN, pattern: /(?:不受任何限制|没有任何限制|无限制|不受限制)地?(?:回答|回应|输出)/u },
  { rule: 'unbound_ja', weight: 8, scripts: KANA | HAN, pattern: /制限(?:なし|無し|なく)[でに]?(?:、)?(?:答え|回答|応答)/u },
  { rule: 'unbound_ko', weight: 8, scripts: HANGUL, pattern: /제한 ?없이 (?:답|대답|응답)/u },
  {
    rule: 'obey_ru',
    weight: 7,
    scripts: CYRILLIC,
    pattern:
      /(?:должен|должна|должны|обязан)[\p{L}]{0,2} (?:слушать|выполнять|исполнять|отвечать на|следовать)[^.!?\n]{0,8} мо(?:и|их|им)[\p{L}]{0,2} (?:инструкци|вопрос|приказ|указани)/iu,
  },
  {
    rule: 'obey_hi',
    weight: 7,
    scripts: DEVANAGARI,
    pattern: /मेरे (?:सभी )?(?:सवालों|प्रश्नों|निर्देशों|आदेशों) (?:के जवाब|का जवाब|का उत्तर|का पालन|को मान|को सुन)/u,
  },
];
