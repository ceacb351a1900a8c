/** What a statement is called by its stance. */
export const stanceNames = {
  asserts: 'قول',
  confirms: 'تأكيد',
  denies: 'نفي',
  announces: 'إعلان',
  demands: 'مطالبة',
  warns: 'تحذير',
  threatens: 'تهديد',
  accuses: 'اتهام',
  promises: 'تعهّد',
  praises: 'إشادة',
  condemns: 'إدانة',
  asks: 'سؤال أو طلب',
  expects: 'توقّع',
} as const;
