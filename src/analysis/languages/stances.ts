/** Words that turn a report's stance, Arabic and English, in one string each. */

export const NEGATIVE =
  "not no never nothing nobody none neither nor cannot don't doesn't didn't won't wouldn't isn't aren't wasn't weren't can't couldn't haven't hasn't hadn't لم لن لا ليس ليست لسنا لست ولم ولن ولا وليس وليست فلم فلن فلا";
/** Negations of what is past; the English ones with their auxiliary. */
export const PAST_NEGATIVE =
  "never didn't wasn't weren't haven't hasn't hadn't did_not was_not were_not has_not have_not had_not لم ولم فلم";
export const OBLIGATION =
  "should must ought shouldn't mustn't يجب ينبغي لابد ضرورة بضرورة وجوب المطلوب يتعين يتوجب";
/** After a negation these make no denial: «لا تزال», "no doubt", "not only". */
export const NO_NEGATION_BEFORE =
  'تزال يزال يزالون زال زالت شك بد سيما يقل تقل يقتصر تقتصر doubt only longer just matter less more later yet';
/** Not to know or think is not to deny. */
export const KNOWING =
  'know knew known think thought believe believed remember recall care want mind sure see understand like need expect surprised certain clear اعرف يعرف تعرف نعرف يعرفون اعلم يعلم تعلم نعلم يعلمون ادري يدري ندري اعتقد يعتقد تعتقد نعتقد اظن يظن نظن يتذكر اتذكر يفهم افهم نفهم يري اري نري يمكن يستطيع يمكننا';
/** Deeds, plans and relations that are denied. */
export const DENIED =
  'plan plans planning planned intend intends intention intentions decision decisions decided involved involvement role truth true responsible responsibility order ordered relationship connection link links ties collusion deal wrongdoing knowledge basis evidence تخطط يخطط نخطط مخطط خطط خطة نية نيه تنوي ينوي ننوي قرار قرارات تقرر يقرر يتخذ تتخذ علاقة صلة صحة صحيح صحيحا أساس ضلوع تورط دور مسؤولية مسؤول طلب دليل أدلة اتفاق وجود';
/** Before a cue: «رفض تأكيد», "declined to confirm". */
export const REFUSING =
  'decline declined declines declining refuse refused refuses refusing without stopped failed رفض رفضت يرفض ترفض رافضا رافضة دون امتنع امتنعت';
/** Negations that only set a condition: «ما لم تُصرف الرواتب», "if not paid". */
export const CONDITIONS = ['ما لم', 'إن لم', 'إذا لم', 'if not'];
/** Before a word these deny it: «غير مهدد». */
export const WITHOUT = 'غير عدم';
/** After a negation these turn it: «لا حل إلا الحوار», "nothing but". */
export const EXCEPTIONS = 'إلا سوى except but unless only';
/** A negation after these is no denial of the whole: "when they did not answer". */
export const LOOSE_BEFORE = 'when who which because since عندما حين لما الذي التي الذين لأن لأنه لأنها لأنهم';
export const COPULA = 'يكن تكن يكونوا تكونوا نكن اكن';
/** After a negation: "no longer". */
export const NO_MORE = 'يعد تعد يعودوا نعد اعد';
export const BUT_FOR = 'إلا سوى except';
export const SO_FAR = 'بعد yet';
