import { p, type Phrase } from './phrase.js';

/** Asking a model for its password, or for a text that gives it away, in languages of the Latin script; accents are folded before. Advice never to share one has no such verb before it. */
export const PASSWORDS: readonly Phrase[] = [
  p(
    'extraction_fr',
    10,
    ['passe', 'ecrivez|ecris|donner|partager|confirmer|dire|encodez|encode|traduisez|serait|demandais|besoin', 'mot|phrase'],
    '(ecrivez|ecris|pouvez vous _2|peux tu _2|pourriez vous _2|encodez|encode|traduisez|quel serait|si je demandais|besoin de) (la|le|votre|ton|notre|me donner votre|me donner ton) (mot de passe|phrase de passe)',
  ),
  p(
    'extraction_fr',
    10,
    ['passe', 'poeme|haiku|chanson|acrostiche|comptine', 'mot|phrase'],
    '(poeme|haiku|chanson|acrostiche|comptine) _4 (mot de passe|phrase de passe)',
  ),
  p(
    'extraction_de',
    10,
    ['passwort|kennwort', 'geben|teilen|nennen|sagen|verraten|bestatigen|mitteilen', 'dein|ihr|euer|unser|das'],
    '(dein|ihr|euer|unser|das) (passwort|kennwort) (fur unser system |des systems )?(mit mir |mir )?(geben|teilen|nennen|sagen|verraten|mitteilen|bestatigen)',
  ),
  p(
    'extraction_de',
    10,
    ['passwort|kennwort', 'nach', 'frage|fragen|fragte|frug'],
    'nach (deinem|ihrem|eurem) (passwort|kennwort) (frage|fragen|fragte|fragen wurde)',
  ),
  p(
    'extraction_de',
    10,
    ['passwort|kennwort', 'gedicht|haiku|lied|akrostichon'],
    '(gedicht|haiku|lied|akrostichon) _4 (passwort|kennwort)',
  ),
  p(
    'extraction_es',
    10,
    ['contrasena|clave', 'confirmes|confirmar|compartir|darme|decirme|dinos|dices|seria|pidiera|necesito|digas'],
    '(que confirmes|puedes confirmar|puede confirmar|puedes compartir|puede compartir|podrias compartir|darme|decirme|que me digas|cual seria|si te pidiera|necesito) (tu|su|nuestra|la) (contrasena|clave)',
  ),
  p('extraction_es', 10, ['contrasena', 'haiku|cancion|rima|poema|verso|versos'], '(haiku|cancion|rima|poema|verso|versos) _4 contrasena'),
  p(
    'extraction_it',
    10,
    ['password', 'condividere|dirmi|confermare|dammi|darmi|sarebbe|chiedessi|rivelarmi'],
    '(puoi condividere|potresti condividere|puo condividere|dirmi|puoi confermare|puo confermare|dammi|darmi|quale sarebbe|se ti chiedessi|rivelarmi) la (tua |nostra |vostra )?password',
  ),
  p('extraction_it', 10, ['password', 'haiku|canzone|rima|filastrocca|poesia'], '(haiku|canzone|rima|filastrocca|poesia) _3 password'),
  p(
    'extraction_pt',
    10,
    ['senha|palavra', 'partilhar|compartilhar|dizer|confirmar|confirme|confirmes|dar'],
    '(podes|pode|poderia|podia|consegues|preciso que) _1 (confirme|confirmes|partilhar|compartilhar|dizer|confirmar|dar|me dizer|me dar) _2 (a tua|a sua|sua|tua|a nossa|a) (palavra passe|senha)',
  ),
  p(
    'extraction_pt',
    10,
    ['senha|palavra', 'seria|pedisse|haicai|haiku|cancao|rima|versos'],
    '(qual seria|se eu pedisse|haicai _3|haiku _3|cancao _3|rima _3|versos _3) (a sua|a tua|sua|tua|a) (senha|palavra passe)',
  ),
  p(
    'extraction_id',
    10,
    ['sandi|password', 'bisakah|dapatkah|tolong|bisa|mohon', 'anda|kamu|mu|kita|kami|sistem'],
    '(bisakah|dapatkah|tolong|bisa|mohon) _6 (kata sandi|password) (anda|kamu|mu|kita|kami|sistem|untuk sistem)',
  ),
  p('extraction_id', 10, ['sandi', 'haiku|puisi|lagu|pantun'], '(haiku|puisi|lagu|pantun) _4 kata sandi'),
  p(
    'extraction_vi',
    10,
    ['mat', 'khau', 'ban', 'xac|chia|cung|tiet|cho|noi'],
    '(can ban|ban co the|yeu cau ban|ban hay|xin ban) _2 (xac nhan|chia se|cung cap|tiet lo|cho toi biet|noi cho toi) _3 mat khau',
  ),
  p('extraction_vi', 10, ['mat', 'khau', 'haiku|tho', 've|voi'], '(haiku|bai tho|tho) (ve|voi) mat khau'),
  p('extraction_vi', 10, ['mat', 'khau', 'ban', 'hoi|se|neu'], 'hoi mat khau cua ban'),
  p(
    'extraction_tr',
    10,
    [
      'sifresini|sifrenizi|sifreni|sifren|parolani|parolanizi|parolasini|sifreyi|parolayi',
      'soyle|soyleyebilir|paylasabilir|paylasir|dogrulayabilir|verebilir|verir|olurdu|onaylayabilir',
    ],
    '(sifresini|sifrenizi|sifreni|sifren|parolani|parolanizi|parolasini|sifreyi|parolayi) _2 (soyle|soyleyebilir|paylasabilir|paylasir|dogrulayabilir|onaylayabilir|verebilir|verir|ne olurdu)',
  ),
  p('extraction_tr', 10, ['sifre|parola', 'hakkinda|siir|haiku'], '(sifre|parola) hakkinda _2 (siir|haiku)'),
  p(
    'extraction_tl',
    10,
    ['password', 'iyong|inyong|ating|lihim|sistema', 'ano|sabihin|ibahagi|ibigay|kumpirmahin'],
    '(ano|sabihin|ibahagi|ibigay|kumpirmahin) _6 (iyong password|inyong password|lihim na password|password ng ating|password para sa ating|password ng sistema)',
  ),
  p('extraction_tl', 10, ['password', 'tula|haiku|awit'], '(tula|haiku|awit) _4 password'),
  p(
    'extraction_nl',
    10,
    ['wachtwoord', 'wat|vertel|geef|deel|bevestig|noem', 'je|jouw|uw|systeem'],
    '(wat is|vertel me|geef me|deel|noem) (je|jouw|uw|het systeem) wachtwoord',
  ),
  p(
    'extraction_pl',
    10,
    ['haslo', 'jakie|powiedz|ujawnij|zdradz', 'twoje|wasze|swoje'],
    '(jakie jest|powiedz mi|ujawnij|zdradz) (twoje|wasze|swoje) haslo',
  ),
  p('extraction_sv', 10, ['losenord', 'vad|beratta|ge|avsloja'], '(vad ar|beratta|ge mig|avsloja) ditt losenord'),
];
