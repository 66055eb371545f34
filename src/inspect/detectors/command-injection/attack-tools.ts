import { commandRule as rule, type CommandRule, type Typed } from './command-rule.js';
import { isOnlyNamed } from './only-named.js';

/** Nobody is named whose door it is: a page of a manual (`host_ip`), or help that is asked for. */
function hasNoTarget(typed: Typed): boolean {
  return isOnlyNamed(typed) || !TARGET.test(typed.match);
}
const TARGET =
  /[0-9]{1,3}(?:\.[0-9]{1,3}){3}|:\/\/|[$<{]\w|\blocalhost\b|\b[\w-]{1,64}\.(?:com|net|org|io|local|lan|corp|internal|htb|gov|edu|info|[a-z]{2})\b/i;

/** Programs that are made to attack a domain of Windows, to relay what somebody signs in with, or to find a way to more rights. Their names, and how they are told whom. */
export const ATTACK_TOOLS: readonly CommandRule[] = [
  rule(
    'attack_tool',
    'critical',
    // Scripts of Impacket and of those who build on it.
    /\b(?:wmiexec|psexec|smbexec|atexec|dcomexec|secretsdump|get(?:npusers|userspns|adusers|adcomputers|tgt|st|pac|tgtpkinit|nthash|lapspassword)|ticketer|ticketconverter|raisechild|lookupsid|samrdump|rpcdump|addcomputer|dacledit|owneredit|ntlmrelayx|smbrelayx|smbserver|finddelegation|mssqlclient|goldenpac|targetedkerberoast|petitpotam|dementor|printerbug|coercer|dfscoerce|krbrelayx|pywhisker|finduncommonshares|windapsearch|bloodhound|smbmap|ldapdomaindump|lsassy|zerologon\w{0,12}|gmsadumper)\.py\b|\bimpacket-[a-z]{2,20}\b/i,
    { isUsual: isOnlyNamed },
  ),
  rule(
    'attack_tool',
    'critical',
    // A hash in the place of a password, and who rules a domain.
    /\s-(?:dc-ip|hashes|no-pass|just-dc(?:-ntlm|-user)?|aeskey|usersfile)\s|\s--(?:dc-ip|pw-nt-hash|kdchost)[\s=]/i,
  ),
  rule(
    'attack_tool',
    'critical',
    /\b(?:crackmapexec|cme|nxc|netexec)\s{1,4}(?:smb|ldap|winrm|mssql|ssh|rdp|wmi|ftp|vnc)\b|\bkerbrute\w{0,16}\s|\bcertipy(?:-ad)?\s{1,4}(?:find|req|auth|shadow|relay|forge|ca|template|account|ptt|cert)\b|\b(?:evil-winrm|bloodhound-python|enum4linux(?:-ng)?|windapsearch|coercer|multirelay|mitm6|ntlmrelayx|lsassy)\s|\bresponder\s{1,4}[-–]I\s|\bsmbmap\s{1,4}-|\bsearchsploit\s|\brpcclient\s[^\n]{0,120}\b(?:enumdom|querydom|enumpriv|lookupnames)/i,
  ),
  rule(
    'attack_tool',
    'critical',
    /\bSharp(?:Dump|WMI|View|LDAP\w{0,12}|Roast|RDP|Chrom\w{1,8}|Web|Sploit|GPOAbuse|SCCM|Secretsdump|Exec|Cookie\w{0,12}|Kiwi|Shares|Spray|MapExec)\b|\b(?:Snaffler|Whisker|PowerUpSQL|PowerView|powercat|PowerSploit|SafetyKatz|BetterSafetyKatz|ysoserial|macro_pack|roadrecon|noPac|GetBearerToken|New-GPOImmediateTask|Inveigh|ADFind|ADRecon|winPEAS\w{0,8}|uacme|akagi(?:32|64))\b|\bCertify\s{1,4}(?:cas|find|request)\b|\bwce(?:32|64)?\s{1,4}-[a-z]/i,
  ),
  rule(
    'attack_tool',
    'critical',
    // Cmdlets of PowerView and its kin; those of Microsoft's say `AD`.
    /\b(?:Get-Domain(?:User|Computer|SID|Object\w{0,8}|Trust|GPO\w{0,24}|Policy\w{0,8}|OU|GroupMember|FileServer|SPNTicket)|Get-Net(?:Domain\w{0,12}|Forest\w{0,12}|User|GroupMember|Computer|Subnet|LoggedOn|Session|FileServer|LocalGroup\w{0,8})|Find-(?:LocalAdminAccess|Domain(?:User|Share|Process|LocalGroup)\w{0,16}|Interesting(?:File|Domain\w{0,16}))|Invoke-(?:UserHunter|ACLScanner|ShareFinder|FileFinder|EnumerateLocalAdmin|MapDomainTrust|Kerberoast|DomainPasswordSpray)|Get-(?:ObjectAcl|LAPSPasswords|GPPPassword|ForestTrust|RegistryAutoLogon|UnattendedInstallFile)|(?:Add|Set)-Domain(?:Object\w{0,12}|UserPassword|GroupMember)|ConvertFrom-SID|New-WMIBackdoor\w{0,12})\b/i,
  ),
  rule(
    'attack_tool',
    'critical',
    // What tries passwords at a door, one after the other.
    /\b(?:hydra|medusa|ncrack|patator|crowbar)\s[^\n;|]{0,120}\s?-[lLpPuUC]\s[^\n;|]{0,240}/i,
    { isUsual: hasNoTarget },
  ),
  rule(
    'attack_tool',
    'critical',
    // The same on what was taken; who signs in without a name; and what throws others off a network.
    /\bhashcat\s[^\n;|]{0,60}-(?:m|a)\s{0,2}[0-9]|\bjohn\s[^\n;|]{0,60}--(?:wordlist|format|rules|incremental)\b|\brpcclient\s[^\n;|]{0,40}-U\s{1,2}(?:""|''|%)|\bonesixtyone\s{1,4}-|\baireplay-ng\s[^\n;|]{0,120}(?:[0-9a-f]{2}:){5}|\bmdk[34]\s{1,4}\w{2,12}\s|\byersinia\s{1,4}\w{2,8}\s{1,4}-attack\b|\bproxychains4?\s{1,4}(?:-q\s{1,4})?\w/i,
    { isUsual: isOnlyNamed },
  ),
  rule(
    'attack_tool',
    'critical',
    /\b(?:PetitPotam|(?:Juicy|Rogue|God|Sweet|Rotten|Efs)Potato|PrintSpoofer|mimipenguin|hoaxshell|bloodyAD|azurehound|adidnsdump|TruffleSnout|GhostTask|Backstab(?:64)?|Phant0m|WebBrowserPassView|RunasCs|PowerZure|MicroBurst|peirates|roadtx|AADInternals|(?:Get|New|Set|Open|Invoke)-AADInt\w{3,40}|Get-AzPasswords|Get-AzDomainInfo|Invoke-(?:Mimikatz|SMBExec|WMIExec|Obfuscation|DOSfuscation|Nightmare|RevShell|SQLOSCmd|DomainHarvest\w{0,8}|PasswordSpray\w{0,12}|ATH\w{4,40})|Start-Hollow|DomainPasswordSpray|MailSniper|(?:Rubeus|Outflank-Dumpert|SharpHound|Seatbelt)(?:\.exe)?["']?\s|msfconsole\s{1,4}-[xqr]|stratus\s{1,4}detonate|ligolo-(?:agent|proxy))\b/i,
    { isUsual: isOnlyNamed },
  ),
  rule(
    'privilege_search',
    'high',
    // Who rules a domain, and which others trust it.
    /\bnet1?\s{1,4}group\s[^\n;|&]{0,40}\s\/do(?:main)?\b|\bnet1?\s{1,4}view\s[^\n;|&]{0,40}\/domain\b|\bnet1?\s{1,4}user\s[^\n;|&]{0,40}\/domain\b|\bnltest\b[^\n;|&]{0,60}\/(?:domain_trusts|dclist|all_trusts|trusted_domains)\b|\bdsquery\s{1,4}(?:user|computer|server|\*)|\bsetspn\s{1,4}-[tq]\s|\bTrustedForDelegation\b|\bKerberosRequestorSecurityToken\b/i,
    { confidence: 'medium' },
  ),
];
