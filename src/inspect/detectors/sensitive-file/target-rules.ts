import type { Confidence } from '../../../pdp/input-document.js';

export interface TargetRule {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
}

/**
 * Files that hold secrets or steer a machine, by the end or the middle of a normalised path (lower case, `/` between
 * segments, no drive letter). First match wins. `high`: no tool has a reason to touch it through an agent. A row of few alternatives has texts of
 * which each match has one, and is tried only where they stand.
 */
const ROWS: readonly (readonly [rule: string, confidence: Confidence, pattern: RegExp])[] = [
  [
    'ssh_key',
    'high',
    /(?:^|\/)\.ssh(?:\/|$)|(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:(?:[._-]{0,2}(?:bak|old|backup|orig|save|copy|pem|ppk|key|[0-9]{1,8}))|~)?|authorized_(?:keys2?|hosts)|known_hosts)$|\/ssh_host_[a-z0-9]+_key/,
  ],
  [
    'cloud_credentials',
    'high',
    /(?:^|\/)\.(?:aws|azure|gcloud|oci|kube|docker|minikube|bluemix|kaggle|aliyun|tccli|ibmcloud|snowsql|pulumi)\/|(?:^|\/)(?:application_default_credentials|service[-_]account(?:[-_]key)?)\.json$/,
  ],
  [
    'cloud_credentials',
    'high',
    /(?:^|\/)\.config\/(?:gcloud|gh|hub|rclone|op|doctl|hcloud|linode-cli|glab-cli|netlify|configstore|stripe|github-copilot|\.wrangler)(?:\/|$)/,
  ],
  [
    'cloud_credentials',
    'high',
    // Tokens that a machine is given to run with, and state that keeps what was deployed, passwords too.
    /^(?:var\/)?run\/secrets\/|^vault\/secrets\/|(?:^|\/)terraform\.tfstate(?:\.backup)?$|(?:^|\/)\.terraform\.d\/credentials|(?:^|\/)(?:\.databrickscfg|\.edgerc|\.fly\/config\.yml|\.vercel\/auth\.json|com\.vercel\.cli\/auth\.json|kubeconfig|admin\.kubeconfig|kubelet\.conf)$|(?:^|\/)appdata\/(?:roaming|local)\/(?:gcloud|github cli|doctl)\//,
  ],
  [
    'credential_file',
    'high',
    // What was typed into a shell or a database holds passwords as often as a file that is made for them.
    /(?:^|\/)\.(?:netrc|pgpass|npmrc|pypirc|git-credentials|my\.cnf|mylogin\.cnf|k5login|google_authenticator|msmtprc|esmtprc|fetchmailrc|xauthority|iceauthority|smbcredentials|erlang\.cookie|roadtools_auth|credentials\.json|ftpconfig|htpasswd|htdigest|vault-token|vault_pass(?:word)?|rhosts|shosts|terraformrc|dockercfg|s3cfg|boto|pass(?:wd)?|[a-z0-9]{0,16}[_-]?history)$|(?:^|\/)(?:_netrc|pg_passwd|anaconda-ks\.cfg|hosts\.equiv|consolehost_history\.txt)$/,
  ],
  [
    'credential_file',
    'high',
    // What package managers, build tools and clients of other machines keep to sign in with.
    /(?:^|\/)\.(?:cargo\/credentials|gem\/credentials|m2\/settings(?:-security)?\.xml|gradle\/gradle\.properties|composer\/auth\.json|nuget\/nuget\.config|huggingface\/token|cache\/huggingface\/token|chef\/[^/]{1,40}\.pem|local\/share\/(?:keyrings|kwalletd|opencode\/auth\.json))|(?:^|\/)(?:home|users)\/[^/]{1,64}\/\.bundle\/config$|(?:^|\/)(?:filezilla\/(?:sitemanager|recentservers)\.xml|winscp\.ini|confcons\.xml|mobaxterm\.ini|vault_pass(?:word)?\.txt|\.remmina\/[^/]{1,64})$/,
  ],
  [
    'credential_file',
    'high',
    // What clients of clouds, servers of mail, tunnels and chats, and those who watch connections keep.
    /(?:^|\/)(?:access_?tokens\.(?:json|db)|msal_(?:token|http)_cache\.(?:bin|json|dat)|azurermcontext\.json|azureprofile\.json|service_principal_entries\.(?:bin|json)|firebase-tools\.json|rdcman\.settings|kcpassword|(?:ipsec|rsyncd|chap|pap)[.-]secrets|secrets\.[lt]db|\.secrets\.mkey|hudson\.util\.secret|initialadminpassword|pgadmin4\.db|debian\.cnf|sslkeylog(?:file)?\.(?:log|txt)|kadm5\.acl|passwd\.(?:ibd|myd)|passbolt\.php|tomcat-users\.xml|keepass\.(?:ini|config\.xml)|legacy_credentials)$|(?:^|\/)\.?jenkins(?:_home)?\/(?:credentials\.xml|secrets\/)/,
  ],
  [
    'credential_file',
    'high',
    // What an editor or a careful hand leaves beside a file with passwords, where no server hides it.
    /(?:^|\/)\.?(?:\.env|wp-config\.php|config(?:uration)?\.php|config\.inc\.php|localsettings\.php|database\.yml|web\.config)(?:~|\.(?:bak|old|orig|save|sw[op]|backup|copy)[0-9]?)$/,
  ],
  [
    'key_store',
    'medium',
    // Of what a project tests with.
    /(?:^|\/)(?:examples?|samples?|tests?|testdata|testing|fixtures|spec|mocks?|[a-z]{1,16}-tests)\/(?:[^/]{1,64}\/){0,6}[^/]{1,64}\.(?:p12|pfx|jks|bks|keystore|ovpn|psk|tfstate)$/,
  ],
  [
    'key_store',
    'high',
    // Private keys with what they are signed by, and settings that have them inside.
    /[^/]\.(?:p12|pfx|jks|bks|keystore|keyring|ovpn|rdg|psk|tfstate|ftpconfig|gnupg)$|(?:^|\/)(?:secring|trustdb|pubring)\.(?:gpg|kbx)$/,
  ],
  [
    'key_store',
    'high',
    /(?:^|\/)\.(?:gnupg|password-store|mozilla|thunderbird|bitcoin|ethereum|litecoin|dogecoin|zcash|monero|electrum)\/|\/solana\/id\.json$/,
  ],
  [
    'key_store',
    'high',
    /(?:^|\/)library\/keychains\/|\.keychain(?:-db)?$|\/keystore\/utc--|(?:^|\/)(?:logins\.json|key[34]\.db|wallet\.dat|[^/]{1,64}\.(?:kdbx?|ppk|keytab|agekey)|(?:privkey|private[-_]?key)\.pem|(?:privkey|private[-_]?key|server|private|tls)\.key)$|\/(?:roaming|local|programdata|systemprofile)\/microsoft\/(?:protect|credentials|vault|crypto\/rsa)\//,
  ],
  [
    'key_store',
    'high',
    // What a person's browser, mail and messages remember.
    /(?:\/user data\/|\/(?:google-chrome|chromium|brave-browser|microsoft-edge|vivaldi|opera)\/|\/library\/application support\/(?:google\/chrome|bravesoftware|microsoft edge|firefox)\/)(?:[^/]{1,64}\/){0,3}(?:login data|cookies|web data|local state|history|bookmarks|key4\.db|logins\.json)$|\/firefox\/profiles\/|\/library\/(?:cookies\/|safari\/|messages\/chat\.db|mail\/|application support\/(?:com\.apple\.tcc|addressbook)\/)/,
  ],
  [
    'agent_config',
    'medium',
    // Of what comes with a project to show how it is done.
    /(?:^|\/)(?:examples?|samples?|docs?|tests?|testdata|fixtures|demos?|templates?)\/(?:[^/]{1,64}\/){0,2}[^/]{0,24}(?:claude_desktop_config|mcp_config|mcp_settings)\.json$/,
  ],
  [
    'agent_config',
    'high',
    /(?:^|\/)(?:(?:claude_desktop_config|mcp_config|cline_mcp_settings|mcp_settings)\.json|\.claude\.json|\.gemini\/oauth_creds\.json|\.git\/hooks\/(?:pre|post|prepare|commit|update|applypatch|fsmonitor|reference|sendemail|push|proc)[a-z0-9-]{0,32}(?:\.(?:exe|sh|py|bat|cmd|ps1))?)$/,
  ],
  [
    'agent_config',
    'high',
    /(?:^|\/)\.(?:cursor|vscode|codeium\/windsurf|gemini|codex|aws\/amazonq|claude)\/(?:mcp|settings|config|auth|\.credentials)[^/]*$/,
  ],
  [
    'agent_config',
    'high',
    /(?:^|\/)\.(?:windsurf|roo|kiro\/settings|amazonq|openclaw|codeium|continue|zed)\/(?:mcp|config|settings|openclaw)[^/]{0,24}$/,
  ],
  [
    'system_accounts',
    'high',
    /^var\/backups?\/(?:passwd|shadow|gshadow|group)\b|(?:^|\/)etc\/(?:passwd|shadow|gshadow|group|sudoers|master\.passwd|security|subuid|subgid|krb5)(?:$|[-~](?:$|[^a-z])|[./\s])/,
  ],
  [
    'process_memory',
    'high',
    /(?:^|\/)proc\/(?:(?:self|thread-self|[0-9]+|\*)(?:\/|$)|(?:kcore|version|cmdline|mounts|sched_debug|config(?:\.gz)?)$|net\/[a-z0-9_-]{1,16}$|sys\/)/,
  ],
  ['system_configuration', 'high', /^(?:private\/)?etc(?:\/|$)/],
  ['device', 'high', /^(?:dev\/|sys\/|proc(?:\/|$))/],
  [
    'windows_system',
    'high',
    /(?:^|\/)(?:boot\.ini|win\.ini|system\.ini|autoexec\.bat|ntuser\.dat|sam|(?:auto)?unattend(?:ed)?\.xml|sysprep\.(?:inf|xml)|global\.asa|ntds\.dit|(?:pagefile|hiberfil|swapfile)\.sys|metabase\.(?:xml|bin)|applicationhost\.config)$|(?:^|\/)(?:windows|winnt)\/(?:system32|syswow64|repair|system|panther|ntds|sysvol|csc|debug|inf|pla|servicing|diagnostics|tasks|system\.ini|win\.ini|setupapi\.log|microsoft\.net\/(?:[^/]{1,40}\/){1,3}config\/|[^/]{1,40}\.(?:log|dat|evt)$)|(?:^|\/)(?:inetpub|system volume information|minint|\$recycle\.bin)\/|^system32\/(?:inetsrv|config|drivers\/etc|repair)\/|\/(?:microsoft sql server|mssql[^/]{0,24})\/(?:[^/]{1,40}\/){0,4}[^/]{1,64}\.(?:mdf|ldf|bak)$/,
  ],
  [
    'windows_system',
    'high',
    // What a domain gives its machines, passwords too; what was read on the web, and what was done.
    /(?:^|\/)(?:sysvol|policies|preferences)\/(?:[^/]{1,64}\/){0,6}(?:groups|services|scheduledtasks|printers|drives|datasources)\.xml$|\/content\.ie5\/|(?:^|\/)(?:ntuser\.(?:ini|pol)|unattend(?:ed)?\.txt|secevent\.evtx?)$/,
  ],
  // What is left where a filter took the separators.
  ['evaded', 'high', /^(?:windows|winnt)(?:win\.ini|system\.ini|system32|repair)|^etc(?:passwd|shadow)$|^web-inf(?:web\.xml|classes)/],
  [
    'boot',
    'high',
    // What is run when a machine starts, or when somebody signs in.
    /^(?:boot|root\/\.|var\/spool\/cron|etc\/cron)|\/start menu\/programs\/startup(?:\/|$)|(?:^|\/)library\/(?:launch(?:agents|daemons)|startupitems)\/|(?:^|\/)\.config\/(?:autostart|systemd\/user)\//,
  ],
  ['device', 'high', /(?:^|\/)(?:docker|containerd|crio|podman|cri-dockerd|dockershim|frakti|rktlet)\.sock$/],
  [
    'program_configuration',
    'high',
    // Containers and clusters keep the secrets of what they run there; a web server built by hand has its own folder.
    /^usr\/local\/(?:apache[0-9.]{0,8}|httpd|nginx|lighttpd|lsws)\/conf\/|^var\/lib\/(?:docker|kubelet|containerd|rancher|etcd|kube-[a-z]{2,12}|secrets?)(?:\/|$)|^(?:usr|opt|var)\/(?:[^/]{1,64}\/){1,6}web-inf\/[^/]{1,64}\.(?:xml|properties)$/,
  ],
  [
    'program_configuration',
    'high',
    // Configuration with passwords of databases and servers, where systems and their bundles keep it.
    /^(?:usr|opt|var|www|private|volumes|library|system|winnt|windows|program ?files(?: ?\(x86\))?|xampp|wamp(?:64)?|mamp|lampp|mysql[0-9.-]{0,8}|apache[0-9.-]{0,8}|php[0-9.-]{0,8}|nginx[0-9.-]{0,8}|web|nt|s?bin|https?d?|appserv|netserver|easyphp[0-9.-]{0,8}|uniserverz?|laragon|zend|home\/(?:bin|postgres)|postgres(?:ql)?|pgsql)\/(?:[^/]{1,64}\/){0,8}(?:php[0-9]?\.ini|(?:httpd|apache2?|nginx|lighttpd|proftpd|vsftpd|pure-ftpd|smb|mysqld?|postgresql|pg_hba|pg_ident|wampserver|snmpd|exports|httpd-[a-z]{1,16})\.conf(?:\.[a-z]{1,12})?|my\.(?:cnf|ini)|my-[a-z]{1,12}\.ini|config\.inc\.php|wp-config\.php|pure-?ftpd\.(?:passwd|pdb)|filezilla server\.xml|sites\.ini|workers2?\.properties|ws_ftp\.ini)$/,
  ],
  [
    'program_configuration',
    'high',
    // Application servers, and what the bundles of a web server, PHP and a database keep.
    /(?:^|\/)server\/[a-z0-9_-]{1,24}\/(?:conf|deploy)\/(?:jboss[a-z-]{0,24}\.xml|jndi\.properties|standardj[a-z]{2,8}\.xml|login-config\.xml|log4j\.xml|server\.log\.properties)$|(?:^|\/)standalone\/configuration\/[a-z0-9_-]{1,24}\.(?:xml|properties)$|^(?:opt\/)?(?:xampp|wamp(?:64)?|mamp|lampp)\/(?:[^/]{1,64}\/){0,6}[^/]{1,64}\.(?:conf|ini|cnf|inc|pass)$/,
  ],
  [
    'program_configuration',
    'high',
    // Files of a database itself.
    /^(?:[^/]{1,32}\/){0,3}(?:pgsql|postgres(?:ql)?)(?:\/[0-9.]{1,5})?(?:\/main)?\/data\/[^/]|^(?:[^/]{1,32}\/){0,3}mysql(?:[^/]{0,24}\/){1,2}data\/[^/]|^var\/lib\/mysql\/[^/]/,
  ],
  [
    'sign_in_log',
    'high',
    /^(?:private\/)?var\/(?:log|adm|run)\/(?:[a-z]{1,16}\/)?(?:auth\.log|secure|faillog|lastlog|wtmp|btmp|utmp|sulog|loginlog|audit\.log)(?:[.-][a-z0-9-]{1,16})?$/,
  ],
  // Where the distributions of today have the logs of web servers: people read them for a living.
  [
    'system_log',
    'medium',
    /^var\/log\/(?:nginx\/[^/]{1,64}\.log|apache2\/[^/]{1,64}[._]log|httpd\/[^/]{1,64}_log|lighttpd\/[a-z]{1,12}\.log|caddy\/)/,
  ],
  [
    'server_log',
    'high',
    // Anywhere else who names one is trying places in turn: strangers write into these logs, which is how text of theirs comes to be read or run.
    /^var\/(?:adm|saf)\/|^(?:private\/)?(?:usr\/local\/)?(?:var|usr)\/(?:log\/|adm\/)?(?:webmin|lsws|squirrelmail)\/|^(?:private\/)?(?:usr\/local\/)?(?:var|usr)\/(?:log|adm)\/(?:(?:apache|https?d?|nginx|lighttpd|thttpd|proftpd|pure-?ftpd|vsftpd|ncftpd|wu-?ftpd|xferlog|exim[0-9]?|maillog|mail|postfix|squid|cups|news|ftp)(?:[/._-]|[0-9]|d?$)|(?:access|error|ssl)[._-]logs?\b|acct|aculog|loginlog|sulog|vold|spellhist|utmpx?|wtmpx?)/,
  ],
  [
    'server_log',
    'high',
    /^(?:(?:usr|opt|var|etc|private|program ?files(?: \(x86\))?)\/(?:[^/]{1,64}\/){0,4})?(?:apache[0-9.]{0,8}|apache group|apache software foundation|https?d?|lighttpd|nginx|xampp|wamp(?:64)?|lampp?|mamp|cpanel|tomcat[0-9.]{0,4}|jakarta|filezillaftp|proftpd|pure-?ftpd|vsftpd|ncftpd|jboss|lsws)\/(?:[^/]{1,64}\/){0,4}logs?(?:\/|$)/,
  ],
  [
    'server_log',
    'high',
    /^(?:var\/www\/|www\/|etc\/)?(?:[a-z0-9]{1,12}\/)?logs?\/(?:[a-z0-9_-]{1,16}\/)?(?:access|error|ssl|agent|referer|proftpd|apache)[._-](?:[a-z]{1,8}\.)?logs?(?:[._-][a-z0-9]{1,8})?$|(?:^|\/)server\/[a-z]{3,12}\/log\/(?:boot|server)\.log$/,
  ],
  // Mail, and what is run at its time, of everybody who has an account.
  ['mailbox', 'high', /^(?:private\/)?var\/(?:spool\/)?(?:mail|cron|mqueue|clientmqueue)(?:\/|$)/],
  ['web_server', 'medium', /(?:^|\/)\.(?:htaccess|env)(?:\.[a-z0-9_-]+)?$|(?:^|\/)web-inf(?:\/|$)/],
  ['system_log', 'medium', /^(?:usr\/local\/)?(?:var\/)?(?:[a-z0-9_-]+\/){0,3}logs?\/|^var\/(?:log|mail|spool|lib\/mysql)/],
  ['program_configuration', 'medium', /^(?:usr|opt|var)\/(?:[a-z0-9._-]+\/){1,5}(?:[a-z0-9._-]+\.(?:conf|ini|cnf|cfg)|conf|etc)(?:\/|$)/],
];

export const TARGET_RULES: readonly TargetRule[] = ROWS.map(([rule, confidence, pattern]) => ({ rule, confidence, pattern }));
