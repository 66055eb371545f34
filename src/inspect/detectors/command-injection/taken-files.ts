import { commandRule as rule, type CommandRule } from './command-rule.js';
import { isOnlyNamed } from './only-named.js';
import { asksForNames } from './usual.js';

/** Where anybody may leave a file, or see who asked. */
const DROPS = String.raw`(?:transfer\.sh|file\.io|temp\.sh|0x0\.st|bashupload\.com|oshi\.at|gofile\.io|anonfiles?\.com|webhook\.site|requestrepo\.com|pipedream\.net|oast\.\w{2,6}|interact\.sh|burpcollaborator\.net|(?:discord|discordapp)\.com\/api\/webhooks\/)`;
/** How a file becomes what is sent. */
const SENDS = String.raw`(?:(?:-F|--form)[\s=]{1,2}["']?[\w.-]{0,24}=?@|(?:-d|--data(?:-binary|-raw|-urlencode)?)[\s=]{0,2}["']?@|(?:-T|--upload-file)[\s=]{1,2}\S|--post-file[\s=])`;

/** Files, keys that are typed and what goes over a line, taken away. */
export const TAKEN_FILES: readonly CommandRule[] = [
  rule(
    'exfiltrate_file',
    'high',
    new RegExp(String.raw`\b(?:curl|wget)\s[^\n;|]{0,240}(?:${SENDS}[^\n;|]{0,240}\b${DROPS}|\b${DROPS}[^\n;|]{0,240}\s${SENDS})`, 'i'),
    { confidence: 'medium' },
  ),
  rule(
    'exfiltrate_file',
    'high',
    // Piece by piece, in what nobody takes for a message.
    /\bNetworkinformation\.ping\b[^]{0,200}\.Send\(|\b(?:nslookup|dig|Resolve-DnsName)\s[^\n;|]{0,24}["']?\$\{?\w{1,24}\}?\.[\w.-]{3,80}[^]{0,120}\bdone\b|\bwhois\s{1,4}-h\s[^\n;|]{0,80}[$]?[(`]\s{0,4}(?:cat|base64)\b|\bping\s[^\n;|]{0,60}-p\s{1,4}["']?(?:\$\(|`)/i,
    { isUsual: asksForNames },
  ),
  rule(
    'read_secret',
    'high',
    // What is typed, and what others sign in with over a line.
    /\bGetAsyncKeyState\b|\bSetWindowsHookEx\w?\b|\bGet-Keystrokes\b|\bCopyFromScreen\b[^]{0,400}\bWebClient\b|\btrap\s{1,4}[^\n]{0,160}\$BASH_COMMAND[^\n]{0,120}\bDEBUG\b|\b(?:tcpdump|tshark|ngrep)\s[^\n;]{0,160}\bgrep\s[^\n;]{0,40}(?:pass|pwd|login|cookie)/i,
    { confidence: 'medium', isUsual: isOnlyNamed },
  ),
];
