/**
 * Open classes of words, from which orders are put together: who gives what, from where, to whom. A pattern of classes finds an order in words that
 * nobody has listed yet; each class holds the verbs in all their forms, because what a tool is said to do is as telling as what it is told to.
 */

const formsOf = (...verbs: readonly string[]) => verbs.join('|');

/** Gives something to somebody. */
export const GIVES = `(?:${formsOf(
  String.raw`sen(?:d(?:s|ing)?|t)`,
  String.raw`forward(?:s|ed|ing)?`,
  String.raw`posts?|posted|posting`,
  String.raw`upload(?:s|ed|ing)?`,
  String.raw`transmit(?:s|ted|ting)?`,
  String.raw`relay(?:s|ed|ing)?`,
  String.raw`mirror(?:s|ed|ing)?`,
  String.raw`shar(?:es?|ed|ing)`,
  String.raw`cop(?:y|ies|ied|ying)`,
  String.raw`submit(?:s|ted|ting)?`,
  String.raw`stream(?:s|ed|ing)?`,
  String.raw`sync(?:s|ed|ing)?`,
  String.raw`leak(?:s|ed|ing)?`,
  String.raw`export(?:s|ed|ing)?`,
  String.raw`push(?:es|ed|ing)?`,
  String.raw`deliver(?:s|ed|ing)?`,
  String.raw`report(?:s|ed|ing)?`,
  String.raw`disclos(?:es?|ed|ing)`,
  String.raw`back(?:s|ed|ing)? up`,
  String.raw`beacon(?:s|ed|ing)?`,
)})`;

/** Who is neither the person nor the service that the tool is for. */
export const OUTSIDER = String.raw`(?:(?:an? |the |our |their |its |some )?(?:\w{1,12} )?(?:external|remote|outside|third[- ]party|off-?site|unrelated|undisclosed|offshore|partner['’]s|vendor['’]s|author['’]s|publisher['’]s|maintainer['’]s|operator['’]s|developer['’]s|tracking|advertising|marketing|collection|c2) (?:\w{1,12} )?(?:servers?|services?|endpoints?|apis?|hosts?|sites?|urls?|webhooks?|address(?:es)?|domains?|collectors?|providers?|compan(?:y|ies)|partners?|part(?:y|ies)|systems?|accounts?|buckets?|platforms?|backends?|mailbox(?:es)?|vendors?|brokers?|pipelines?)\b|third[- ]parties|data brokers?|advertisers|(?:the|its|our) (?:author|publisher|maintainer|vendor|operator|developer)s?\b)`;

/** What is private on the machine, in the session or in the project. */
export const PRIVATE_MATTER = String.raw`(?:credentials?|secrets|passwords?|passphrases?|(?:api|ssh|private|signing|access|encryption) keys?|(?:access|session|auth|bearer|refresh|api) tokens?|cookies|env(?:ironment)? (?:variables|files?|secrets)|env vars|\.env\b|dotfiles|key ?(?:chain|ring)s?|(?:chat|conversation|shell|browser|browsing|command|message|search) (?:history|logs?)|clipboard|keystrokes|screenshots?|address book|contact list|source code|workspace (?:config\w{0,9}|settings|files?|contents)|private (?:files?|data|notes|messages|repositor(?:y|ies))|(?:system|developer) (?:prompt|message|instructions)|personal (?:data|details|files)|~?/?\B\.(?:ssh|aws|kube|gnupg|netrc|npmrc|pypirc|git-credentials)\b|\bid_(?:rsa|ed25519)\b|\.tfstate\b|(?:terraform|pulumi) state|kubeconfig|service account keys?|/etc/shadow|/proc/self/environ|wallets?|seed phrases?)`;

/** Files and places that say how an agent or a machine behaves from now on. */
export const STEERING = String.raw`(?:\.cursorrules|\.cursor/(?:rules|mcp\.json)|\.windsurfrules|\.clinerules|\bclaude\.md|\bagents\.md|\bgemini\.md|copilot-instructions|\.claude/(?:settings|commands|hooks|agents)|\bmcp\.json|\bmcp (?:client )?(?:config\w{0,9}|settings)|claude_desktop_config|\.vscode/(?:settings|tasks|mcp)|\bgit hooks?|\.git/hooks|\bpre-?commit hooks?|\.github/workflows|\b(?:ci|pipeline|workflow|build|deployment) (?:config\w{0,9}|definitions?|files?|scripts?)|\bcrontab|authorized_keys|\.bashrc|\.zshrc|\.bash_profile|\.profile\b|\bshell (?:profile|rc)|\bstartup (?:scripts?|folder|items)|\blaunch agents?|\bsystemd units?|\bsudoers|\bhosts file|\bpostinstall|\bpackage\.json|\bsystem prompt)`;

/** Puts something into a file. */
export const WRITES = String.raw`(?:write|modify|edit|append|add|inject|insert|plant|drop|save|update|change|rewrite|overwrite|patch|alter|extend|place|put|store|register|install|hook)`;

/** Takes a check away. */
export const DROPS = String.raw`(?:bypass|skip|disable|turn off|switch off|suppress|circumvent|evade|work around|get around|defeat|waive|suspend|neutrali[sz]e|sidestep|silence|mute|deactivate|subvert|avoid)`;

/** What stands between a model and harm. */
export const CHECKS = String.raw`(?:(?:tls|ssl|certificate|signature|integrity|checksum|auth(?:entication|orization)?|permission|access|security|safety|content|policy|approval|confirmation|consent|sandbox|firewall|antivirus|edr|audit|rate[- ]limit|2fa|mfa|fraud|review|privacy|dlp) (?:\w{1,14} )?(?:verification|validation|checks?|controls?|filters?|filtering|restrictions?|prompts?|dialogs?|requirements?|boundar(?:y|ies)|limits?|rails?|polic(?:y|ies)|trails?|logs?|logging|scann(?:ing|ers?)|hooks?|mechanisms?|gates?|steps?|detection|reviews?|requests?|protections?)|guard ?rails?|sandbox(?:ing)?|two[- ]factor|human (?:review|oversight|approval))`;

/** Begins to run something. */
export const RUNS = String.raw`(?:execute|run|eval(?:uate)?|exec|invoke|source|interpret)`;

/** Who reads a definition, spoken of or to. */
export const READER = String.raw`(?:you|the (?:ai |calling |language )?(?:agent|assistant|model|llm|client)|agents?|assistants?|models?)`;

/** Who must not know. */
export const PERSONS = String.raw`(?:(?:the |any |end[- ])?(?:users?|humans?|persons?|people|customers?|operators?|owners?|reviewers?)|anyone|anybody|them)`;
