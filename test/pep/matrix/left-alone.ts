/** What harms whoever reads it, and is looked for in every place but these. */
export const HARMS_BY_BEING_READ = ['hidden_text', 'secret', 'prompt_injection'] as const;

type Harm = (typeof HARMS_BY_BEING_READ)[number];

/** Where one of them passes under `standard`, and why it may. */
const LEFT_ALONE: readonly (readonly [where: RegExp, why: string, only?: readonly Harm[]])[] = [
  [/: _meta$/, 'notes of the client program, which no model writes'],
  [/: requestState, modern$/, 'opaque to all but its server, and often a signed token'],
  [/^resources\/unsubscribe: /, 'ends what was decided when it began'],
  [/^(?:initialize|server\/discover): the client$/, 'the client program says it of itself'],
  [/^notifications\/.*, of the client$/, 'the client program tells it, and no model writes it'],
  [/^notifications\/(?:initialized|roots\/list_changed): /, 'the client program tells it, and no model writes it'],
  [/^(?:ping|logging\/setLevel|tools\/list): a member of no meaning/, 'nobody reads it'],
  [/^tools\/call: the name$/, 'what no list has is refused, once there was one'],
  [/^ping answer: a member, of the client$/, 'nobody reads it'],
  [/the (?:next )?cursor/, 'the server’s own, and often a signed token', ['secret']],
  [/: the query of a page/, 'the server’s own page, for the person whom it sends there', ['secret']],
  [/: what a person typed as a token/, 'a credential by its name, which no model reads', ['prompt_injection']],
];

export function whyLeftAlone(where: string, harm: Harm): string | undefined {
  return LEFT_ALONE.find(([place, , only]) => place.test(where) && only?.includes(harm) !== false)?.[1];
}
