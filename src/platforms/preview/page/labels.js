/** The page's own words; the bot's come from the bot. */
export const LABELS = {
  en: {
    tagline: 'Who said what: the same bot, as Slack and Discord would show it',
    both: 'Send to both',
    switchTo: 'العربية',
    channel: 'briefings',
    placeholder: 'Message, or / for commands',
    send: 'Send',
    onlyYou: 'Only visible to you',
    payload: 'Payload',
    edited: '(edited)',
    you: 'You',
    answering: 'Isnad is answering…',
    unknown: (word) => `There is no command /${word}. Type / to see them all.`,
    unreachable: 'The bot cannot be reached. The page tries again by itself.',
    failed: 'That did not work. Try again; the log tells why.',
    gone: 'That button no longer works: the message has changed.',
  },
  ar: {
    tagline: 'من قال ماذا: البوت نفسه كما يظهر في سلاك وديسكورد',
    both: 'إرسال إلى الجهتين',
    switchTo: 'English',
    channel: 'إحاطات',
    placeholder: 'اكتب رسالة، أو / للأوامر',
    send: 'إرسال',
    onlyYou: 'لا يراها سواك',
    payload: 'البيانات المرسلة',
    edited: '(معدّلة)',
    you: 'أنت',
    answering: 'إسناد يجيب…',
    unknown: (word) => `لا يوجد أمر باسم ‎/${word}‎. اكتب / لعرض الأوامر كلها.`,
    unreachable: 'تعذّر الوصول إلى البوت. ستعيد الصفحة المحاولة من تلقاء نفسها.',
    failed: 'لم ينجح ذلك. أعد المحاولة، والسبب في السجل.',
    gone: 'لم يعد هذا الزر يعمل، فقد تغيّرت الرسالة.',
  },
};

/** Arabic where the browser prefers it to English, or where the visitor chose it here. */
export function startLanguage() {
  const chosen = localStorage.getItem('isnad.language');
  if (chosen === 'ar' || chosen === 'en') return chosen;
  const known = navigator.languages.map((tag) => tag.split('-')[0]).find((tag) => tag in LABELS);
  return known ?? 'en';
}

export function applyLabels(language) {
  const labels = LABELS[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('[data-label]')) {
    element.textContent = labels[element.dataset.label];
  }
  for (const input of document.querySelectorAll('.composer input')) {
    input.placeholder = labels.placeholder;
    input.ariaLabel = labels.placeholder;
  }
  for (const button of document.querySelectorAll('.composer button')) button.ariaLabel = labels.send;
  const language_ = document.getElementById('language');
  language_.textContent = labels.switchTo;
  language_.lang = language === 'ar' ? 'en' : 'ar';
}
