import type { CommonLabels } from '../../../core/spec/analysis.ts';
import { customerGroups } from '../../../core/words/zh-hant.ts';

/** How the numbers of this page are counted. */
export const definition: CommonLabels['definition'] = [
  {
    term: '購買日',
    text: '顧客至少有一筆訂單在退款後淨額大於零的日子。同一天的多筆訂單算一次購買。',
  },
  {
    term: '實際間隔',
    text: '相鄰兩個購買日之間的天數。只含已經回購的間隔：還沒回來的人不在其中，所以看起來偏短。四分位數採線性內插。',
  },
  {
    term: '到下次購買的時間',
    text: 'Kaplan–Meier 估計：顧客最後一段尚未結束的間隔，視為「至少這麼長」，算到基準日為止。區間帶為 Greenwood 的 95% 區間（雙對數尺度）。',
  },
  {
    term: '起點',
    text: '「任一次 → 下一次」計入每一次購買；「第 1 次 → 第 2 次」與「第 n 次 → 下一次」每位顧客只算一次。三者的中位數不同，因此各自標明名稱。',
  },
  {
    term: '比較',
    text: '訂單欄位的每個值各自計算，等同以該值篩選：從有該值的購買到下一次有同一值的購買。顧客欄位、消費五等分與金字塔層級則把顧客分開。',
  },
  customerGroups.definitions.tier,
  {
    term: '對數等級檢定',
    text: '各組曲線是否不同：逐日累計 χ² = (O−E)ᵀ V⁻¹ (O−E)，自由度為組數減一。',
  },
  {
    term: '第 n 次 → 下一次（W 天內）',
    text: '在基準日前至少 W 天完成第 n 次購買的顧客中，W 天內再次購買的比例。長條的區間為 Wilson 95% 區間；圓點為 W 天的 Kaplan–Meier 估計，也用到較晚完成第 n 次的顧客。',
  },
  {
    term: '逾期',
    text: '目前間隔比同一起點 75%（可設定）的實際間隔還長的顧客。營收為其至今的全部淨營收。預計日：最後購買日加上實際間隔的中位數。',
  },
];
