import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import type { Sql } from '../../core/sql/index.ts';
import type { CampaignParams } from './params.ts';
import { compileResult } from './result-query.ts';
import { viewResult, type ResultView } from './result-view.ts';
import { compileWho } from './who-query.ts';
import { viewWho, type WhoView } from './who-view.ts';

/** What the page shows, by what it is asked to show. */
export type CampaignView = ResultView | WhoView;

/** One query per kind of view; the file of each says which rows it gives. */
export function compileCampaign(params: CampaignParams, data: Dataset): Sql {
  return params.show === 'result' ? compileResult(params, data) : compileWho(params, data);
}

/** Turns its rows into what the screen, the exports and the command line show. */
export function viewCampaign(result: Table, params: CampaignParams, data: Dataset): CampaignView {
  return params.show === 'result'
    ? viewResult(result, params, data)
    : viewWho(result, params, data);
}
