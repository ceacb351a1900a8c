import { Worker } from 'node:worker_threads';
import type { Article } from '../briefing/article.ts';
import type { Page } from './page.ts';
import { type Refusal, refuse, refuseArticle } from './refusal.ts';

export type PageReader = (page: Page) => Promise<Article>;

/** What the worker answers: an error crosses threads as plain data. */
export type PageAnswer =
  | { readonly article: Article }
  | { readonly refusal: Refusal; readonly detail: string };

/**
 * Reads each page in a thread of its own, ended after `timeout` ms: however a page is made, it neither holds up whoever
 * else is waiting nor takes the process down. The promise throws UserError.
 */
export function createPageReader({ timeout }: { timeout: number } = { timeout: 15_000 }): PageReader {
  return async (page) => {
    const worker = new Worker(new URL('./page-worker.ts', import.meta.url), {
      workerData: page,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<PageAnswer>((resolve, reject) => {
        timer = setTimeout(() => reject(refuseArticle(page.url)), timeout);
        worker.once('message', resolve);
        worker.once('error', (error) => reject(refuseArticle(page.url, error)));
        worker.once('exit', () => reject(refuseArticle(page.url)));
      });
      if ('article' in answer) return answer.article;
      throw refuse(answer.refusal, answer.detail);
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  };
}
