// @ts-check
/** Tests that pass, fail, are skipped and are tables. */
export const MIXED = 'test/fixtures/rego/mixed';

/** Rego that both read: the library, policies, what customers' repositories look like, and what is wrong on purpose. */
export const REPOSITORIES = ['rego', 'test/fixtures/team-policy', MIXED, 'policies/examples/rego-team'];
