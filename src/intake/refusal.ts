import { UserError, type Wording } from '../errors.ts';

/** Why an article could not be had, in both languages of the chrome. `{}` stands for the detail. */
const REFUSALS = {
  notAnAddress: {
    en: ['“{}” is not a web address.', 'Give one that begins with https:// or http://.'],
    ar: ['«{}» ليس عنوان صفحة.', 'اكتب عنوانًا يبدأ بـ https:// أو http://.'],
  },
  credentials: {
    en: ['The address holds a user name or a password.', 'Give the address without them.'],
    ar: ['في العنوان اسم مستخدم أو كلمة مرور.', 'اكتب العنوان من دونهما.'],
  },
  privateNetwork: {
    en: ['{} is not on the public internet, so it is not fetched.', 'Paste the text instead.'],
    ar: ['{} ليس على الإنترنت العام، فلا يُجلب.', 'ألصق النص بدلًا من ذلك.'],
  },
  tooManyRedirects: {
    en: [
      '{} sends on from page to page without end.',
      'Open it in a browser and give the address you end at.',
    ],
    ar: ['{} يحيل من صفحة إلى صفحة بلا نهاية.', 'افتحه في المتصفح واكتب العنوان الذي تصل إليه.'],
  },
  tooSlow: {
    en: ['{} did not answer in time.', 'Try again later, or paste the text.'],
    ar: ['لم يجب {} في الوقت المحدد.', 'حاول لاحقًا، أو ألصق النص.'],
  },
  tooLarge: {
    en: ['{} is too large to read.', 'Paste the part you need.'],
    ar: ['{} أكبر من أن يُقرأ.', 'ألصق الجزء الذي تحتاجه.'],
  },
  wrongType: {
    en: ['The address leads to {}, not to an article.', 'Give the address of a page with text.'],
    ar: ['يؤدي العنوان إلى {}، لا إلى مقال.', 'اكتب عنوان صفحة فيها نص.'],
  },
  unreachable: {
    en: ['{} could not be reached.', 'Check the address, or try again later.'],
    ar: ['تعذّر الوصول إلى {}.', 'تحقق من العنوان، أو حاول لاحقًا.'],
  },
  refused: {
    en: ['The site refused to give the page ({}).', 'Paste the text instead.'],
    ar: ['رفض الموقع إعطاء الصفحة ({}).', 'ألصق النص بدلًا من ذلك.'],
  },
  notFound: {
    en: ['There is no such page ({}).', 'Check the address.'],
    ar: ['لا صفحة بهذا العنوان ({}).', 'تحقق من العنوان.'],
  },
  siteFailed: {
    en: ['The site failed ({}).', 'Try again later.'],
    ar: ['حدث عطل في الموقع ({}).', 'حاول لاحقًا.'],
  },
  noArticle: {
    en: ['No article was found at {}.', 'Give the address of a single article, or paste its text.'],
    ar: ['لم يُعثر على مقال في {}.', 'اكتب عنوان مقال واحد، أو ألصق نصه.'],
  },
  noArticleInFile: {
    en: [
      'The file holds no article that can be told from the page round it.',
      'Save its text as a .txt file and try again.',
    ],
    ar: ['ليس في الملف مقال يمكن تمييزه عمّا حوله.', 'احفظ نصه في ملف .txt وحاول مجددًا.'],
  },
  notText: {
    en: ['{} holds no text that can be read.', 'Save it as UTF-8 text and try again.'],
    ar: ['لا يحوي {} نصًا يمكن قراءته.', 'احفظه نصًا بترميز UTF-8 وحاول مجددًا.'],
  },
  empty: {
    en: ['There is no text to brief.', 'Give a link, or paste the article.'],
    ar: ['لا نص هنا لإيجازه.', 'اكتب رابطًا، أو ألصق المقال.'],
  },
  tooLong: {
    en: ['The text is too long: at most {} characters are read.', 'Paste the part you need.'],
    ar: ['النص أطول من اللازم: يُقرأ {} حرف على الأكثر.', 'ألصق الجزء الذي تحتاجه.'],
  },
  noFile: {
    en: ['{} cannot be read.', 'Check the path and the permissions.'],
    ar: ['تتعذّر قراءة {}.', 'تحقق من المسار والأذون.'],
  },
  isFolder: {
    en: ['{} is a folder.', 'Give a file in it.'],
    ar: ['{} مجلد.', 'اكتب اسم ملف فيه.'],
  },
  notAFeed: {
    en: ['{} is not a feed.', 'Give the address of an RSS, Atom or JSON feed.'],
    ar: ['{} ليس خلاصة أخبار.', 'اكتب عنوان خلاصة RSS أو Atom أو JSON.'],
  },
  withdrawn: {
    en: ['The briefing of this article was withdrawn.', 'Ask the editors why.'],
    ar: ['سُحب الموجز الخاص بهذا المقال.', 'اسأل المحررين عن السبب.'],
  },
  notVerified: {
    en: ['The article could not be briefed: {}.', 'Nothing was kept. Report it to whoever runs Isnad.'],
    ar: ['تعذّر إيجاز المقال: {}.', 'لم يُحفظ شيء. أبلغ من يشغّل إسناد.'],
  },
} as const satisfies Record<string, { en: readonly [string, string]; ar: readonly [string, string] }>;

export type Refusal = keyof typeof REFUSALS;

/** In English, with its Arabic. */
export class IntakeError extends UserError {
  readonly refusal: Refusal;
  readonly detail: string;

  constructor(refusal: Refusal, detail: string, cause?: unknown) {
    const { en, ar } = REFUSALS[refusal];
    const english = fill(en, detail);
    super(english.message, english.remedy, { arabic: fill(ar, detail), ...(cause ? { cause } : {}) });
    this.refusal = refusal;
    this.detail = detail;
  }

  /** Whether it may go well another time. */
  get isPassing(): boolean {
    return PASSING.has(this.refusal);
  }
}

const PASSING: ReadonlySet<Refusal> = new Set(['tooSlow', 'unreachable', 'siteFailed']);

/** Where there was no article: at an address, or in a file. */
export function refuseArticle(url: string | undefined, cause?: unknown): IntakeError {
  return url === undefined
    ? refuse('noArticleInFile', '', cause)
    : refuse('noArticle', new URL(url).hostname, cause);
}

/** `detail` is cut short, since it may come from anywhere. */
export function refuse(refusal: Refusal, detail = '', cause?: unknown): IntakeError {
  return new IntakeError(
    refusal,
    detail.length > 100 ? `${detail.slice(0, 100).toWellFormed()}…` : detail,
    cause,
  );
}

function fill(
  [message, remedy]: readonly [string, string],
  detail: string,
): Required<Wording> & { remedy: string } {
  return { message: message.replace('{}', () => detail), remedy };
}
