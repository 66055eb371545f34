import { EXIT, UserError } from '../../../errors/exit.js';
import { printable } from '../../../errors/printable.js';
import { keptBundles, oneBundle, type KeptBundle } from '../../../pap/remote/kept-bundles.js';
import { rollBack, shownRevision } from '../../../pap/remote/roll-back.js';
import { resolveSource } from '../../../pap/source/resolve-source.js';
import { print, printJson } from '../../output.js';

interface Options {
  readonly to?: string;
  readonly bundle?: string;
  readonly clear?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** Lets an earlier revision of a downloaded bundle decide until `--clear`. Running proxies notice. */
export async function policyRollback([word = '']: readonly string[], options: Options): Promise<number> {
  const { to, bundle, clear, list, json } = options;
  if ([to, clear, list].filter((each) => each !== undefined).length > 1)
    throw new UserError('`--to`, `--clear` and `--list` are three different things: give one of them');
  const bundles = keptBundles(resolveSource(word, { allowHttp: true }), process.env);
  if (list === true) {
    const shown = bundle === undefined ? bundles : [oneBundle(bundles, bundle)];
    if (json === true) printJson(shown.map(described));
    else for (const each of shown) print(table(each));
    return EXIT.ok;
  }
  const one = oneBundle(bundles, bundle);
  const pinned = clear === true ? unpinned(one) : rollBack(one, to);
  if (json === true) printJson(described(one));
  else if (pinned === undefined) print(`bundle \`${one.name}\`: no pin; what the server has decides`);
  else print(printable(`bundle \`${one.name}\`: revision ${shownRevision(pinned)} decides until \`--clear\``));
  return EXIT.ok;
}

function unpinned({ revisions }: KeptBundle): undefined {
  revisions.pin.clear();
}

function described({ name, revisions }: KeptBundle) {
  const pinned = revisions.pin.read();
  return {
    bundle: name,
    pinned: pinned ?? null,
    revisions: revisions.list().map(({ sha256, revision, etag, bytes, activated }) => ({
      sha256,
      ...(revision === undefined ? {} : { revision }),
      ...(etag === undefined ? {} : { etag }),
      bytes,
      activated: new Date(activated).toISOString(),
    })),
  };
}

/** The newest activation first. */
function table(bundle: KeptBundle): string {
  const { pinned, revisions } = described(bundle);
  const lines = revisions.map(({ sha256, revision = '', bytes, activated }) => {
    const mark = sha256 === pinned ? '  pinned' : '';
    return printable(`${activated}  ${sha256.slice(0, 12)}  ${String(bytes).padStart(9)} bytes  ${revision}${mark}`);
  });
  return [`${bundle.name}: ${revisions.length === 0 ? 'nothing is kept' : ''}`.trimEnd(), ...lines].join('\n');
}
