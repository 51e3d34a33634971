import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/zh-hant.ts';

/** How the numbers of this page are counted. */
export const definition: CommonLabels['definition'] = [
  {
    term: '同期群',
    text: '首購日落在同一期間的顧客；或首購當天花費最多的商品或類別相同的顧客；或在基準日屬於同一層級或分群的顧客。',
  },
  {
    term: '第 k 期',
    text: '首購所在期間之後的第 k 個期間。期末不晚於基準日才算結束；尚未結束的格子以斜線標示，不計入平均。',
  },
  {
    term: '首購起算天數',
    text: '第 k 期是每位顧客自己首購後第 30k 到 30k + 29 天（週 7、季 90、年 365 天），首購起的 30 天為第 0 期。每格只計該期已結束的顧客。',
  },
  {
    term: '有購買',
    text: '期間內至少有一筆退款後淨額大於零的訂單。沒有人購買就是 0，照樣計入。',
  },
  { term: '再次購買', text: '到期末為止有第二個購買日。顧客指標選「累計」時，格內即為此占比。' },
  {
    term: '營收',
    text: '該期訂單的淨營收。檔案能對應原訂單時，退款從原訂單扣除；否則於退款發生的期間從顧客總額扣除。每位：除以整個同期群的人數。',
  },
  {
    term: '平均',
    text: '該欄所有已結束格子的平均，依同期群人數加權（總和相除）。合計則為每個同期群的平均。',
  },
  {
    term: '依類別分群',
    text: '期數從每位顧客自己的首購算起。每格只計第 k 期已結束的顧客。',
  },
  { term: '95% 信賴區間', text: 'Wilson 區間。少於 30 位顧客的比例以灰字顯示。' },
  customerGroups.definitions.tier,
  customerGroups.definitions.segment,
];
