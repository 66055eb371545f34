/** The module gave up: a conflict of rules, a malformed value, memory that is not to be had. `message` is OPA's own text. */
export class PolicyAbort extends Error {
  override readonly name = 'PolicyAbort';
}

/** The policy calls a builtin that neither the module nor this host implements. */
export class MissingBuiltin extends Error {
  override readonly name = 'MissingBuiltin';
  readonly builtin: string;

  constructor(builtin: string) {
    super(`the policy calls \`${builtin}\`, which is not available here`);
    this.builtin = builtin;
  }
}

/** The policy wants more than a decision may: it would not end, or not fit. `message` follows "the policy failed: ". */
export class PolicyLimit extends Error {
  override readonly name = 'PolicyLimit';
  readonly limit: 'steps' | 'memory';

  constructor(limit: 'steps' | 'memory', message: string) {
    super(message);
    this.limit = limit;
  }
}

/** A module that cannot be loaded as a policy: another ABI, or not a policy at all. */
export class UnusableModule extends Error {
  override readonly name = 'UnusableModule';
}
