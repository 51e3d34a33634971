import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../test/support/golden-model.ts';
import { AppFailure } from '../core/error.ts';
import { encodeView } from '../core/spec/codec.ts';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { render, type Sql } from '../core/sql/index.ts';
import { duckdb } from '../core/sql/duckdb.ts';
import { openView } from '../analyses/open-view.ts';
import type { Engine } from '../engine/engine.ts';
import { BoardAnswers } from './board-answers.svelte.ts';

const view = (page: string): ViewState => ({ page, params: {}, filters: noFilters });
const [overview, rfm, cohorts] = [view('overview'), view('rfm'), view('cohorts')];
const textOf = (one: ViewState): string => render(openView(one, exampleModel).query, duckdb);

/** An engine that refuses every query and remembers them; `during` happens while one is under way. */
function refusing(during: (query: string) => void = () => undefined) {
  const asked: string[] = [];
  const run = async (query: Sql, { signal }: { readonly signal: AbortSignal }): Promise<never> => {
    const text = render(query, duckdb);
    asked.push(text);
    await Promise.resolve();
    during(text);
    signal.throwIfAborted();
    throw new AppFailure({ code: 'engine.outOfMemory', detail: {} });
  };
  return { asked, engine: { run } as unknown as Engine };
}
const kinds = (answers: BoardAnswers): readonly string[] =>
  [overview, rfm, cohorts].map((one) => answers.to(encodeView(one)).kind);

describe('the answers of a board', () => {
  test('are asked for one after the other, each view once, and none stops the others', async () => {
    const answers = new BoardAnswers();
    const { asked, engine } = refusing();
    await answers.ask(engine, exampleModel, [overview, rfm, overview, cohorts]);
    expect(asked).toEqual([overview, rfm, cohorts].map(textOf));
    expect(kinds(answers)).toEqual(['failed', 'failed', 'failed']);
    expect(answers.runningSince).toBeNull();
  });

  test('begin with the views in sight', async () => {
    const answers = new BoardAnswers();
    const { asked, engine } = refusing();
    answers.see(encodeView(cohorts), true);
    answers.see(encodeView(rfm), true);
    answers.see(encodeView(rfm), false);
    await answers.ask(engine, exampleModel, [overview, rfm, cohorts]);
    expect(asked).toEqual([cohorts, overview, rfm].map(textOf));
  });

  test('that were cancelled say so, and are asked for again', async () => {
    const answers = new BoardAnswers();
    const { asked, engine } = refusing((text) => {
      if (text === textOf(rfm)) answers.cancel();
    });
    await answers.ask(engine, exampleModel, [overview, rfm, cohorts]);
    expect(kinds(answers)).toEqual(['failed', 'cancelled', 'cancelled']);
    expect(answers.runningSince).toBeNull();
    expect(asked).toHaveLength(2);
    const again = refusing();
    await answers.ask(again.engine, exampleModel, [overview, rfm, cohorts]);
    expect(again.asked).toHaveLength(3);
  });

  test('of a page that there is not fail alone', async () => {
    const answers = new BoardAnswers();
    const { asked, engine } = refusing();
    await answers.ask(engine, exampleModel, [view('nowhere'), rfm]);
    expect(answers.to(encodeView(view('nowhere')))).toEqual({
      kind: 'failed',
      error: { code: 'view.unknownPage', detail: { page: 'nowhere' } },
    });
    expect(asked).toEqual([textOf(rfm)]);
  });
});
