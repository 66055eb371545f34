// @ts-check
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * Strings esbuild escapes itself; regular expressions and tagged templates it leaves as they are, and one letter beyond Latin-1 makes V8 keep two bytes
 * for every letter of a script. Written as escapes they mean the same.
 * @type {import('esbuild').Plugin}
 */
export const asciiOnly = {
  name: 'ascii-only',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return isAscii(text) ? undefined : { contents: escaped(path, text), loader: 'ts' };
    });
  },
};

/** @param {string} text */
export function isAscii(text) {
  // oxlint-disable-next-line no-control-regex -- ASCII begins with control characters
  return /^[\x00-\x7f]*$/.test(text);
}

/** @param {string} path @param {string} text */
function escaped(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  let done = '';
  let from = 0;
  visit(file);
  return done + text.slice(from);

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isRegularExpressionLiteral(node)) replace(node, (escape) => escape);
    else if (isTagged(node)) replace(node, (escape) => `\${'${escape}'}`);
    ts.forEachChild(node, visit);
  }

  /** @param {ts.Node} node @param {(escape: string) => string} written */
  function replace(node, written) {
    const raw = text.slice(node.getStart(file), node.end);
    if (isAscii(raw)) return;
    if (/\\[\u0080-\uffff]/.test(raw)) throw new Error(`${path}: a letter beyond ASCII needs no backslash before it: ${raw}`);
    done += text.slice(from, node.getStart(file));
    done += raw.replace(/[\u0080-\uffff]+/g, (letters) => written(letters.replace(/[\u0080-\uffff]/g, escapeOf)));
    from = node.end;
  }
}

/** A part of a template that a function takes apart, such as `String.raw`. @param {ts.Node} node */
function isTagged(node) {
  if (ts.isNoSubstitutionTemplateLiteral(node)) return ts.isTaggedTemplateExpression(node.parent);
  const template = ts.isTemplateHead(node) ? node.parent : ts.isTemplateMiddleOrTemplateTail(node) ? node.parent.parent : undefined;
  return template !== undefined && ts.isTaggedTemplateExpression(template.parent);
}

/** @param {string} unit of UTF-16 */
function escapeOf(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
