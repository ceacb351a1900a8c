import { parentPort } from 'node:worker_threads';
import type { Article } from '../briefing/article.ts';
import { messageOf } from '../errors.ts';
import { analyse } from './analyse.ts';

/** What the worker answers for each article it is sent. */
export type Answer = { readonly briefing: ReturnType<typeof analyse> } | { readonly error: string };

/** Thread entry: one article in, one answer out, in turn. */
parentPort?.on('message', ({ article, today }: { article: Article; today?: string }) => {
  let answer: Answer;
  try {
    answer = { briefing: analyse(article, { today }) };
  } catch (error) {
    answer = { error: messageOf(error) };
  }
  parentPort?.postMessage(answer);
});
