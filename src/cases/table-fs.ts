import type { PathFs } from '../pip/physical-path.js';

/** A file system that is a table: every path exists, and a link is what the table says is one. */
export function tableFs(links: ReadonlyMap<string, string>): PathFs {
  const isPlain = (path: string) => !path.includes('..') && ![...links.keys()].some((link) => `${path}/`.startsWith(`${link}/`));
  return {
    realpath: (path) => (isPlain(path) ? path : undefined),
    look: (path) => {
      const target = links.get(path);
      return target === undefined ? 'no link' : { target };
    },
  };
}
