/** Words that most texts of some length have, of whatever they speak: no reason to look for a phrase, unless it has no other words. */
export const COMMON_WORDS: readonly string[] = (
  'a about after all also an and any are as at be been before but by can code content do each file following for from has have how i if in into is it ' +
  'its name new no not of on one or other out see should so some text that the their them then there these they this to up use used user was ' +
  'we what when where which who will with without would you your 1 2 3'
).split(' ');
