import type { Origin } from '../../commands/command.ts';
import type { Card, ChromeLanguage } from '../../views/card.ts';
import { renderDiscord } from './render.ts';
import type { Answer } from './respond.ts';

const NO_MORE = { label: '…', token: 'none' };
const WORDS = {
  failed: {
    en: 'Something went wrong on our side. Please try again.',
    ar: 'حدث خطأ من جانبنا. حاول مرة أخرى من فضلك.',
  },
  cannotWrite: {
    en: 'This answer is for you alone, and I cannot write to you directly. Ask me with ',
    ar: 'هذا الجواب لك وحدك، ولا أستطيع مراسلتك مباشرة. اسألني بالأمر ',
  },
} as const;

/** What is shown when answering itself failed; the dispatcher's own errors come as cards. */
export function failure(origin: Origin): Answer {
  const card = line(origin.locale?.startsWith('ar') ? 'ar' : 'en', 'failed', '');
  return { payload: renderDiscord(card, NO_MORE).payload, visibility: 'asker', replace: false };
}

/** Said in the channel where a private answer to a mention finds the direct messages closed. */
export function cannotWrite(chrome: ChromeLanguage, origin: Origin): Card {
  return line(chrome, 'cannotWrite', origin.spell('briefing'));
}

function line(chrome: ChromeLanguage, words: keyof typeof WORDS, more: string): Card {
  const text = WORDS[words][chrome] + more;
  const dir = chrome === 'ar' ? 'rtl' : 'ltr';
  return { chrome, summary: text, tone: 'error', blocks: [{ type: 'text', runs: [{ text }], dir }] };
}
