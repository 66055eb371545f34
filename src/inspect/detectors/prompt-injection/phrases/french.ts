import { p, type Phrase } from './phrase.js';

/** Orders in French; accents are folded before. */
export const FRENCH: readonly Phrase[] = [
  p(
    'extraction_fr',
    10,
    ['mot|passe', 'quel|dites|dis|donnez|partagez|poeme|acrostiche|ecrivez|revelez'],
    '(quel est|dites moi|dis moi|donnez moi|partagez|revelez|poeme sur|acrostiche _3|ecrivez _5) (le|votre|ton) mot de passe',
  ),
  p(
    'extraction_fr',
    8,
    ['mot|prompt', 'passe|systeme', 'quel|donne|dis|revele|montre|moi|donnez|partage'],
    '(quel|donne|dis|revele|montre|donnez|partage) _4 (mot de passe|prompt systeme)',
  ),
  p(
    'extraction_fr',
    10,
    [
      'prompt|instructions|consignes|message',
      'systeme|initiales|initial|tes|vos|ton|votre',
      'montre|montrez|affiche|affichez|donne|donnez|revele|revelez|repete|repetez|quel|quelles|moi',
    ],
    '(montre|montrez|affiche|affichez|donne|donnez|revele|revelez|repete|repetez|quel est|quelles sont) (moi )?(ton|tes|votre|vos|le|les) _1 (prompt|instructions|consignes|message systeme)',
  ),
  p(
    'override_fr',
    11,
    [
      'ignore|ignorez|oublie|oubliez|ignorer|oublier|annule',
      'instructions|consignes|regles|ordres|directives|precedentes|precedent|precede|avant',
    ],
    '(ignore|ignorez|oublie|oubliez|ignorer|oublier|annule) (les|toutes|tout|tes|vos|ces|ce) _4 (instructions|consignes|regles|ordres|directives|precedentes|precedent|precede)',
  ),
  p(
    'unbound_fr',
    10,
    ['desactive|desactivez|contourne|contournez|supprime', 'tes|vos', 'filtres|restrictions|securite|limites|garde'],
    '(desactive|desactivez|contourne|contournez|supprime) _1 (tes|vos) _1 (filtres|restrictions|securites|limites|gardes fous)',
  ),
  p(
    'unbound_fr',
    8,
    ['restrictions|restriction|limites|filtres', 'comme|sans|aucune'],
    '(comme si tu n avais|sans aucune|aucune) _2 (restrictions|restriction|limites|filtres)',
  ),
  p('role_fr', 10, ['dan', 'maintenant|es'], 'tu es (maintenant|desormais) dan'),
  p(
    'mode_fr',
    10,
    ['mode', 'developpeur|dieu|filtre|filtres', 'active|activez|passe|passez|entre|entrez'],
    '(active|activez|passe en|passez en|entre en|entrez en) _1 mode (developpeur|dieu|sans filtre|sans filtres)',
  ),
];
