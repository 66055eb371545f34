import { p, type Phrase } from './phrase.js';

/** Orders in Portuguese; accents are folded before. */
export const PORTUGUESE: readonly Phrase[] = [
  p(
    'extraction_pt',
    10,
    ['senha', 'qual|diga|revele|poema|compartilhe|acrostico'],
    '(qual e|qual|diga me|revele|compartilhe comigo|poema sobre|acrostico _3) (a|sua|nossa) senha',
  ),
  p('extraction_pt', 8, ['senha|credenciais', 'qual|diga|revele|mostre|dizer'], '(qual|diga|revele|mostre|dizer) _4 (senha|credenciais)'),
  p(
    'extraction_pt',
    10,
    ['prompt|instrucoes|regras', 'seu|suas|sistema', 'mostre|revele|diga|quais|qual|repita|me'],
    '(mostre|revele|diga|quais sao|qual e|repita) (me )?(seu|suas|o seu|as suas) _1 (prompt|instrucoes|regras)',
  ),
  p(
    'override_pt',
    11,
    ['ignore|ignora|esqueca|esquece|desconsidere|ignorar', 'instrucoes|ordens|regras|comandos|anteriores|acima'],
    '(ignore|ignora|esqueca|esquece|desconsidere|ignorar) _4 (instrucoes|ordens|regras|comandos|anteriores)',
  ),
  p(
    'mode_pt',
    10,
    ['modo', 'desenvolvedor|deus|filtros|restricoes', 'ative|entre|ativar|habilite'],
    '(ative|entre no|ativar|habilite) _1 modo (desenvolvedor|deus|sem filtros|sem restricoes)',
  ),
  p(
    'unbound_pt',
    10,
    ['desative|contorne|remova', 'seus|suas', 'filtros|restricoes|limitacoes'],
    '(desative|contorne|remova) _1 (seus|suas) _1 (filtros|restricoes|limitacoes)',
  ),
  p('role_pt', 10, ['dan', 'agora'], '(voce agora e|agora voce e|voce e agora) _1 dan'),
];
