import { visit, type Alias, type Document, type Node } from 'yaml';

/**
 * What each alias stands for: the last node before it with that anchor. One walk for all of them, since the parser's own search goes through
 * the document anew for each use of each alias.
 */
export function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias: (_key, alias) => {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value: (_key, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
