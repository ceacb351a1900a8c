import type { PlatformName } from '../briefing/audience.ts';
import { messageOf, type UserError } from '../errors.ts';
import type { Words } from './owners.ts';
import type { Stop } from './refusals.ts';

/** What owners and the desk are told. */

export const GONE: Words = {
  en: {
    message: 'the channel is gone, or the bot may not post there.',
    remedy: 'Invite the bot or let it post, then press Resume.',
  },
  ar: {
    message: 'القناة لم تعد موجودة، أو لا يُسمح للبوت بالنشر فيها.',
    remedy: 'ادعُ البوت إليها أو اسمح له بالنشر، ثم اضغط «استئناف».',
  },
};

export const UNCERTAIN: Words = {
  en: {
    message: 'the platform cannot tell whether the last post was made.',
    remedy: 'Look in the channel whether it is there; it will not be posted again.',
  },
  ar: {
    message: 'لا تستطيع المنصة أن تقول هل نُشرت الرسالة الأخيرة.',
    remedy: 'انظر في القناة هل هي هناك؛ لن تُنشر مرة أخرى.',
  },
};

/** A time, its days or a zone that can no longer be, e.g. one that left the tz database. */
export function zoneGone(error: UserError): Words {
  const ar = error.arabic ?? error;
  return {
    en: { message: error.message, remedy: 'Nothing is posted until it is set up again with another.' },
    ar: { message: ar.message, remedy: 'لن يُنشر شيء حتى تُعدّ من جديد بغيرها.' },
  };
}

export function unreadable(error: unknown): Words {
  return {
    en: {
      message: `what was set up cannot be read (${messageOf(error)}).`,
      remedy: 'Nothing is posted until it is set up again.',
    },
    ar: { message: 'لا يمكن قراءة ما أُعدّ.', remedy: 'لن يُنشر شيء حتى تُعدّ من جديد.' },
  };
}

export const REMEDIES = {
  uncertain: UNCERTAIN.en.remedy,
  failed: 'Mend the cause; the next digest covers the same articles.',
  missed: 'Nothing to do: the next digest covers the same articles.',
} as const;

/** The day is named, so that the same is told again on another. */
export function stopWords(platform: PlatformName, { reason }: Stop, now: number) {
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    message: `${platform} has refused several requests in a row (${day}): ${reason}`,
    remedy: 'Nothing is posted there for a while; what is due waits. Check the token and the app.',
  };
}
