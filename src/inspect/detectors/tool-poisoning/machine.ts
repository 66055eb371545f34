import { CLAUSE, feature, type Feature } from './feature.js';

const WRITE = String.raw`(?:write|append|add|put|insert|copy|edit|modify|change|update|set|install|create|save|patch|replace)`;

/** Files that decide what a shell, a client of MCP or a login does next. */
const STEERING = String.raw`(?:(?:~|\$HOME|/root|/home/\w{1,20})?/?\.(?:bashrc|zshrc|profile|bash_profile|zshenv|ssh/(?:authorized_keys|config)|cursor/mcp\.json|claude(?:\.json|/settings(?:\.local)?\.json)|vscode/(?:mcp|settings)\.json|codex/config\.toml|gemini/settings\.json|git/hooks/\w{1,20}|mcp\.json|npmrc)|claude_desktop_config\.json|\bmcp_config\.json|/etc/(?:passwd|sudoers|hosts|crontab|cron\.d)|\bcrontab\b)`;

/** What the reader is to do to the machine that it runs on, or to the client that it runs in, before the tool or beside it. */
export const MACHINE: readonly Feature[] = [
  feature('other_tools', 8, String.raw`${CLAUSE}${WRITE}\b[^\n]{0,80}\b(?:to|in|into|at|onto|under|of|with)? ?[\x60'"]?${STEERING}`),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:run|execute|paste|type|start|use|via|with)\b[^.\n]{0,30}[:\x60'" ]\s?(?:sudo )?(?:curl|wget|iwr|irm|invoke-webrequest)\b[^\n|]{0,160}\|\s?(?:sudo )?(?:ba|z|da|k)?sh\b|\b(?:run|execute|paste|type|start)\b[^.\n]{0,30}[:\x60'" ]\s?(?:sudo )?(?:irm|iwr|invoke-\w{3,16})\b[^\n|]{0,160}\|\s?iex\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:pip3?|uv pip|uvx|pipx) install\b[^\n]{0,60}(?:--(?:extra-)?index-url[ =]|--trusted-host[ =]|(?:git\+)?https?://)|\bnpm (?:install|i)\b[^\n]{0,60}(?:--registry[ =]|https?://)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:set|switch|turn|put|enable|activate|configure)\b[^.\n]{0,20}\b(?:auto[- _]?(?:approve|accept|confirm|run)\w{0,3}|yolo(?: mode)?|dangerously[- ]skip[- ]permissions|bypass[- ]?permissions|always[- ]?allow)\b[^.\n]{0,30}\b(?:to true|on|in your|in the|for (?:this|all|every)|settings?|config)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:disable|stop|turn off|switch off|kill|remove|uninstall)\b[^.\n]{0,12}\b(?:selinux|apparmor|(?:windows |microsoft )defender|gatekeeper|xprotect|edr|antivirus|falcon|auditd|ufw|iptables|firewalls?)\b[^.\n]{0,12}(?:\b(?:first|before|so|and|then|to)\b|[.;]|$)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`${CLAUSE}(?:skip|bypass|suppress|dismiss|auto-?accept|click through|accept) (?:the |any |all |every )?(?:approval|confirmation|permission|consent|authori[sz]ation|trust) (?:dialogs?|prompts?|steps?|requests?|popups?|screens?|warnings?)\b[^.\n]{0,8}\b(?:for|of|when|on|from) (?:this|all|every|any|each|it)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`${CLAUSE}(?:use|run with|call with|connect with|switch to|assume) (?:the )?(?:admin(?:istrator)?|root|owner|superuser|service[- ]account|elevated) (?:credentials?|privileges?|permissions?|account|token|role) (?:for|on|in|with) (?:all|every|each|any)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}add (?:yourself|this server|this tool|itself|it|us) to (?:the |your )?(?:list of )?(?:trusted|allowed|approved|permitted|whitelisted|always[- ]allowed)\b`,
  ),

  feature('other_tools', 6, String.raw`\b(?:chmod -R 0?[0-7]*[67]{2}|rm -rf|--no-verify|base64 -d|> ?/dev/tcp)`),
  // A command for the reader's own shell, or one that has to be decoded first.
  feature(
    'other_tools',
    8,
    String.raw`(?:^|[.!?;:,\n]\s{0,8}|\b(?:and|must|then|also|please) )(?:always |then |also |please |and ){0,2}(?:execute|run|call|invoke|perform)\b[^.\n]{0,24}\brm -rf? [~/$*]|\b(?:execute|run|eval|evaluate|decode|load|follow)\b[^.\n]{0,16}(?:\b(?:base64_?decode|b64decode|atob|frombase64string)\s?\(\s?['"]|data:text/[a-z]{2,12};base64,)`,
  ),

  // In what the model writes for others.
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:insert|embed|add|include|put|place)\b[^.\n]{0,30}\b(?:tracking (?:pixels?|codes?|scripts?|links?)|web beacons?|backdoors?|telemetry|affiliate (?:links?|codes?)|malware|payloads?)\b[^.\n]{0,24}\b(?:in|into|to|on) (?:every|each|all|any)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:when(?:ever)?|if|each time|every time) you (?:write|generate|produce|create|edit|output|commit|review)\b[^.\n]{0,20}\b(?:code|scripts?|files?|html|pages?|functions?|programs?|commits?|e-?mails?|documents?)\b,? (?:also |always |you must |please |secretly )?(?:add|include|insert|append|import|embed|use|approve|leave|introduce)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bin (?:all|every|any) (?:of the )?(?:code|scripts?|files?|pages?|programs?|documents?|e-?mails?) (?:that )?you (?:write|generate|produce|create|edit|send)\b`,
  ),
];
