/** Our own words, all of them in windows-1256 as well. */
export const PARAGRAPHS = [
  'قالت وزيرة المياه سلمى نجم يوم الأحد إن "السد آمن ولا خطر على القرى"، مضيفة أن فحصه تم أمس في حضور المهندسين.',
  'ونفى المهندس كريم عادل ذلك، وقال للصحفيين: "رأيت شقوقا في الجدار". وطالب بفتح تحقيق يشارك فيه أهل القرى الثلاث.',
  'ويعيش نحو 1200 شخص قرب السد الذي بني عام 1974، وفق وكالة أنباء الوادي، وقد ارتفع منسوب المياه فيه هذا الشتاء.',
];

const HEAD = `<title>خلاف حول السد</title>
<meta property="og:title" content="خلاف حول السد">
<meta property="og:site_name" content="صحيفة النهر">
<meta property="article:published_time" content="2020-03-01T08:00:00+0300">
<meta name="author" content="بقلم نور حداد">`;

export function pageHtml({ head = HEAD, lang = 'ar', paragraphs = PARAGRAPHS } = {}): string {
  const [first = '', ...rest] = paragraphs;
  return `<!doctype html><html lang="${lang}" dir="rtl"><head>${head}</head><body>
<nav><a href="/">أولى</a> <a href="/sport">رياضة</a></nav>
<article><h1>خلاف حول السد</h1>
<p>${first.replace('السد', '<a href="/dam">السد</a>')}</p><script>document.write('alert')</script>
${rest.map((paragraph) => `<p>\n  ${paragraph.replaceAll(' ', '\n ')}\n</p>`).join('\n')}
</article><footer>كل الحقوق محفوظة</footer></body></html>`;
}
