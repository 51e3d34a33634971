import { createNumberFormats } from '../format-number.ts';
import { audienceErrorsZhHant } from './audience-zh-hant.ts';
import { linkErrorsZhHant } from './links-zh-hant.ts';
import { summaryErrorsZhHant } from './summaries-zh-hant.ts';
import { fact, type ErrorDetail, type ErrorTexts } from './types.ts';

const numbers = createNumberFormats('zh-TW');
const file = (d: ErrorDetail) => (d['name'] === undefined ? '這個檔案' : `「${d['name']}」`);
const count = (d: ErrorDetail, name: string, otherwise: string) => {
  const value = d[name];
  return typeof value === 'number' ? value.toLocaleString('zh-TW') : fact(d, name, otherwise);
};
const size = (d: ErrorDetail, name: string, otherwise: string) => {
  const value = d[name];
  return typeof value === 'number' ? numbers.bytes(value) : otherwise;
};
const kept = '已開啟的資料沒有變動。';

/** Error texts in Traditional Chinese. */
export const errorsZhHant: ErrorTexts = {
  'file.empty': {
    title: '這個檔案是空的',
    body: (d) => `${file(d)}沒有任何內容。${kept}`,
    action: '請從網路商店或試算表重新匯出，再拖曳到這裡。',
  },
  'file.headerOnly': {
    title: '只有欄位名稱，沒有資料',
    body: (d) => `${file(d)}在標題列下方沒有任何資料列。${kept}`,
    action: '請檢查匯出的日期範圍，再放入新的檔案。',
  },
  'file.binary': {
    title: '這不是文字檔',
    body: (d) => `不論副檔名為何，${file(d)}看起來是${fact(d, 'kind', '二進位檔')}。${kept}`,
    action: '請先另存為 CSV（Excel：檔案→另存新檔→CSV UTF-8），再放入該檔案。',
  },
  'file.gzipTruncated': {
    title: '壓縮檔不完整',
    body: (d) => `${file(d)}缺少結尾，若繼續會遺漏資料，因此沒有載入任何內容。${kept}`,
    action: '請重新下載或複製，再拖曳到這裡。',
  },
  'file.broken': {
    title: '檔案已損壞',
    body: (d) =>
      `${file(d)}的開頭是${fact(d, 'format', '可辨認的格式')}，但無法讀到結尾${d['line'] === undefined ? '' : `（第 ${count(d, 'line', '')} 行）`}，因此沒有載入任何內容。${kept}`,
    action: '請用原本的程式開啟並重新儲存，再放入新的檔案。',
  },
  'file.password': {
    title: '檔案有密碼保護',
    body: (d) =>
      `${file(d)}沒有損壞，只是經過加密，必須有密碼才能開啟，因此沒有載入任何內容。${kept}`,
    action: '請用密碼開啟，另存一份沒有密碼的副本，再放入該副本。',
  },
  'file.unsupported': {
    title: '這種檔案用到這裡無法讀取的功能',
    body: (d) =>
      `${file(d)}是使用了${fact(d, 'feature', '某項功能')}的 ${fact(d, 'format', '檔案')}，瀏覽器無法讀取，因此沒有載入任何內容。${kept}`,
    action: '請另存為不使用該功能的檔案或 CSV，再放入新的檔案。',
  },
  'file.noTable': {
    title: '檔案裡沒有表格',
    body: (d) => `${file(d)}可以讀取，但裡面沒有任何列與欄。${kept}`,
    action: '請確認匯出的是正確的工作表或報表。',
  },
  'file.unreadable': {
    title: '無法繼續讀取檔案',
    body: (d) => `${file(d)}在讀取途中被移動、刪除或修改，因此沒有載入任何內容。${kept}`,
    action: '請關閉正在使用該檔案的程式，再重新選擇。',
  },
  'file.delimiter': {
    title: '無法分辨欄位',
    body: (d) => `沒有任何分隔符號能讓${file(d)}的每一列欄數相同。${kept}`,
    action: '請自行選擇分隔符號，或重新匯出為 CSV。',
  },
  'file.encoding': {
    title: '有些文字無法讀取',
    body: (d) =>
      `${file(d)}不是有效的 ${fact(d, 'encoding', '所選編碼')} 文字${d['line'] === undefined ? '' : `（第 ${count(d, 'line', '')} 行）`}。${kept}`,
    action: '請選擇範例文字能正常閱讀的編碼。',
  },
  'file.tooManyColumns': {
    title: '欄位太多',
    body: (d) =>
      `${file(d)}有 ${count(d, 'columns', '超過 5,000')} 欄，最多可讀取 ${count(d, 'limit', '5,000')} 欄。${kept}`,
    action: '請讓每筆訂單明細占一列，並移除不需要的欄位。',
  },
  'file.tooLarge': {
    title: '檔案需要的記憶體超過瀏覽器分頁的上限',
    body: (d) =>
      `${file(d)}約需 ${size(d, 'bytes', '數 GB')}，可用的只有 ${size(d, 'limit', '更少的空間')}，因此沒有開啟。${kept}`,
    action: '請移除不需要的欄位，或依年份分割檔案。',
  },
  'mapping.noDate': {
    title: '哪一欄是訂單日期？',
    body: () => '沒有任何欄位能讀成日期，而與時間有關的分析都需要日期。',
    action: '請在下方選擇日期欄位。',
  },
  'mapping.noAmount': {
    title: '哪一欄是金額？',
    body: () => '沒有任何欄位能讀成金額，也找不到數量與單價的組合。',
    action: '請選擇金額欄位，或選擇數量與單價。',
  },
  'mapping.noCustomer': {
    title: '哪一欄代表顧客？',
    body: () => '沒有任何欄位像顧客編號。少了它仍可計算營收，但無法計算人數。',
    action: '請選擇同一位顧客在每筆訂單中都相同的欄位。',
  },
  'mapping.noSales': {
    title: '這些檔案裡沒有銷售資料',
    body: (d) => `${file(d)}只有顧客、商品或其他資料，沒有誰在何時買了什麼。${kept}`,
    action: '請一併放入訂單匯出檔，或在下方指定哪個表格是銷售明細。',
  },
  'mapping.noKey': {
    title: '哪一欄是商品或訂單的編號？',
    body: (d) => `${file(d)}必須有一欄與銷售明細相同才能合併，但找不到這樣的欄位。`,
    action: '請在下方選擇該欄位，或將這個表格設為「不使用」。',
  },
  'mapping.severalMargins': {
    title: '哪一欄說明毛利？',
    body: (d) => `${file(d)}有好幾欄：毛利、商品成本或單位成本。`,
    action: '請只保留正確的一欄。',
  },
  'mapping.noQuantity': {
    title: '有單位成本，但數量在哪一欄？',
    body: (d) => `${file(d)}有單位成本，卻沒有數量。`,
    action: '請選擇數量欄位，或不使用單位成本。',
  },
  'mapping.noVariant': {
    title: '哪一欄是實驗組別？',
    body: (d) =>
      `${file(d)}列出參加實驗的顧客，但看不出各屬於哪一組：沒有任何一欄有二到十種不同的值。`,
    action: '請在下方選擇該欄位，或將這個表格設為「不使用」。',
  },
  'mapping.mixedCurrency': {
    title: '包含多種幣別',
    body: (d) => `金額使用了 ${fact(d, 'currencies', '多種幣別')}。不同幣別的金額不會相加。`,
    action: '請只放入同一種幣別的檔案，或在上方將其他檔案設為不使用。',
  },
  'mapping.chooseCurrency': {
    title: '要使用哪一種幣別？',
    body: (d) =>
      `${file(d)}的金額使用了 ${fact(d, 'currencies', '多種幣別')}。不同幣別不會相加：只載入其中一種，其他幣別的資料列不計入並逐列列出。`,
    action: '請在下方選擇幣別。',
  },
  'import.busy': {
    title: '匯入仍在進行',
    body: () => '一次只讀取一個檔案，進行中的匯入不受影響。',
    action: '請等待完成，或先取消。',
  },
  'import.cancelled': {
    title: '已取消匯入',
    body: () => `沒有保留這個檔案的任何內容。${kept}`,
    action: '隨時可以再放入檔案。',
  },
  'import.failed': {
    title: '匯入中斷',
    body: (d) => `${file(d)}無法完整載入，因此沒有保留任何內容。${kept}`,
    action: '請再試一次；若仍然中斷，請複製下方代碼回報。',
  },
  'import.nothingLoaded': {
    title: '沒有可用的資料列',
    body: (d) =>
      `${file(d)}的 ${count(d, 'rows', '全部')} 列都被退回，最常見的原因是欄位對應錯誤。${kept}`,
    action: '請查看退回原因，再調整欄位對應或日期格式。',
  },
  'import.tooLarge': {
    title: '需要的記憶體超過這個分頁的上限',
    body: (d) =>
      `${file(d)}約需 ${size(d, 'bytes', '數 GB')}，這個分頁可用的只有 ${size(d, 'limit', '更少的空間')}，因此沒有載入。${kept}`,
    action: '請減少載入內容：少一些欄位、只載入部分日期，或每筆訂單一列。',
  },
  'engine.noWasm': {
    title: '這個瀏覽器不允許本頁進行計算',
    body: () =>
      'WebAssembly 已停用，或伺服器的安全政策缺少「wasm-unsafe-eval」。你的檔案沒有被更動。',
    action: '請使用新版瀏覽器，或請架設此網頁的人修正政策。',
  },
  'engine.load': {
    title: '計算引擎未能載入',
    body: () => '網頁有一部分沒有送達。你的檔案沒有被更動。',
    action: '請檢查與本網站的連線，再重新載入頁面。',
  },
  'engine.died': {
    title: '計算引擎已停止',
    body: () => '引擎意外關閉。你磁碟上的檔案沒有變動。',
    action: '請重新啟動引擎並再次開啟檔案；目前的檢視保存在網址中。',
  },
  'engine.outOfMemory': {
    title: '記憶體不足，無法完成這項分析',
    body: () => '結果超出此分頁的記憶體上限，已載入的資料不受影響。',
    action: '請縮短期間、減少分組，或關閉其他分頁。',
  },
  'engine.query': {
    title: '無法計算這項結果',
    body: () => '頁面其他部分與資料都不受影響。',
    action: '請復原上一步或再試一次；若持續發生，請複製代碼。',
  },
  'engine.cancelled': {
    title: '已取消',
    body: () => '畫面仍顯示先前的結果。',
    action: '隨時可以再次執行。',
  },
  'export.failed': {
    title: '無法產生檔案',
    body: () => `沒有儲存任何內容。${kept}`,
    action: '請再試一次，或改存為 CSV。',
  },
  'export.tooLarge': {
    title: '這個表格放不進活頁簿',
    body: (d) =>
      `表格有 ${count(d, 'rows', '過多')} 列、${count(d, 'columns', '過多')} 欄；一張工作表連同標題列最多 1,048,576 列、16,384 欄。${kept}`,
    action: '請改存為 CSV、Parquet 或 Arrow，或用篩選條件縮小範圍。',
  },
  'device.full': {
    title: '沒有空間保留資料',
    body: () => `瀏覽器已沒有空間可供這個網頁使用。先前保留的資料沒有變動。${kept}`,
    action: '請釋出裝置空間，或不保留資料繼續使用。',
  },
  'device.held': {
    title: '另一個分頁正在保留資料',
    body: () => `另一個分頁完成後，就會保留你的資料。${kept}`,
    action: '不需要做任何事。',
  },
  'device.unavailable': {
    title: '這個瀏覽器不會為此網頁保留資料',
    body: () => `無痕視窗與部分設定不允許保留資料。其他功能照常使用。${kept}`,
    action: '下次請重新開啟檔案，或改用一般視窗。',
  },
  'device.unreadable': {
    title: '無法開啟保留的資料',
    body: () => `資料已不存在、已損毀，或來自其他版本。你磁碟上的檔案沒有變動。${kept}`,
    action: '請重新開啟檔案，之後即可再次保留。',
  },
  'query.empty': {
    title: '還沒有查詢',
    body: () => '查詢是空的，或只有註解。',
    action: '請寫一段查詢，或套用範例。',
  },
  'query.tooLong': {
    title: '查詢太長',
    body: (d) => `一段查詢最多 ${fact(d, 'most', '20,000')} 個字元。沒有執行任何內容。`,
    action: '請縮短，或分成幾次查詢。',
  },
  'query.unclosed': {
    title: '有內容沒有結尾',
    body: () => '引號、註解或括號沒有成對。沒有執行任何內容。',
    action: '請看標示的位置。',
  },
  'query.several': {
    title: '一次只能問一個問題',
    body: () => '分號之後還有另一個敘述。沒有執行任何內容。',
    action: '請只留下一個敘述。',
  },
  'query.readOnly': {
    title: '這個頁面只能讀取',
    body: (d) =>
      `查詢要以 SELECT、WITH、FROM、VALUES、DESCRIBE 或 SUMMARIZE 開頭，不能是「${fact(d, 'name', '？')}」。沒有執行任何內容，資料沒有改變。`,
    action: '請用 SELECT 查詢。',
  },
  'query.function': {
    title: '這裡不能使用這個函式',
    body: (d) => `「${fact(d, 'name', '？')}」不在純計算的函式之中。沒有執行任何內容。`,
    action: '請改用其他函式，或檢查拼字。',
  },
  'query.relation': {
    title: '只能讀取這份資料的檢視表',
    body: (d) => `「${fact(d, 'name', '？')}」不在其中。沒有執行任何內容。`,
    action: '請從編輯區旁的清單選擇。',
  },
  'query.failed': {
    title: '查詢無法得到答案',
    body: (d) =>
      d['line'] === undefined
        ? fact(d, 'message', '引擎沒有說明原因。')
        : `第 ${d['line']} 行，第 ${fact(d, 'column', '？')} 個字：${fact(d, 'message', '引擎沒有說明原因。')}`,
    action: '資料沒有改變。請修正查詢後再執行。',
  },
  ...linkErrorsZhHant,
  ...audienceErrorsZhHant,
  ...summaryErrorsZhHant,
  unknown: {
    title: '發生錯誤',
    body: () => '這項錯誤沒有專屬說明。你磁碟上的檔案沒有變動。',
    action: '請重新載入頁面；若再次發生，請複製下方代碼。',
  },
};
