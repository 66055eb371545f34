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
