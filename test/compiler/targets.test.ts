import { describeSuites } from './suites.js';
import { TARGETS } from './targets.cases.js';

describeSuites(TARGETS);
