import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Makes one question of those asked within one turn of the event loop: `answerAll` gets them all and answers in their
 * order; an Error among the answers is thrown to who asked that one.
 */
export function gather<Q, A>(
  answerAll: (questions: readonly Q[]) => Promise<readonly (A | Error)[]>,
): (question: Q) => Promise<A> {
  let asked: Q[] = [];
  let answers: Promise<readonly (A | Error)[]> | undefined;

  async function soon(): Promise<readonly (A | Error)[]> {
    await nextTurn();
    const questions = asked;
    asked = [];
    answers = undefined;
    return await answerAll(questions);
  }

  return async (question) => {
    const position = asked.push(question) - 1;
    answers ??= soon();
    const answer = (await answers)[position];
    if (answer instanceof Error) throw answer;
    return answer as A;
  };
}
