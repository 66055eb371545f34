import { p, type Phrase } from './phrase.js';

/** Orders that hold from now on, and to do as a file says. */
export const STANDING_ORDERS: readonly Phrase[] = [
  p(
    'standing_order',
    8,
    [
      'each|every|all|future',
      'response|reply|answer|message|responses|replies|answers|messages',
      'include|add|append|insert|end|begin|start|prepend|must|always',
    ],
    '(for|in|to|with|at the end of) (each|every|all|all future|all your) (response|reply|answer|message|responses|replies|answers) _1 (include|add|append|insert|end|begin|start|prepend)',
  ),
  p(
    'standing_order',
    6,
    [
      'time|whenever|when|if',
      'user|customer|users|customers|anyone|someone',
      'asks|ask|requests|mentions',
      'reply|respond|answer|say|recommend|tell',
    ],
    '(every time|each time|whenever) _1 (user|users|customer|customers|anyone|someone) (asks|ask|requests|mentions) _8 (reply|respond|answer|say|recommend|tell)',
  ),
  p(
    'standing_order',
    7,
    [
      'each|every|all',
      'response|reply|answer|responses|replies|answers',
      'include|add|append|insert|prepend|output|put|mention|included|added|appended|inserted',
    ],
    '(include|add|append|insert|prepend|output|put|mention|included|added|appended|inserted) _8 (in|to|of|with) (each|every|all|all future|all your|every future|every single) (response|reply|answer|responses|replies|answers)',
  ),
  p(
    'standing_order',
    6,
    ['remember|store|save|add|keep|apply|persist', 'future|all|every', 'conversations|sessions|interactions|chats|responses'],
    '(remember|store|save|add|keep|apply|persist) _8 (all|every|future|all future|any future) (conversations|sessions|interactions|chats|responses)',
  ),
  p(
    'resource',
    6,
    ['times', 'repeat|say|print|output|write', '100|1000|10000|hundred|thousand|million'],
    '(repeat|say|print|output|write) _8 (100|1000|10000|hundred|thousand|million) times',
  ),
  p(
    'resource',
    10,
    [
      'forever|endlessly|infinitely|million|stopping|infinite|times',
      'repeat|say|print|write|output|list|count|generate|stop',
      'word|words|without|not|times|every|loop|following',
    ],
    '(repeat|say|write|count|generate) _6 (forever|without stopping|million times)',
  ),
];
