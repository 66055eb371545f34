/** Where a command may begin: at the start, after a separator, a substitution, a wrapper's `-c "`. */
const AT =
  String.raw`(?:^|[;|&\n({"'` +
  '`' +
  String.raw`=]|\$\()\s{0,8}(?:(?:sudo|doas|nohup|time|exec|env|command)\s{1,4}(?:-[a-zA-Z]{1,6}\s{1,4}){0,2}){0,2}(?:\/(?:usr\/)?(?:local\/)?s?bin\/)?`;
/** Home directories by any of their names. */
export const HOME = String.raw`(?:~|\$\{?HOME\}?|\/home\/[\w.-]{1,40}|\/root|\/Users\/[\w.-]{1,40}|[a-z]:\\Users\\[\w.-]{1,40}|%USERPROFILE%|\$env:USERPROFILE)`;
export const REST = String.raw`[^\n;|&]{0,200}`;

/** A command of this source, where one may begin. */
export const command = (source: string) => new RegExp(AT + source, 'i');
