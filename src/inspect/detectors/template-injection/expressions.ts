import type { Confidence } from '../../../pdp/input-document.js';

/** A pattern of template languages; a kind of value without a confidence is not judged by it. */
export interface TemplateRule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** A host, a path, an address, an id: nothing of it is a template. */
  readonly word: Confidence;
  /** Free text, which may be one (`Hello {{name}}`). */
  readonly text?: Confidence;
}

/** What opens an expression: Jinja, Twig, Handlebars; JSP, Freemarker, SpEL; Ruby; ERB, EJS, ASP; Thymeleaf; Smarty; Razor; AngularJS. */
const OPEN = String.raw`(?:\{\{\{?|\$\{|#\{|\*\{|<%=?|\{%|\[\[\$?\{?|@\(|\{=|~\{)`;
/** Ways out of the sandbox of a template language: classes, loaders, processes. */
const ESCAPES =
  String.raw`\.(?:class|bases?|mro|subclasses|environ|iteritems)\b|\b(?:mro|subclasses|dump)\s{0,2}\(|__(?:class|globals|init|mro|subclasses|builtins|import|base|bases|proto|self)__|getClass\b|forName\b|getRuntime\b|ProcessBuilder|ScriptEngine|java\.(?:lang|util|io)|T\s{0,2}\(\s{0,2}java|` +
  String.raw`freemarker\.template|_self\b|registerUndefinedFilterCallback|constructor\.constructor|mainModule|child_process|require\s{0,2}\(|cycler\b|lipsum\b|joiner\b|get_flashed_messages|config\.items|request\.(?:application|environ)|self\._|` +
  String.raw`(?:system|exec|popen|passthru|shell_exec|file_get_contents|readFile|phpinfo|eval|attr)\s{0,2}\(|File\.(?:open|read)|IO\.popen|Dir\.|Process\.|\|\s{0,4}(?:attr|map|filter|sort|reduce|format|safe)\b`;

const PAGE = String.raw`<%[=!]?\s{0,8}(?:out\s{0,2}\.\s{0,2}print|response\s{0,2}\.\s{0,2}write|request\s{0,2}[.(]|server\s{0,2}\.|new\s{1,4}java\.|runtime\s{0,2}\.|eval\b|execute\b)`;

/** A lookup within another, which gives a letter of its name or two, and its end. */
const GIVEN = String.raw`(?:\$\{[^{}\s]{0,32}[:-]){0,3}'?`;
const ENDED = String.raw`'?\}{0,3}`;
/** `jndi:` whose letters may each be given so, and behind it what names a protocol and begins an address. */
const LOOKUP =
  String.raw`(?:\$\{[^{}\s]{0,32}){1,4}` +
  ['j', 'n', 'd', '[iıİ]', '\\s{0,4}:'].map((sign) => sign + ENDED).join(GIVEN) +
  String.raw`\s{0,4}[^\s]{0,160}:'?\}?[\\/]{0,8}[\w$\[%-]`;

const insensitive = (source: string) => new RegExp(source, 'i');

export const TEMPLATE_RULES: readonly TemplateRule[] = [
  {
    rule: 'arithmetic',
    pattern: new RegExp(`${OPEN}\\s{0,4}['"(]?\\d{1,8}['"]?\\s{0,4}[*+/-]\\s{0,4}['"]?\\d{1,8}`),
    word: 'high',
    text: 'high',
  },
  { rule: 'sandbox_escape', pattern: insensitive(`${OPEN}[^{}\\n]{0,256}(?:${ESCAPES})`), word: 'high', text: 'high' },
  {
    rule: 'sandbox_escape',
    pattern: /freemarker\.template\.utility\.(?:Execute|ObjectConstructor|JythonRuntime)|\{\s{0,2}\$smarty\.|_TemplateReference__context/,
    word: 'high',
    text: 'high',
  },
  {
    rule: 'directive',
    pattern:
      /<#(?:assign|import|include)\b|#set\s{0,4}\(\s{0,4}\$|\{\s{0,2}(?:php|\$smarty)\b|\{system\(|<%@\s{0,4}(?:page|include|import)\b|\$class\.inspect|@\{?\s{0,4}System\.|\{%\s{0,4}(?:for|import|include|extends|debug)\b[^%\n]{0,128}%\}/i,
    word: 'high',
    text: 'medium',
  },
  // What Log4j looks up in whatever it writes (CVE-2021-44228), with an address; letter by letter too, so that a filter does not see the name.
  {
    rule: 'lookup',
    pattern: insensitive(String.raw`${LOOKUP}|\$\{(?:lower|upper):\w\}|\$\{:{1,4}-[a-z]{1,4}\}`),
    word: 'high',
    text: 'high',
  },
  // Java and VBScript between the marks of a page: it writes, asks, or makes objects. A free text that has words before it speaks of a page.
  { rule: 'directive', pattern: insensitive(`(?:^\\s{0,8}|[^\\s,:.'"(\`]|["')>}\\]=;]\\s{1,4})${PAGE}`), word: 'high', text: 'high' },
  { rule: 'directive', pattern: insensitive(PAGE), word: 'high', text: 'medium' },
  // A text that breaks every template language in one go, to see from the error which it is.
  { rule: 'polyglot', pattern: /\$\{\{<%|\{\{<%\[|<%\[%|%\{\{\{|\{\{\{?\s{0,4}['"]\s{0,4}\}\}/, word: 'high', text: 'high' },
  {
    rule: 'expression',
    pattern: /\{\$\{|\{\{\s{0,4}[\d'"[(]|\{\{[^{}\n]{0,80}(?:__|\(|\*)[^{}\n]{0,80}\}\}|@\{\[|#\{[^}\n]{0,80}\(|<%=/,
    word: 'high',
    text: 'medium',
  },
  { rule: 'placeholder', pattern: /\{\{[^{}\n]{1,80}\}\}/, word: 'medium' },
];
