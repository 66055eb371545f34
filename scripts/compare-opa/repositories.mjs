// @ts-check
/** Tests that pass, fail, are skipped and are tables. */
export const MIXED = 'test/fixtures/rego/mixed';

/** Rego that both read: the library, policies, what customers' repositories look like, and what is wrong on purpose. */
export const REPOSITORIES = ['rego', 'test/fixtures/team-policy', MIXED];

/** Policies that call the library: stock `opa` needs it as a second bundle. */
export const TEMPLATE = 'policies/examples/rego-team/bundle';
