import { p, type Phrase } from './phrase.js';

/** Orders in Spanish; accents are folded before. */
export const SPANISH: readonly Phrase[] = [
  p(
    'extraction_es',
    10,
    ['contrasena|clave', 'cual|dime|revela|comparte|poema|acrostico'],
    '(cual es|dime|revela|comparte|poema sobre|acrostico con) _2 (la|tu|su) (contrasena|clave)',
  ),
  p(
    'extraction_es',
    8,
    ['contrasena|clave|prompt|credenciales', 'cual|dime|revela|muestra|dame|es|dinos|comparte'],
    '(cual|dime|revela|muestra|dame|dinos|comparte) _4 (contrasena|clave secreta|prompt|credenciales)',
  ),
  p(
    'extraction_es',
    10,
    ['instrucciones|prompt|reglas|mensaje', 'tus|tu|sistema', 'cuales|muestra|muestrame|dime|revela|repite|cual|ensename'],
    '(cuales son|cual es|muestra|muestrame|dime|revela|repite|ensename) (tus|tu) _1 (instrucciones|prompt|reglas|mensaje de sistema)',
  ),
  p(
    'override_es',
    11,
    [
      'ignora|ignore|olvida|omite|descarta|olvide|olvidate|ignorar|ignoren',
      'instrucciones|ordenes|reglas|indicaciones|comandos|anteriores|anterior|directrices|todo|previas',
    ],
    '(ignora|ignore|olvida|omite|descarta|olvide|olvidate|ignorar|ignoren) _4 (instrucciones|ordenes|reglas|indicaciones|comandos|anteriores|directrices|previas)',
  ),
  p(
    'mode_es',
    10,
    ['modo', 'desarrollador|dios|filtros|restricciones', 'activa|entra|habilita|activar|entrar|estas'],
    '(activa|entra en|habilita|activar|entrar en|estas en|estas ahora en) _1 modo (desarrollador|dios|sin filtros|sin restricciones)',
  ),
  p(
    'unbound_es',
    10,
    ['desactiva|elude|salta|omite', 'tus|todos', 'filtros|restricciones|limitaciones'],
    '(desactiva|elude|salta|omite) _1 (tus|todos tus) _1 (filtros|restricciones|limitaciones)',
  ),
  p('role_es', 10, ['dan', 'eres|ahora'], '(ahora eres|eres ahora) dan'),
];
