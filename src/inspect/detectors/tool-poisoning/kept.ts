import { oneOf } from './one-of.js';

/** What a tool is not given unasked, in the words of who wants it. */
export const KEPT = oneOf(
  // What a reader was told, keys, and what a browser holds.
  String.raw`\bsystem (?:prompt|message|instructions)`,
  String.raw`\b(?:private|person['’]s ssh|user['’]s ssh|your ssh|their ssh) keys?`,
  String.raw`\b(?:contents?|text|bytes) of (?:\w{1,10} ){0,2}(?:ssh|signing) keys?`,
  String.raw`\b(?:session|browser|login) cookies?`,
  String.raw`\bcookies? of the (?:browser|user|session)`,
  String.raw`\b(?:saved|stored|browser) (?:passwords|logins)`,
  String.raw`\bhistory of (?:the |this )?(?:chat|conversation|browser)`,
  String.raw`\b(?:chat|conversation|browsing|shell|command) (?:history|log|transcript)`,
  // Files and variables by their names.
  String.raw`\.bash_history\b`,
  String.raw`\.ssh\b`,
  String.raw`\.aws\b`,
  String.raw`\.netrc\b`,
  String.raw`\bid_(?:rsa|ed25519)`,
  String.raw`~/\.[a-z]`,
  String.raw`\b(?:aws|openai|anthropic|github|gitlab|google|stripe|slack|npm)_[a-z_]{0,16}(?:secret|token|password|key)[a-z_]{0,12}\b`,
  String.raw`/etc/(?:passwd|shadow)`,
  // A person's own.
  String.raw`\bclipboard\b`,
  String.raw`\b(?:home|private|postal) address of the user`,
  String.raw`\buser['’]s (?:home|private) address`,
  String.raw`\b(?:whole|entire|full) (?:dialogue|conversation|chat)`,
  String.raw`\b(?:marked|classified|labelled) (?:as )?(?:confidential|secret|internal|private)`,
  String.raw`\bseed phrase`,
  String.raw`\bcard numbers?`,
  String.raw`\bcvv`,
  String.raw`\b(?:credentials|passwords|tokens|secrets|keys) of (?:all|every|each|the user|other|any)`,
  // What was said.
  String.raw`\b(?:what|everything|all that) (?:was|has been|the user|the person|people|they) (?:\w{1,8} )?(?:said|written|typed|asked|discussed)`,
  String.raw`\b(?:every|each|all|last|any) (?:of the )?(?:questions?|messages?|prompts?|mails?|e-?mails?|files?|documents?|pictures?)(?: of| that) the (?:user|person|human)`,
  String.raw`\bconversations? (?:so far|as a whole|with the user)`,
  String.raw`\b(?:contacts|address book|mailbox|inbox|calendar|bank details) of the (?:user|person|human)`,
);
