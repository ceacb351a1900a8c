import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { type Page, readPage } from './page.ts';
import type { PageAnswer } from './page-reader.ts';

/** One page in, one answer out. */
function answer(page: Page): PageAnswer {
  try {
    return { article: readPage(page) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { refused: { message: error.message, remedy: error.remedy, arabic: error.arabic } };
  }
}

parentPort?.postMessage(answer(workerData));
