import { p, type Phrase } from './phrase.js';

/** Translations of the jailbreak that promises to do anything now; accents are folded before. */
export const ANYTHING_NOW: readonly Phrase[] = [
  p('mode_es', 12, ['cualquier', 'cosa', 'ahora|mismo'], '(haz|hacer|hace|haga) cualquier cosa (ahora|ya mismo|en este momento)'),
  p(
    'mode_fr',
    12,
    ['maintenant', 'importe|tout'],
    '(faire n importe quoi maintenant|fais n importe quoi maintenant|tout faire maintenant|faire tout maintenant|faites tout maintenant)',
  ),
  p('mode_de', 12, ['jetzt', 'alles'], '(jetzt alles tun|alles jetzt tun|jetzt alles machen|tu jetzt alles|mach jetzt alles)'),
  p('mode_it', 12, ['qualsiasi|qualunque', 'cosa', 'ora|adesso'], '(fare|fai|fa) (qualsiasi|qualunque) cosa (ora|adesso)'),
  p('mode_pt', 12, ['qualquer', 'coisa', 'agora'], '(faca|fazer|faz) qualquer coisa agora'),
  p('mode_id', 12, ['sekarang', 'apa|apapun'], '(melakukan|lakukan) (apa saja|apapun|apa pun) sekarang'),
  p('mode_vi', 12, ['bat', 'gio', 'lam'], 'lam bat (cu|ky) (dieu|viec|thu) gi (ngay )?(bay gio|luc nay)'),
  p('mode_tr', 12, ['simdi|anda', 'sey|seyi'], '(simdi her seyi yap|su anda her seyi yap|her seyi simdi yap|simdi her sey)'),
  p('mode_tl', 12, ['ngayon', 'ano|anuman'], '(gawin|gumawa) (ang|ng) (kahit ano|anuman) ngayon'),
];
