/**
 * The answer, or a rejection once it is late. A process that was busy sees its clocks before what came in meanwhile: what has
 * arrived by then is not late.
 */
export function within<Answer>(patienceMs: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const giveUp = () => reject(new Error(`No answer within ${patienceMs} ms`));
  const timer = setTimeout(() => setImmediate(giveUp), patienceMs);
  answer.then(resolve, reject);
  const stop = () => clearTimeout(timer);
  promise.then(stop, stop);
  return promise;
}
