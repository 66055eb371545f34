import { userInfo } from 'node:os';
import type { Identity } from '../pdp/input-document.js';
import { subjectFrom } from './subject.js';

/** The operating-system user, not authenticated. A container may run as a user id that has no name. */
export function osIdentity(os: () => string = () => userInfo().username): Identity {
  try {
    return { subject: subjectFrom(os(), 'the operating-system user'), authenticated: false, method: 'os' };
  } catch {
    return { subject: 'unknown', authenticated: false, method: 'none' };
  }
}
