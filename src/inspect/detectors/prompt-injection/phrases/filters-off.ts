import { p, type Phrase } from './phrase.js';

/** Filters, safeguards and policies that are switched off, gone round, or said to be so. */
export const FILTERS_OFF: readonly Phrase[] = [
  p(
    'unbound',
    7,
    [
      'without|no|not|free|freed|ignoring|lacks|lack|any|zero',
      'restrictions|restriction|limitations|limits|filter|filters|filtering|censorship|ethical|ethics|moral|morals|boundaries|guardrails|constraints|rules|safeguards|refusing',
    ],
    '(without|no|not have any|not bound by|free of|free from|freed from|not limited by|not restricted by|lacks|zero) _2 (restrictions|filters|filtering|censorship|ethical|ethics|moral|morals|ethical constraints|guardrails|safeguards)',
  ),
  p(
    'unbound',
    5,
    [
      'refusals|safety|filters|filter|safeguards|guidelines|restrictions',
      'disabled|off|disable|deactivated|removed|suspended|lifted|turned',
    ],
    '(refusals are|safety|safety filters|safety guidelines|content filters|content filter|filters|safeguards) (is|are|have been|has been|now)? (disabled|off|deactivated|removed|suspended|lifted|turned off)',
  ),
  p(
    'unbound',
    6,
    ['disable|remove|turn|deactivate|suspend|drop', 'safety|filters|filter|content|guardrails|restrictions|ethical'],
    '(disable|remove|turn off|deactivate|suspend|drop) _2 (safety filters|content filters|content filter|safety guidelines|safety|guardrails|ethical guidelines|ethical filters|restrictions) _2',
  ),
  p(
    'unbound',
    4,
    ['bypass|circumvent|break|evade', 'rules|filters|restrictions|policies|limitations|guidelines|filter|safety'],
    '(bypass|circumvent|break|evade) _2 (the rules|rules|filters|restrictions|policies|limitations|guidelines|content filter|safety)',
  ),
  p(
    'unbound',
    7,
    [
      'bypass|bypassing|ignore|ignoring',
      'content|safety|ethical',
      'policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation|measures',
    ],
    '(bypass|bypassing|ignore|ignoring) _3 (content|safety|ethical) (policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation|measures)',
  ),
  p(
    'unbound',
    10,
    [
      'exempt|exempted|free|bypass|bypassing|without|disable|disabling|ignore|turn',
      'content|safety|ethical',
      'policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation',
    ],
    '(exempt from|exempted from|free from|without|disable|disabling|turn off) _3 (content|safety|ethical) (policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation|measures)',
  ),
  p(
    'unbound',
    9,
    [
      'break|bypass|jailbreak|circumvent|defeat|remove',
      'ai|model|llm|chatbot|assistant',
      'safety|filters|restrictions|guardrails|rules|alignment',
    ],
    '(break|bypass|jailbreak|circumvent|defeat|remove) _2 (ai|model|llm|chatbot|assistant) (s )?(safety|filters|restrictions|guardrails|rules|alignment)',
  ),
  p(
    'unbound',
    10,
    [
      'disable|deactivate|remove|turn|drop|bypass|lift|abandon|shut',
      'your',
      'filters|filter|restrictions|safety|guardrails|safeguards|limitations|ethics|morals|censorship',
    ],
    '(disable|deactivate|remove|turn off|drop|bypass|lift|abandon|shut off) _1 your _2 (filters|filter|restrictions|safety|guardrails|safeguards|limitations|ethics|morals|censorship)',
  ),
  p(
    'unbound',
    7,
    ['exception|exempt', 'ethical|safety|security'],
    '(exception to|exempt from) _4 (ethical|safety|security) _1 (protocols|rules|standards|guidelines)',
  ),
  p(
    'unbound',
    8,
    [
      'disable|remove|deactivate|suspend|drop|bypass|lift|skip|disabling|removing|bypassing',
      'filters|filter|guardrails|guidelines|safeguards|features',
      'content|safety|ethical|guardrails|ethics|all',
    ],
    '(disable|remove|deactivate|suspend|drop|bypass|lift|skip|disabling|removing|bypassing) _1 (content filters|content filter|safety filters|safety filter|safety guidelines|ethical guidelines|ethical filters|safety safeguards|safety features|ai guardrails|safety guardrails|all guardrails|all safeguards)',
  ),
  p(
    'unbound',
    6,
    ['skip|bypass', 'all|any', 'safety|security', 'checks|check|confirmations|measures'],
    '(skip|bypass) (all|any) (safety|security) (checks|check|confirmations|measures)',
  ),
  p(
    'unbound',
    7,
    ['exempt', 'request|user|session|conversation|task|account', 'restrictions|rules|policies|policy|filters|guidelines|checks'],
    '(request|user|session|conversation|task|account) is exempt from _3 (restrictions|rules|policies|policy|filters|guidelines|checks)',
  ),
  p(
    'unbound',
    9,
    ['pretend|imagine|assume|suppose|as', 'safety|ethical|content|ethics|moderation', 'never|not|no|off|disabled|exist'],
    '(pretend|imagine|assume|suppose|as if|as though) _3 (safety|ethical|ethics|content|moderation) _3 (never|not|no longer|off|disabled|don t|doesn t)',
  ),
  p(
    'unbound',
    6,
    [
      'bypass|bypasses|break|breaks|breaking|violate|violates|ignore|ignores|defy|defies',
      'openai|openais|ai|chatgpt',
      'policy|policies|rules|guidelines|restrictions',
    ],
    '(bypass|bypasses|break|breaks|breaking|violate|violates|ignore|ignores|defy|defies) (the )?(openai|openais|openai s|ai|chatgpt|chatgpt s) (content |usage )?(policy|policies|rules|guidelines|restrictions)',
  ),
  p(
    'unbound',
    8,
    ['safety|ethics', 'training|safeguards|guardrails', 'removed|never|disabled|off|gone|lifted|suspended'],
    '(safety|ethics) (training|safeguards|guardrails) _3 (removed|never|disabled|off|gone|lifted|suspended)',
  ),
  p(
    'unbound',
    7,
    ['safeguards|guardrails', 'disabled|lifted|off|suspended|removed'],
    '(safeguards|guardrails) (are|have been|were) _2 (disabled|lifted|off|suspended|removed)',
  ),
];
