import { parentPort, workerData } from 'node:worker_threads';
import { type Page, readPage } from './page.ts';
import type { PageAnswer } from './page-reader.ts';
import { IntakeError } from './refusal.ts';

/** One page in, one answer out. */
function answer(page: Page): PageAnswer {
  try {
    return { article: readPage(page) };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { refusal: error.refusal, detail: error.detail };
  }
}

parentPort?.postMessage(answer(workerData));
