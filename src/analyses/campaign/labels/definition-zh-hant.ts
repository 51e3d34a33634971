import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/zh-hant.ts';

/** 本頁數字的算法。 */
export const definition: CommonLabels['definition'] = [
  {
    term: '非實驗',
    text: '觸及誰不是隨機決定，而是有人挑選。挑選的依據本身就讓這些顧客不同，有沒有活動都一樣。配對只能排除資料已知的差別；資料不知道的，仍留在下方每個差異裡。',
  },
  {
    term: '觸及',
    text: '活動首日前一天的分群成員、分組名單檔中的顧客，或顧客檔某欄為某值的顧客。其他所有人都算未觸及。',
  },
  {
    term: '相似顧客',
    text: '未觸及、且前一天屬於同一 RFM 分群與同一累計營收四分位的顧客。各層依其觸及人數加權。只有一方的層會略去並計數；先前沒買過的人也一樣。',
  },
  {
    term: '差異',
    text: 'Δ = Σ w（觸及者平均 − 其他人平均），w 為該層占觸及者的比例；95% 區間依 Σ w² (s²/n + s²/n) 與 Welch–Satterthwaite 自由度（Cochran 1968）。區間為單一數字的區間，未依顯示的數量調整。',
  },
  {
    term: '先前',
    text: '活動之前若干天的同一差異，理應接近零：若當時就不同，沒有活動也會繼續不同。',
  },
  {
    term: '與先前相比的變化',
    text: '每位顧客觀察期表現減去先前表現（換算為相同天數）之後的差異（雙重差分）。顧客占比只在兩段期間等長時計算。',
  },
  {
    term: '指標',
    text: '購買：至少一筆有效訂單。營收：期間所有訂單退款後的淨額。訂單：有效訂單。都以每位顧客計，不論是否購買。',
  },
  {
    term: '誰買了',
    text: '觀察期內有購買的顧客：首次購買落在其中的新客、前一天的金字塔層級、期間第一個購買日買的品項。倍數：觸及者占比除以其他人占比，附 Katz 95% 區間。',
  },
  customerGroups.definitions.tier,
  customerGroups.definitions.segment,
];
