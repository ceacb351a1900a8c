/** Connectives a sentence hangs by on the one before: a part shown alone begins after them. Written as tokens are folded. */

/** Single words. */
export const CONNECTIVES: readonly string[] = `
but and yet however meanwhile still also moreover so then instead indeed nevertheless nonetheless additionally furthermore separately
ولكن لكن كما كذلك وقد وفيما فيما وبينما بينما بدوره بدورها وبدوره وبدورها بدورهم هذا وكذلك ايضا وايضا بالتالي وبالتالي لذا ولذا وهكذا ثم وهذا
`
  .split(/\s+/)
  .filter(Boolean);

/** Several words; a comma may follow. */
export const CONNECTIVE_PHRASES: readonly (readonly string[])[] = `
من جهته
من جهتها
من جهتهم
من جانبه
من جانبها
من جانبهم
من ناحيته
من ناحيتها
من جهه اخري
من جهه ثانيه
من ناحيه اخري
من جانب اخر
في المقابل
في غضون ذلك
في هذه الاثناء
في الاثناء
في سياق متصل
في سياق اخر
في السياق ذاته
في السياق نفسه
في هذا السياق
في هذا الاطار
في الاطار ذاته
علي صعيد اخر
علي صعيد متصل
علي الصعيد ذاته
الي ذلك
الي جانب ذلك
مع ذلك
بالاضافه الي ذلك
اضافه الي ذلك
علاوه علي ذلك
فضلا عن ذلك
غير ان
الا ان
بيد ان
يشار الي ان
يذكر ان
تجدر الاشاره الي ان
جدير بالذكر ان
الجدير بالذكر ان
من الجدير بالذكر ان
علي الرغم من ذلك
رغم ذلك
for his part
for her part
for its part
for their part
in addition
on the other hand
at the same time
as a result
in the meantime
even so
of course
after all
in other words
in fact
in turn
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** After this word a clause stands only because of the one before it: a proposition may end here. */
export const SUBORDINATE: readonly string[] = `
after hours days before while amid following because since although though despite according as when whereas unless until
بعد قبل عقب اثر وسط بينما فيما وذلك حسب بحسب وفق وفقا لان حيث اذ رغم خلال مضيفا مضيفه موكدا موكده مشيرا مشيره لافتا مبينا موضحا وفقما حسبما منذ غداه
`
  .split(/\s+/)
  .filter(Boolean);

/** A clause that begins so leans on the one before it, which is shown with it. */
export const LEANING: readonly string[] =
  'who which whose whom where that said says than to of and or with as calculates الذي التي الذين اللذين مما ما حيث اذ فان ان او من الي علي وذلك'.split(
    ' ',
  );

/** An attached "and" before a particle. */
export const AND_PARTICLES: readonly string[] = 'ولم ولن ولا وما ومن وفي وعن وهو وهي وهم وقد ومع وعلى'.split(
  ' ',
);
