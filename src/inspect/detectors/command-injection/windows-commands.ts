import { commandRule as rule, type CommandRule } from './command-rule.js';
import { isOnlyNamed } from './only-named.js';
import { loadsByName, opensOwnFolder, printsHeaders } from './usual-administration.js';

/** What administration of Windows is misused for; programs are read without `.exe`. Names of programs: the LOLBAS project, and Atomic Red Team. */
export const WINDOWS_COMMANDS: readonly CommandRule[] = [
  rule(
    'credential_dump',
    'critical',
    /\breg\s{1,4}(?:save|export)\s{1,4}["']?(?:HKLM|HKEY_LOCAL_MACHINE)\\(?:SAM|SYSTEM|SECURITY)\b|\bcomsvcs(?:\.dll)?\b[^\n]{0,24}(?:MiniDump|#?\+?0{0,4}24)|\b(?:procdump|createdump|sqldumper|xordump|dumpert)\w{0,4}\b[^\n;|]{0,120}\blsass|\blsass\b[^\n;|]{0,60}\.dmp\b|\brdrleakdiag\b[^\n;|]{0,80}\/fullmemdmp|\bntdsutil\b|\bntds\.dit\b|\besentutl\b[^\n;|]{0,120}(?:\/vss\b|\bLogin Data\b)|HarddiskVolumeShadowCopy|\bvssadmin\s{1,4}create\s{1,4}shadow|\bvaultcmd\s{1,4}\/list|\bcmdkey\s{1,4}\/list/i,
  ),
  rule(
    'credential_dump',
    'critical',
    /\b(?:mimikatz|sekurlsa::|lsadump::|kerberos::|laZagne|pypykatz|secretsdump|Invoke-Kerberoast|SharpDPAPI|GetUserSPNs|NPPSpy|gsecdump|pwdump\w{0,2}|Rubeus(?:\.exe)?\s|SharpHound|DumpGuard|nanodump|MiniDumpWriteDump|Invoke-(?:PSInject|ReflectivePEInjection|Shellcode|DCSync|NinjaCopy|PowerDump|Inveigh|BloodHound|TokenManipulation)\b|(?:crackmapexec|netexec|nxc)\s[^\n;|]{0,120}--(?:sam|lsa|ntds))/i,
    { isUsual: isOnlyNamed },
  ),
  rule(
    'credential_dump',
    'critical',
    // Out of the memory of what signs people in, or of any other program.
    /\(\s{0,2}Get-Process\s{1,4}(?:-Name\s{1,4})?["']?lsass["']?\s{0,2}\)\.Id\b|\bdd\s[^\n;|]{0,80}\bif=["']?\/proc\/[^\s]{1,32}\/mem\b|\bdump\s{1,4}memory\s{1,4}[^\s;|]{1,80}\s{1,4}(?:0x|[$&])|\bmakecab\s[^\n;|]{0,60}\b(?:sam|ntds)\b/i,
  ),
  rule(
    'read_secret',
    'high',
    /\bfindstr\b[^\n|]{0,60}\b(?:password|passwd|pass|cpassword|connectionString)\b|\breg\s{1,4}query\b[^\n;|]{0,80}\/f\s{1,4}["']?passw|\bSelect-String\b[^\n;|]{0,120}-Pattern\s{1,4}["']?passw|\b(?:type|copy|Get-Content|gc|cat)\s[^\n;|]{0,80}\\(?:unattend\.xml|sysprep\.inf|config\\(?:SAM|SECURITY|RegBack))\b/i,
    { confidence: 'medium' },
  ),
  rule(
    'disable_protection',
    'high',
    /\b(?:sc|net|Stop-Service|Set-Service)\b[^\n;|]{0,40}\b(?:stop|delete|config|disabled|-Name|-Force)\b[^\n;|]{0,40}\b(?:WinDefend|Sense|EventLog|wscsvc|MpsSvc|SecurityHealthService|Sysmon)\b|\bauditpol\s{1,4}\/(?:clear|remove|set\b[^\n]{0,80}disable)|\bbcdedit\b[^\n;|]{0,60}(?:recoveryenabled\s{1,4}no|bootstatuspolicy\s{1,4}ignore)|\bwbadmin\s{1,4}delete\b|(?:\b|_)ShadowCopy\b[^\n]{0,80}\bDelete\b|\btmutil\s{1,4}(?:disable|delete)\b|\bAdd-MpPreference\b[^\n;|]{0,40}-Exclusion|\bAmsiUtils\b|\bamsiInitFailed\b|\bAmsiScanBuffer\b|\bpowershell\b[^\n;|]{0,40}-v(?:er|ersion)?\s{1,4}2(?:\s|$|["'])/i,
  ),
  rule(
    'disable_protection',
    'high',
    // Its own programs turned against what guards it, and against the way back.
    /\bMpCmdRun\b[^\n;|]{0,24}-RemoveDefinitions\b|\bsysmon(?:64)?\s{1,4}-u\b|\bDism\b[^\n;|]{0,60}\/Disable-Feature\b[^\n;|]{0,40}Defender|\bDisable-WindowsOptionalFeature\b[^\n;|]{0,60}Defender|\bSet-MpPreference\s{1,4}-(?:drtm|dbm|dscrptsc|dbaf|dioavp)\b|\bMSFT_MpPreference\s{1,4}call\b|\bRemove-Item\b[^\n;|]{0,80}\\AMSI\\Providers\\|\bAdd-DnsClientNrptRule\b[^\n]{0,120}\bendpoint\.security\b|\bNew-NetQosPolicy\b[^\n]{0,200}(?:MsSense|MsMpEng)|\bschtasks\s{1,4}\/(?:change|delete)\b[^\n;|]{0,120}\\(?:SystemRestore|Windows Defender|ExploitGuard)\\|\bvssadmin\s{1,4}resize\s{1,4}shadowstorage\b|\bdelete\s{1,4}shadows\s{1,4}(?:all|volume|oldest|set|id|exposed)\b|\bsc\s{1,4}sdset\s|\bbcdedit\s{1,4}\/set\s[^\n;|]{0,24}(?:\bsafeboot\b|\btestsigning\s{1,4}on\b|\bnointegritychecks\s{1,4}on\b)|\bcipher\s{1,4}\/w:|\bfsutil\s{1,4}behavior\s{1,4}set\s{1,4}SymlinkEvaluation\s{1,4}R2[LR]:1|\bicacls\s[^\n;|]{0,120}\/grant(?::r)?\s{1,4}["']?(?:Everyone|\*S-1-1-0):(?:\((?:OI|CI)\)){0,2}\(?F\b/i,
    { isUsual: opensOwnFolder },
  ),
  rule(
    'disable_protection',
    'high',
    // What watches a machine, by the names of those who make it.
    /\b(?:(?:net1?|sc)\s{1,4}(?:stop|delete)|taskkill|pkill|killall|launchctl\s{1,4}(?:unload|bootout|remove|disable)|Stop-Process|Stop-Service|systemctl\s{1,4}(?:stop|disable|mask))\s[^\n;]{0,120}\b(?:carbonblack|cb(?:defense|sensor|daemon)|falcon(?:-sensor|d|ctl)?|cs(?:falcon\w{0,12}|agent)|sentinel(?:agent|one|d)|sophos\w{0,16}|mcafee\w{0,16}|symantec\w{0,16}|ekrn|eset\w{0,8}|malwarebytes|mbam\w{0,12}|msmpeng|windefend|wdnissvc|osqueryd?|auditd|esensor|nessusd|little\s?snitch|lulu|blockblock|santad|wazuh\w{0,8}|cylance\w{0,8}|crowdstrike|kaspersky|avp|bitdefender|umbrella|opendns|RoamingClient\w{0,24}|sysmon(?:64)?)\b/i,
  ),
  rule(
    'persistence',
    'high',
    /\bsc\s{1,4}config\s{1,4}\S{1,64}\s{1,4}binPath|\bRegister-ScheduledTask\b|\bat\s{1,4}[0-9]{1,2}:[0-9]{2}\s[^\n;|]{0,40}\/interactive|\bwinrm\s{1,4}invoke\s{1,4}create\b|\bwmic\b[^\n;|]{0,80}\bprocess\s{1,4}call\s{1,4}create\b|\bset-servicebinarypath\b|\b(?:CommandLine|ActiveScript)EventConsumer\b|\bbitsadmin\b[^\n;|]{0,24}\/SetNotifyCmdLine\b|\bSharPersist\b/i,
  ),
  rule(
    'persistence',
    'high',
    // Put where it is started when somebody signs in; or in the place of what is there to help them, before they do.
    /(?:>{1,2}|\b(?:copy|move|xcopy|cp|mv|Copy-Item|Move-Item|Set-Content|Out-File)\s)[^\n;|]{0,240}(?:start\s?menu|startm~1)[\\/]{1,4}programs[\\/]{1,4}startup(?:[\\/]|["'\s]|$)|\b(?:copy|move|ren|takeown|icacls|cp|mv)\s[^\n;|]{0,160}\b(?:sethc|utilman|displayswitch|magnify|narrator)\b/i,
  ),
  rule(
    'encoded_command',
    'critical',
    // A command in pieces of variables, put together one letter after the other, and called: so that nobody reads it.
    /\bset\s{1,4}[^\n=&]{1,60}=[^\n]{0,600}\bcall\s{1,4}(?:set\b|["^]{0,4}%[^%\s]{1,60}%)|![^!\n]{1,60}:~\s{0,8}%{1,2}[^\s,!]{1,8},\s{0,8}1\s{0,8}!/i,
  ),
  rule(
    'encoded_command',
    'critical',
    // Carets between letters, and letters cut out of what a machine always has.
    /[a-z]\^{1,2}[a-z]\^{1,2}[a-z][^\n]{0,400}[a-z]\^{1,2}[a-z]\^{1,2}[a-z]|%(?:common)?(?:programdata|programfiles|comspec|pathext|systemroot|windir|public|appdata|userprofile|tmp|temp)(?:\(x86\))?:~\s{0,8}[+-]?[0-9]/i,
  ),
  rule(
    'download_and_run',
    'critical',
    // Programs of Microsoft's own that run what a URL leads to.
    /\b(?:mshta|hh|presentationhost|ieexec|installutil|ngen|imewdbld|certoc|desktopimgdownldr|appinstaller|pubprn(?:\.vbs)?|cmstp|regasm|regsvcs|msbuild)\b[^\n;|&]{0,80}\bhttps?:|\bmsiexec\b[^\n;|&]{0,60}\s\/q[^\n;|&]{0,60}https?:|\bmsiexec\b[^\n;|&]{0,40}https?:[^\n;|&]{0,200}\s\/q|\bcertutil\b[^\n;|&]{0,80}\s[-/](?:urlcache|verifyctl|URL)\b|\bbitsadmin\b[^\n;|&]{0,120}\/?(?:transfer|addfile)\b[^\n;|&]{0,120}https?:|\bbitsadmin\b[^\n;|&]{0,80}\/(?:addfile|setnotifycmdline)\b|\bvariable:[/\\]?\w{1,16}\s[^\n]{0,600}Net\.Web|\bwmic\b[^\n;|&]{0,120}\/format:\s{0,2}["']?(?:https?:|\\\\)|\bfinger\b[^\n;&]{0,120}\|[^\n;&]{0,40}\b(?:cmd|sh|bash)\b|\bms-appinstaller:|\b(?:winword|excel|powerpnt|msaccess|visio|winproj|mspub|ecmangen)\s{1,4}["']?https?:|\b(?:squirrel|update)\s{1,4}--(?:update|download)\w{0,12}[= ]https?:|\bDataSvcUtil\b[^\n;|]{0,80}\/uri:https?:|\bdevinit\s{1,4}run\s/i,
    { isUsual: printsHeaders },
  ),
  rule(
    'proxy_execution',
    'high',
    /\brundll32\b[^\n;|]{0,60}(?:javascript:|vbscript:|url\.dll|zipfldr|pcwutl|shdocvw|ieframe|ieadvpack|advpack|mshtml|desk\.cpl|dfshim|setupapi|syssetup)|\bmshta\s{1,4}["']?(?:javascript|vbscript|about):|\bodbcconf\b[^\n;|]{0,40}REGSVR|\bSyncAppvPublishingServer\b|\bcmstp\b[^\n;|]{0,24}\s\/(?:s|ni|au|nf)\b|\bmavinject\b[^\n;|]{0,40}\/INJECTRUNNING|\bpcalua\s{1,4}-a\b|\bsdbinst\s|\b(?:regasm|regsvcs)\s{1,4}\/u\b|\binstallutil\b[^\n;|]{0,120}\s\/u\b|\bpresentationhost\s|\batbroker\s{1,4}(?:\/start\s{1,4})?[a-z]:|\bwinrm\s{1,4}i(?:nvoke)?\s{1,4}c(?:reate)?\s|\binfdefaultinstall\b|\brundll32\s[^\n;|]{0,80}\\(?:temp|appdata|public|downloads|desktop)\\|\bwuauclt\b[^\n;|]{0,40}UpdateDeploymentProvider|\b(?:ssh|scp|sftp)\b[^\n;|]{0,120}(?:\s-S\s{1,4}["']?(?:cmd|powershell|\/bin\/)|-o\s?["']?(?:ProxyCommand|LocalCommand)=["']?(?:cmd|calc|powershell|\/?\S{0,16}\b(?:ba)?sh\b|;|touch|curl|wget)|-o\s?["']?PKCS11Provider=)/i,
  ),
  rule(
    'proxy_execution',
    'high',
    // Programs of Microsoft's that start another one, each by an option that has no other use; browsers that start their processes through one.
    /--(?:renderer|gpu|utility|ppapi-plugin)[\w-]{0,12}(?:cmd-prefix|launcher)[= ]|\b(?:LoadAssemblyFromPath|runAfterCancelProcess)\b|\bSettingSyncHost\b[^\n;|]{0,24}-LoadAndRunDiagScript|\bScriptRunner\b[^\n;|]{0,24}-appvscript|\brasautou\s[^\n;|]{0,24}-d\s|\bAddinUtil\b[^\n;|]{0,24}-AddinRoot|\biediagcmd\b[^\n;|]{0,24}\/out:|\bExtexport\s{1,4}[a-z]:|\bxwizard\s{1,4}RunWizard|\bprovlaunch\s{1,4}\w|\bGpscript\s{1,4}\/(?:startup|logon)|\bie4uinit\b[^\n;|]{0,12}-BaseSettings|\bcmdl32\b[^\n;|]{0,12}\/vpn|\bassoc\s{1,4}\.\w{2,4}=\w|\bappcmd\b[^\n;|]{0,80}\/(?:config|text:\*|text:[\w.]{0,60}password)/i,
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    // More of the same: what loads, starts or unpacks something for a program that filters do not know.
    /\bnetsh\s{1,4}add\s{1,4}helper\s|\bconhost\s{1,4}--headless\s|\bwlrmdr\b[^\n;|]{0,80}\s-u\s|\bttdinject\s|\bvshadow\b[^\n;|]{0,60}-exec=|\bodbcconf\s{1,4}[-/]f\s|\bmsiexec\s{1,4}\/[yz]\s|\bverclsid\s{1,4}\/s\s|\brundll32\s{1,4}-sta\s|\bmmc\s{1,4}-embedding\s|\bpcwrun\s|\bbginfo\s[^\n;|]{0,120}\/popup|--browser-subprocess-path=|\bscrobj(?:\.dll)?,|\bcdb\s{1,4}-p[dn]\s|\brcsi\s{1,4}[a-z]:|\bRegister-CimProvider\b|\bdsdbutil\b[^\n]{0,60}\bntds\b|\bDumpMinitool\b|\bcertutil\s{1,4}[-/]decodehex\s/i,
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    /\bforfiles\b[^\n;|]{0,120}\/c\s{1,4}(?:calc|cmd|powershell|[a-z]:\\)|\bmicrosoft\.workflow\.compiler\b|\bmsxsl\s[^\n;|]{1,160}\.xsl\b|\bdiskshadow\s{1,4}[-/]s\s|\bregsvr32\s[^\n;|]{0,160}(?:\bscrobj\b|\.(?:jpe?g|png|txt|dat|sct)\b)|\bwmic\b[^\n;|&]{0,120}\/format:\s{0,2}["']?[a-z]:\\|\bmanage-bde\.wsf\b|\bhh\s{1,4}(?:-decompile\s|["']?[^\s"']{1,160}\.chm\b)|\bRegisterXLL\(|\bInstall-TransportAgent\b|\bappcmd\s{1,4}install\s{1,4}module\b|\bNew-WebGlobalModule\b|\bprotocolhandler["']?\s{1,4}["']?(?:ms-word|https?)/i,
    { confidence: 'medium' },
  ),
  rule(
    'encoded_command',
    'critical',
    // A word whose pieces are put in order by numbers, or whose letters are numbers, and called; a program that is only in memory.
    /(?:[&.]\s{0,2}|\biex\s{0,2}|\[type\]\s{0,2})\(\s{0,2}["'](?:\{[0-9]{1,2}\}){2,12}["']\s{0,2}-f\s{0,2}["']|\[char\[\]\]\s{0,2}\(\s{0,2}[0-9]{2,3}(?:\s{0,2},\s{0,2}[0-9]{2,3}){5}|\bReflection\.Assembly\]::Load\(|\bFromBase64String\([^]{0,600}\b(?:iex|Invoke-Expression)\b/i,
    { isUsual: loadsByName },
  ),
  rule(
    'proxy_execution',
    'high',
    // Behind a second colon a file has another that no listing shows.
    /[a-z]:\\[^\s"':;]{1,160}\.\w{1,5}:[a-z][\w-]{0,40}\.(?:exe|dll|bat|cmd|ps1|vbs|js|hta|reg|ini|cab|txt|zip)\b/i,
    { confidence: 'medium' },
  ),
];
