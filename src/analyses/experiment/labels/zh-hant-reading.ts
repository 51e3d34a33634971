import type { ReadingLabels, Way } from './reading-types.ts';

const ways: Readonly<Record<Way, (size: string) => string>> = {
  higher: (size) => `高 ${size}`,
  lower: (size) => `低 ${size}`,
  same: () => '沒有差異',
};

export const reading: ReadingLabels = {
  sentences: (texts) => texts.join(''),
  points: (number) => `${number} 個百分點`,
  fromTo: (low, high) => `${low} 至 ${high}`,
  fromLowerToHigher: (low, high) => `低 ${low} 至高 ${high}`,
  higherOrLower: (size, way) => ways[way](size),
  against: (treatment, control) => `${treatment} 對 ${control}`,
  chance: (count, of) =>
    count === of ? '幾乎每次測試都會出現' : `每 ${of} 次測試約有 ${count} 次`,
  chanceRare: (of) => `每 ${of} 次測試不到 1 次`,
  byChance: (chance, family) =>
    family > 1
      ? `計入 ${family} 項比較後，只憑偶然也這麼大的情形，${chance}。`
      : `只憑偶然也這麼大的情形，${chance}。`,
  decided: {
    better: (name, control) => `「${name}」的表現優於「${control}」。`,
    worse: (name, control) => `「${name}」的表現不如「${control}」。`,
    unclear: (name, control) => `人數還不足以判斷「${name}」是否優於「${control}」。`,
  },
  observed: {
    better: (name, control) => `「${name}」與「${control}」有差異。`,
    worse: (name, control) => `「${name}」與「${control}」有差異。`,
    unclear: (name, control) => `人數還不足以判斷「${name}」與「${control}」是否有差異。`,
  },
  undecidedYet: (name, control) => `還沒有結論：目前分不出「${name}」與「${control}」的高下。`,
  notCertain: (name, control) => `比較的項目很多，還不夠確定「${name}」與「${control}」有差異。`,
  notHoped: (name, control) => `「${name}」沒有優於「${control}」。`,
  noEstimate: (name, control, gap) =>
    gap === null
      ? `「${name}」無法與「${control}」比較。`
      : `「${name}」無法與「${control}」比較：${gap}。`,
  difference: ({ metric, size, way, interval, treatment, control, isAdjusted }) => {
    const values = `${treatment} 對 ${control}`;
    const found = `${ways[way](size)}（${interval}）`;
    return isAdjusted
      ? `${metric}：${values}；扣除接觸前的行為後，${found}。`
      : `${metric}：${found}，${values}。`;
  },
  intervalOf: (kind, level, range) =>
    kind === 'always' ? `隨時有效的 ${level} 區間 ${range}` : `${level} 區間 ${range}`,
  harmed: (name) => `請注意：「${name}」有護欄指標變差。`,
  observedHarm: (name) => `「${name}」有護欄指標較差。`,
  mismatch: (counts, expected, chance) =>
    `這個測試還不能相信：各組人數與計畫不符。實際為 ${counts}；計畫為 ${expected}。只憑偶然出現這種人數的情形，${chance}：分組並非只由隨機決定。`,
  armWithCount: (arm, count) => `${arm} ${count} 位`,
  enterShares: '若計畫的比例不是均分，請輸入比例。',
  locked: (customers, planned) =>
    `結論尚未開放：計畫 ${planned} 位顧客，目前 ${customers} 位。現在就看等於提前偷看。`,
  nothingToRead: '還沒有可以比較的內容。',
  moreArms: (arms) => `其餘 ${arms} 組請見表格。`,
  sizesFound: (actual, planned, p) => `${actual}；計畫 ${planned}（${p}）。`,
  sizesSupposed: (actual, planned, p) =>
    `${actual}。尚未輸入計畫比例；若為均分應是 ${planned}（${p}）。`,
  nobodyFound: '沒有。',
  balanced: (p) => `接觸前各指標沒有差異（計入全部比較後最小 ${p}）。`,
  imbalanced: ({ metric, arm, values, p }) =>
    `「${arm}」在接觸前就不同：${metric}${values === null ? '' : `，${values}`}（計入全部指標後 ${p}）。`,
  steady: (p) => `第一週與之後各週相近（${p}）。`,
  novel: (arm, first, later, p) =>
    `「${arm}」：第一週${first}，之後${later}（${p}）。差異可能只是新鮮感。`,
  notDrawn: (rows) => `有 ${rows} 列沒有相對差異，只列在表格。`,
  notDrawnByChance:
    '這不是實驗：沒有人是隨機分到這些組別的。各組原本就可能有資料看不到的不同，所以差異只是描述，不代表其他。',
  mismatchNote:
    '以下數字只供找出問題，不供決策：請檢查遺失的分派、機器人、轉址，或各組篩選方式不同。',
  unevenNote:
    '各組人數並不相等。請輸入原本計畫的比例，才能檢查人數：分組若出錯，所有數字都不可信。',
  lockedNote:
    '以下數字可以看，但不能據以決定：一看到好結果就停的人，在毫無差異的測試中約每四次就會「找到」一次差異。',
  unplanned:
    '沒有計畫人數。結論只適用於事前訂好時間、只看一次的情形；會常常看的人，請改用隨時可看的讀法。',
  sequentialNote: '隨時可看：隨時有效的區間對所有時點同時成立，因此比較寬。',
  peekingNote:
    '色帶一離開零就停，等於提前偷看：看二十次，在毫無差異的測試中約每四次就會「找到」一次差異。',
  familyNote: (correction, family, level) =>
    correction === 'none'
      ? `共 ${family} 項比較，未校正：有些會因偶然而突出。每個區間各為 ${level}。`
      : `p 已依 ${family} 項比較校正（${correction === 'holm' ? 'Holm' : 'Benjamini–Hochberg'}）。區間未校正：各自為 ${level}。`,
  exactNote: '組別中有或沒有的人少於五位時，檢定用 Fisher 精確檢定，區間用 Newcombe。',
  adjustedNote:
    '判定依校正後差異：扣除顧客接觸前的行為，區間因此變窄，其餘不變。原始數字列在旁邊。',
  oneSidedNote: (level) => `檢定只看是否改善，不判斷是否變差。區間仍是雙向 ${level}。`,
  columnNote: '組別來自欄位的值。只有當欄位的值由隨機決定時，這才是實驗。',
  weeksAlternative: (weeks, controls) => `${weeks} 週的差異；對照組 ${controls} 位顧客。`,
  noCourse: '變化從兩組都有顧客的第一天開始。',
  courseAlternative: (day, arm, treatment, control) =>
    `截至${day}：${arm} ${treatment}，對照組 ${control}。`,
  manyParts: (tested, expected, any) =>
    `共檢定 ${tested} 個細分：即使毫無差異，也約有 ${expected} 個會因偶然而突出，至少出現一個的機率為 ${any}。顏色與最後一欄已計入這一點。`,
  heterogeneity: (arm, test, differs) =>
    differs
      ? `「${arm}」：各細分的差異並不一致（${test}）。`
      : `「${arm}」：沒有跡象顯示某些細分的差異不同（${test}）。`,
  cochran: (q, degrees, p) => `Cochran Q = ${q}，自由度 ${degrees}，${p}`,
  noParts: '沒有可以顯示的細分：測試前沒有人在這類群組中。',
  smallParts: (parts, few) =>
    `有 ${parts} 個細分只列在表格：某組少於 ${few} 位顧客、不屬於任何群組，或無從得知差異。`,
  partsAlternative: (parts, by) => `依${by}的 ${parts} 個細分的差異與區間。`,
  noSpread: '沒有可以顯示的結果。',
  respondersNote: '有反應的人，有些本來就會買：實驗組中有反應的人，不等於被打動的人。',
  rankNote: (arm, control, share, p) =>
    `「${arm}」的顧客在 ${share} 的配對中領先「${control}」，相等算一半（Mann–Whitney，${p}）。`,
  spreadAlternative: (first, shares) => `${first}：${shares}。`,
  questionAndAnswer: (question, answer) => `${question}${answer}`,
};
