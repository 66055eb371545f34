import { commandRule as rule, type CommandRule } from './command-rule.js';

/** Writes to the registry, by either of its two tools. */
const WRITES_REGISTRY = String.raw`(?:\breg\s{1,4}add|\b(?:Set|New)-Item(?:Property)?)\b[^\n]{0,240}`;
/** The name of a value. */
const NAMED = String.raw`["']?\s[^\n]{0,60}(?:\/v|-Name)\s{1,4}["']?`;

/** Keys and values of the registry that watch, limit or start something. Names: Atomic Red Team, and what Microsoft documents of its policies. */
export const REGISTRY_COMMANDS: readonly CommandRule[] = [
  rule(
    'disable_protection',
    'critical',
    new RegExp(
      WRITES_REGISTRY +
        String.raw`\b(?:EnableLUA|ConsentPromptBehaviorAdmin|PromptOnSecureDesktop|DisableAntiSpyware|DisableRealtimeMonitoring|UACDisableNotify|LocalAccountTokenFilterPolicy|DisableRestrictedAdmin|UseLogonCredential|RunAsPPL|EnableFirewall|EnableScriptBlockLogging|AmsiEnable|DisableTaskMgr|fDenyTSConnections)\b`,
      'i',
    ),
  ),
  rule(
    'disable_protection',
    'high',
    new RegExp(
      WRITES_REGISTRY +
        String.raw`\b(?:DisableRegistryTools|DisableCMD|TamperProtection|(?:COMPlus_)?ETWEnabled|ProcessCreationIncludeCmdLine_Enabled|VBAWarnings|AccessVBOM|HypervisorEnforcedCodeIntegrity|EnableVirtualizationBasedSecurity|LsaCfgFlags|AuthenticationLevelOverride|AllowEncryptionOracle|fAllowToGetHelp|fInheritInitialProgram|fSingleSessionPerUser|SymlinkRemoteTo(?:Local|Remote)Evaluation|NoAutoUpdate|DoNotConnectToWindowsUpdateInternetLocations|DisableConfig|DisableSR|NoLMHash|RestrictAnonymous\w{0,4}|DisableDomainCreds|EnableSecuritySignature|RequireSecuritySignature)\b`,
      'i',
    ),
    { confidence: 'medium' },
  ),
  rule(
    'disable_protection',
    'high',
    // Below these nothing but protection, its limits and its records is kept.
    new RegExp(
      WRITES_REGISTRY +
        String.raw`(?:\\(?:Windows Defender|Microsoft Defender|Windows Defender Security Center)(?:\\|["'\s])|\\WINEVT\\Channels\\|\\WMI\\Autologger\\|\\Services\\EventLog\\|\\Policies\\Microsoft\\Windows\\EventLog\\|\\Policies\\Microsoft\\(?:FVE|FIDO|SecondaryAuthenticationFactor)\b|\\Policies\\System\\(?:Audit|CredSSP)\b|\\SafeBoot\\|\\ZoneMap\\|\\Terminal Server\\Winstations\\RDP-Tcp\b)`,
      'i',
    ),
    { confidence: 'medium' },
  ),
  rule(
    'disable_protection',
    'high',
    // What the person who sits there may still do and see.
    new RegExp(
      String.raw`\breg\s{1,4}add\b[^\n]{0,120}\\Policies\\(?:System|Explorer)${NAMED}(?:Disable|No|Hide|Disallow)[a-z]{3,40}\b`,
      'i',
    ),
    { confidence: 'medium' },
  ),
  rule(
    'persistence',
    'high',
    new RegExp(
      WRITES_REGISTRY +
        String.raw`(?:\\(?:Run|RunOnce|RunServices)\b|\\Winlogon\b|Image File Execution Options|\bActive Setup\\|UserInitMprLogonScript|AppInit_DLLs|AppCertDlls|SilentProcessExit|BootVerificationProgram|\\Print\\Monitors\b|\\Command Processor\b[^\n]{0,40}AutoRun|\\Services\\[^\n]{1,80}\b(?:ImagePath|ServiceDll)\b)`,
      'i',
    ),
  ),
  rule(
    'persistence',
    'high',
    new RegExp(
      WRITES_REGISTRY +
        String.raw`(?:\\RunOnceEx\b|\\Control\\Lsa\b[^\n]{0,60}\b(?:Authentication|Security|Notification) Packages\b|\\TimeProviders\\|\bBootExecute\b|\bStartupPrograms\b|\bSCRNSAVE\.EXE\b|\\(?:ms-settings|mscfile|exefile|batfile|txtfile|lnkfile|Folder|CLSID\\\{[0-9a-f-]{36}\})\\shell\\(?:open|runas)\\command|\bCLSID\\[^\n]{1,60}\\(?:InprocServer32|ScriptletURL)\b[^\n]{0,160}\.(?:dll|sct|ocx)\b|\\App Paths\\|\\MyComputer\\(?:cleanuppath|DefragPath|BackupPath)\b|\\Terminal Server Client\\Default\\Addins\\|\bMicrosoftRedirectionProgram\b|\\TelemetryController\\|\\Office test\\|\bCOR_PROFILER(?:_PATH)?\b|\\NetworkProvider\\Order\b|\\AeDebug\b|\\Explorer\\Browser Helper Objects\\|\\Office\\[0-9.]{2,6}\\\w{4,12}\\Options\b[^\n]{0,60}\bOPEN\b)`,
      'i',
    ),
  ),
  rule(
    'persistence',
    'high',
    // The key in a variable, or the link in the folder, and the write below it.
    /\\CurrentVersion\\Run(?:Once(?:Ex)?)?["'][^]{0,400}\b(?:Set|New)-ItemProperty\b|\bCreateShortcut\([^\n)]{0,200}\\Startup\\|\\Startup\\[^\n"']{1,60}\.lnk["'][^]{0,400}\bCreateShortcut\b|\$env:COR_PROFILER\b/i,
  ),
];
