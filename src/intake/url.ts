import { refuse } from './refusal.ts';

/** Query parameters that tell who shared a link, not which article it is. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|twclid|yclid|_hs\w+|ref_src|ref_url|cmpid|at_\w+|s_cid|ncid|ocid|_ga|_gl|xtor|wt_\w+)$/i;

/** A web address that may be fetched. Throws UserError. */
export function parseWebAddress(text: string): URL {
  const trimmed = text.trim().replace(/^<(.*)>$/, '$1');
  const url = URL.parse(trimmed);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') throw refuse('notAnAddress', trimmed);
  if (url.username || url.password) throw refuse('credentials');
  return url;
}

/** The address by which an article is known: no fragment, no tracking parameters, the rest in a fixed order. */
export function canonicalAddress(url: URL): string {
  const canonical = new URL(url);
  canonical.hash = '';
  canonical.username = '';
  canonical.password = '';
  for (const name of [...canonical.searchParams.keys()]) {
    if (TRACKING.test(name)) canonical.searchParams.delete(name);
  }
  canonical.searchParams.sort();
  return canonical.href;
}
