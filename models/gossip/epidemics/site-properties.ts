import { on, type Property, parseDuration } from '../../../kernel/index.ts';
import { type Entry, isLater } from '../kit/versioned-store.ts';
import { KEY, Site } from './anti-entropy-site.ts';
import { phaseOf } from './certificates.ts';

/** A site that has had a death certificate never holds an older value, until the certificate expires there. */
export const deletionsLast: Property = on(
  'a death certificate is not undone before it expires',
  { memory: () => new WeakMap<Site, Entry>() },
  ({ at, to }, certificates, world) => {
    const site = world.actor(to.name)?.actor;
    if (!(site instanceof Site)) return true;
    const own = site.store.get(KEY);
    const certificate = certificates.get(site);
    if (own?.value === null) certificates.set(site, own);
    if (own === undefined || own.value === null || certificate === undefined) return true;
    if (isLater(own.version, certificate.version)) return true;
    const { options } = world.scenario;
    const times = { hold: durationOf(options.hold), dormancy: durationOf(options.dormancy) };
    return (
      phaseOf(certificate, site.index, at, times) === 'expired' ||
      `holds what was deleted at ${certificate.version.at} us`
    );
  },
);

const durationOf = (text: unknown): number => parseDuration(String(text)) ?? 0;
