import type { Detector } from '../../detector.js';
import { roleOfName } from '../../roles/role-names.js';
import type { Traits } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import type { Report } from '../report.js';
import { issuedSecrets, ISSUERS } from './issuers.js';
import { KUBERNETES_SECRET, kubernetesSecrets } from './kubernetes.js';
import { isSecretName, labelledSecret } from './labelled.js';
import { nearChanges, standsAsBefore } from './near-changes.js';
import { isStandIn } from './placeholder.js';
import { PRIVATE_KEYS, privateKeys, puttyKeys } from './private-key.js';
import { serviceSecrets, SERVICES } from './services.js';
import { shapedWords } from './shaped-words.js';
import { mayBeWritten, writtenSecrets } from './written.js';

/** As many as are listed one by one. */
const MOST_TAKEN = 64;

/**
 * Credentials: by the shape that their issuer gave them, by the issuer's name beside them, by what is written around them, or by how
 * random they are. A tool that asks for a credential by the name of its argument is given one: there it is noted. What a server says was
 * asked for by nobody, and a form may not ask for it: there the name is what is written around the value, as in the same as a text.
 */
export const secret: Detector = {
  name: 'secret',
  detect(inspected, report) {
    const named = roleOfName(inspected.name) === 'secret';
    const asked = named && inspected.surface === 'arguments' && inspected.typed !== true;
    const label = inspected.label !== undefined && isSecretName(inspected.label) ? inspected.label : undefined;
    /** The last view without any word of a credential's shape. */
    let unshaped: View | undefined;
    for (const view of inspected.views) {
      const { text, traits } = view;
      if (!named && label === undefined && !mayHold(traits)) continue;
      // A key hides what is in it, up to a footer that another reading may have elsewhere.
      const near = (traits.literals & PRIVATE_KEYS) === 0 ? nearChanges(view) : view;
      const isPart = near !== view;
      const taken: (readonly [start: number, end: number])[] = [];
      const tell = (isKnown: boolean, ...[rule, confidence, start, end]: Parameters<Report>) => {
        // The first that tells what it is says most; of what reaches beyond it the rest has to be cut out too.
        if (taken.some(([from, to]) => start < to && end > from && (confidence !== 'high' || (start >= from && end <= to)))) return;
        if (confidence === 'high' && taken.length < MOST_TAKEN) taken.push([start, end]);
        if (isKnown) return;
        const least = asked && confidence === 'high' ? 'medium' : confidence;
        report({ rule, confidence: least, severity: least === 'high' ? 'high' : 'medium', view, start, end });
      };
      const add: Report = (...said) => tell(false, ...said);
      const addNew: Report = (rule, confidence, start, end) =>
        tell(isPart && standsAsBefore(view, start, end), rule, confidence, start, end);
      // From header to footer first: a line of a key has a shape by itself, and what it overlaps is not told again.
      if ((traits.literals & PRIVATE_KEYS) !== 0) {
        privateKeys(view, add);
        puttyKeys(view, add);
      }
      // Of what was not looked at the view has what the one before has.
      const isAllRead = !isPart || (unshaped !== undefined && view.origin?.of === unshaped);
      unshaped = shapedWords(near, addNew, unshaped) && isAllRead ? view : undefined;
      // Where Base64 is read already, what looks like it is something else.
      if ((traits.literals & KUBERNETES_SECRET) !== 0 && !view.made.includes('base64')) kubernetesSecrets(text, add);
      if ((traits.literals & ISSUERS) !== 0)
        issuedSecrets(near, ({ rule, start, end, isCertain }) => addNew(rule, isCertain ? 'high' : 'medium', start, end));
      if (mayBeWritten(traits)) writtenSecrets(near, addNew);
      if ((traits.literals & SERVICES) !== 0) serviceSecrets(near, (start, end) => addNew('service_key', 'high', start, end));
      if (named && !asked) labelledSecret(inspected.name, text, add);
      if (label !== undefined) labelledSecret(label, text, add);
      if (named && text.length >= 6 && text.length <= 4_096 && !isStandIn(text)) add('named', 'medium', 0, text.length);
    }
  },
};

/** Whether there is a word of any of them, or one that is long enough to be a credential by itself. */
function mayHold(traits: Traits): boolean {
  return (
    traits.runs.length > 0 || (traits.literals & (ISSUERS | PRIVATE_KEYS | SERVICES | KUBERNETES_SECRET)) !== 0 || mayBeWritten(traits)
  );
}
