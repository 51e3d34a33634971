import type { PictureWords } from './picture-en.ts';

export const picture: PictureWords = {
  title: (measure, by) => (by === '' ? measure : `${measure}（依${by}）`),
  against: (up, along, by) => `${along}與${up}（依${by}）`,
  boxTitle: (by) => `明細金額的分布（依${by}）`,
  colours: (field) => `顏色：${field}`,
  spread: '盒：中間一半的明細；橫線：中位數；兩端：第 10 至第 90 百分位',
  alternative: (group, value, measure) => `最大：${group}，${measure} ${value}。`,
  boxAlternative: (group, value) => `中位數最高：${group}，每筆明細 ${value}。`,
  rest: (count) => `其他（${count} 個）`,
  open: '尚未結束',
  needs: {
    table: '請在列或欄放入欄位，並放入量值，才有圖表。',
    bar: '長條圖需要一個欄位。',
    stacked: '堆疊長條需要列與欄各有一個欄位，且量值可以相加，因此改畫別種圖。',
    filled: '百分比長條需要列與欄各有一個欄位，且量值可以相加，因此改畫別種圖。',
    line: '折線圖需要一個欄位。',
    area: '堆疊面積需要可以相加的量值，因此改畫別種圖。',
    heat: '熱度圖需要列與欄各有一個欄位，因此改畫別種圖。',
    scatter: '散佈圖需要兩個量值，因此改畫別種圖。',
    box: '盒狀圖需要一個欄位。',
    map: '地圖需要以國家為最外層欄位，且量值不能是排名或累計，因此改畫別種圖。',
  },
  firstPlaces: (shown, all, field) =>
    `${field}：只畫前 ${shown} 個（共 ${all} 個），表格列出全部。`,
  lastPlaces: (shown, all, field) =>
    `${field}：只畫最後 ${shown} 個（共 ${all} 個），表格列出全部。`,
  undrawn: (count, field) =>
    `${field}：較小的 ${count} 個沒有畫出，因為它們的值不能相加；表格列出全部。`,
  together: (field) => `這種圖放不下「${field}」，畫的是全部合計。`,
  negative: (count, sum) => `有 ${count} 個小於零的部分（合計 ${sum}）不計入 100%。`,
  alsoInTable: (measures) => `只列在表格：${measures}。`,
  withoutPoint: (count) => `有 ${count} 個缺少其中一個值，沒有畫出。`,
  notOnMap: (values) => `不在地圖上：${values}。`,
  andMore: (count, sum) => (sum === null ? `另外 ${count} 個` : `另外 ${count} 個共 ${sum}`),
  sameCountry: (value, country) => `${value}（同為${country}）`,
  valued: (name, value) => `${name} ${value}`,
  country: (value, name) => `${value}（${name}）`,
  below: (to) => `未滿 ${to}`,
  between: (from, to) => `${from} 至 ${to}`,
  above: (from) => `${from} 以上`,
};
