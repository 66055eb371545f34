import { feature, type Feature } from './feature.js';

/** Comments of markup that speak to the model: people who read the page do not see them. */
export const MARKUP_COMMENTS: readonly Feature[] = [
  feature(
    'concealment',
    8,
    String.raw`<!--[^>\n]{0,12}\b(?:hidden|secret|invisible|for (?:the )?(?:ai|llm|model|assistant|agent)s?)\b\s?[:-]`,
  ),
  feature(
    'addressed',
    5,
    String.raw`<!--[^>\n]{0,60}\b(?:always|never|ignore|return|send|read|reveal|tell|call|include|execute|do not|must)\b`,
  ),
];
