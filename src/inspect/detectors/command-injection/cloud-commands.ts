import { commandRule as rule, type CommandRule } from './command-rule.js';

/** What the command lines of clouds and clusters are misused for, by those whose they are not. */
export const CLOUD_COMMANDS: readonly CommandRule[] = [
  rule(
    'disable_protection',
    'high',
    /\baws\s[^\n;|]{0,80}\b(?:cloudtrail\s{1,4}(?:stop-logging|delete-trail|put-event-selectors)|guardduty\s{1,4}(?:delete-detector|delete-members|disassociate-[\w-]{4,40}|stop-monitoring-members|update-detector\s[^\n;|]{0,120}--no-enable)|configservice\s{1,4}(?:stop-configuration-recorder|delete-[\w-]{4,40})|securityhub\s{1,4}disable-[\w-]{4,40}|macie2\s{1,4}disable-macie|ec2\s{1,4}delete-flow-logs|organizations\s{1,4}leave-organization)\b|\bgcloud\s[^\n;|]{0,40}\blogging\s{1,4}sinks\s{1,4}(?:delete\b|update\s[^\n;|]{0,120}--disabled\b)|\baz\s{1,4}monitor\s{1,4}(?:diagnostic-settings|log-profiles)\s{1,4}delete\b/i,
  ),
  rule(
    'account_change',
    'high',
    /\baws\s[^\n;|]{0,60}\biam\s{1,4}(?:create-access-key|(?:create|update)-login-profile|update-assume-role-policy|deactivate-mfa-device|create-policy-version\s[^\n;|]{0,200}--set-as-default|set-default-policy-version)\b|\baws\s[^\n;|]{0,60}\biam\s{1,4}(?:attach|put)-(?:user|role|group)-policy\s[^\n;|]{0,200}\b(?:AdministratorAccess|IAMFullAccess)\b|\bgcloud\s[^\n;|]{0,80}\badd-iam-policy-binding\s[^\n;|]{0,240}\broles\/owner\b|\baz\s{1,4}role\s{1,4}assignment\s{1,4}create\s[^\n;|]{0,240}--role\s{1,4}["']?(?:Owner|User Access Administrator)\b|\baz\s{1,4}ad\s{1,4}(?:sp|app)\s{1,4}credential\s{1,4}reset\b|\b(?:New|Set)-AzureADServicePrincipalPasswordCredential\b|\bAdd-AzureADDirectoryRoleMember\b|\bkubectl\s[^\n;|]{0,40}create\s{1,4}clusterrolebinding\s[^\n;|]{0,200}\bsystem:(?:anonymous|unauthenticated)\b/i,
    { confidence: 'medium' },
  ),
  rule(
    'exfiltrate_file',
    'high',
    // A disk, an image or a database, given to another account.
    /\baws\s[^\n;|]{0,60}\b(?:ec2\s{1,4}modify-(?:snapshot|image)-attribute|rds\s{1,4}modify-db-(?:cluster-)?snapshot-attribute)\s[^\n;|]{0,300}(?:--operation-type\s{1,4}add|Add=|--user-ids|--values-to-add|--group-names\s{1,4}all)/i,
    { confidence: 'medium' },
  ),
  rule(
    'secret_store',
    'medium',
    /\baws\s[^\n;|]{0,60}\bec2\s{1,4}(?:get-password-data\b|describe-instance-attribute\s[^\n;|]{0,120}\buserData\b)|\bkubectl\s[^\n;|]{0,40}\bget\s{1,4}secrets?\s[^\n;|]{0,60}(?:-A|--all-namespaces)\s{1,4}(?:-o|--output)[\s=]{0,2}(?:yaml|json|go-template)|\bkubectl\s[^\n;|]{0,40}\bget\s{1,4}secrets\s{1,4}(?:-n\s{1,4}[\w-]{1,60}\s{1,4})?-o\s{0,2}(?:yaml|json)\b|\betcdctl\s[^\n;|]{0,120}\/registry\/secrets\b|\baz\s[^\n;|]{0,80}--populate-secrets\b/i,
  ),
  rule(
    'escape_container',
    'high',
    /(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?[^\s"';|&<>]{0,120}\brelease_agent(?:["'\s;|&)]|$)|\brelease_agent=["']?\/|\bkubectl\s[^\n;|]{0,40}\brun\s[^\n]{0,240}--overrides[^\n]{0,400}(?:privileged\W{1,6}true|\bhostPID\b|\bhostPath\b)|\bcurl\s[^\n;|]{0,120}\bdocker\.sock\b[^\n;|]{0,160}\/(?:containers\/(?:create|[\w-]{1,64}\/(?:start|exec))|exec\/)|\bdocker\s{1,4}-H\s{0,2}=?(?:tcp:\/\/)?[0-9]{1,3}(?:\.[0-9]{1,3}){3}:237[56]\b|\bunshare\s{1,4}-U?rmC?p?f?\b[^\n;|]{0,40}\bsh\b/i,
  ),
];
