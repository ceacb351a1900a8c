import type { Fetched } from './guard.ts';
import { refuse } from './refusal.ts';

/** Throws UserError for an answer that holds no page. */
export function checkStatus({ status, url }: Fetched): void {
  if (status >= 200 && status < 300 && status !== 204) return;
  const detail = `${new URL(url).hostname}: ${status}`;
  if (status === 404 || status === 410) throw refuse('notFound', detail);
  if (status >= 500 || status === 429 || status === 408) throw refuse('siteFailed', detail);
  throw refuse('refused', detail);
}
