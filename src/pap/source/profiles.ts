import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';

/** The built-in policies, weakest first. Each is `policies/<name>.yaml`, compiled when the package is built. */
export const PROFILES = ['minimal', 'standard', 'strict', 'enterprise'] as const;
export type Profile = (typeof PROFILES)[number];
export const DEFAULT_PROFILE: Profile = 'standard';

export function isProfile(name: string): name is Profile {
  return (PROFILES as readonly string[]).includes(name);
}

/** The name of a profile's file as diagnostics and `source` annotations show it, the same on every machine. */
export function profileFile(name: Profile): string {
  return `policies/${name}.yaml`;
}

export function profilePath(name: Profile): string {
  return join(packageRoot, profileFile(name));
}
