/** One comparison: medians in milliseconds, and whether all sides gave the same rows (null: not asked). */
export interface Compared {
  readonly id: string;
  readonly title: string;
  readonly naive: number;
  readonly star: number;
  /** Null where Perspective has no part. */
  readonly perspective: number | null;
  readonly gate: number | null;
  readonly same: boolean | null;
}

/** Milliseconds, and the rows as text; null where they are not compared. */
interface Answer {
  readonly ms: number;
  readonly rows: string | null;
}

/** What is asked, and how each side answers. */
interface Question {
  readonly id: string;
  readonly title: string;
  readonly gate: number | null;
  readonly rounds: number;
  readonly naive: (round: number) => Promise<Answer>;
  readonly star: (round: number) => Promise<Answer>;
  /** Its turns are over after so many rounds: it can take a hundred times as long. */
  readonly perspective?: { readonly rounds: number; readonly ask: Question['naive'] };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

/** Asks all sides in turns. */
export async function compare(question: Question): Promise<Compared> {
  const { id, title, gate, rounds } = question;
  const times = { naive: [] as number[], star: [] as number[], perspective: [] as number[] };
  let same: boolean | null = null;
  for (let round = 0; round < rounds; round++) {
    const answers = [await question.naive(round), await question.star(round)];
    if (question.perspective && round < question.perspective.rounds)
      answers.push(await question.perspective.ask(round));
    for (const [place, side] of (['naive', 'star', 'perspective'] as const).entries()) {
      const answer = answers[place];
      if (answer) times[side].push(answer.ms);
    }
    if (answers.every(({ rows }) => rows !== null))
      same = (same ?? true) && answers.every(({ rows }) => rows === answers[0]?.rows);
  }
  return {
    ...{ id, title, gate, same },
    naive: median(times.naive),
    star: median(times.star),
    perspective: question.perspective ? median(times.perspective) : null,
  };
}
