/** As they stand in prose, Markdown and HTML: with a scheme, without one, or from the root of a host. Of longer ones nothing is copied. */
const LINK = /(?:\bhttps?:\/\/|(?<![^\s"'`(<>[=])[\w.-]{0,100}\/)[^\s"'`<>|\\^{}]{1,2048}/gi;
/** What ends the sentence, or the emphasis, that a link stands in. */
const BEHIND = /[.,;:!?*_]+$/;
const PARTS = /^(?:https?:)?(?:\/\/)?(?:www\.)?([^/?#\s]*)([^\s]*)$/i;

/** What is reached, and where: `docs.example.com`, `/a?b`. A link from the root has no host, one to a host alone nothing behind it. */
export interface Link {
  readonly host: string;
  readonly rest: string;
}

/** `text` as one link; undefined where it is none. A letter in another case is another link, as it could carry something, but of hosts. */
export function linkOf(text: string): Link | undefined {
  const parts = PARTS.exec(text.trim());
  if (parts === null) return undefined;
  const rest = parts[2] ?? '';
  return { host: (parts[1] ?? '').toLowerCase(), rest: rest === '/' ? '' : rest };
}

/** The links that stand in a text, as a reader copies them: with the punctuation behind them, and without. */
export function eachLink(text: string, see: (link: Link) => void): void {
  if (!text.includes('/')) return;
  const tell = (written: string) => {
    const link = linkOf(written);
    if (link !== undefined) see(link);
  };
  for (const [written] of text.matchAll(LINK)) {
    const whole = written.slice(0, unopened(written)).replaceAll('&amp;', '&');
    tell(whole);
    const ended = whole.replace(BEHIND, '');
    if (ended !== whole) tell(ended);
  }
}

/** Where a bracket closes that was not opened in it: `[a](https://example.com/b)`. */
function unopened(link: string): number {
  let open = 0;
  for (let at = 0; at < link.length; at++) {
    if (link[at] === '(' || link[at] === '[') open += 1;
    else if ((link[at] === ')' || link[at] === ']') && --open < 0) return at;
  }
  return link.length;
}
