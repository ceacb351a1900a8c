import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/text/language.ts';

test.each([
  ['قال الوزير إن القوات ستبقى', 'ar'],
  ['العراق', 'ar'],
  ['وزیر خارجه گفت که مذاکرات ادامه دارد', 'fa'],
  ['وزیراعظم نے کہا کہ مذاکرات جاری ہیں', 'ur'],
  ['Pentagon denies it will leave Iraq', 'en'],
  ['Le ministre a déclaré que les troupes resteraient', 'fr'],
  ['Der Minister sagte, die Truppen blieben im Land', 'de'],
  ['השר אמר כי הכוחות יישארו', 'he'],
  ['首相は軍が残ると述べた', 'ja'],
  ['部长说部队将留下', 'zh'],
  ['12 : 34', 'und'],
  ['', 'und'],
])('%s is in %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
