import { fact, type ErrorDetail, type ErrorText, type LinkErrorCode } from './types.ts';

const file = (d: ErrorDetail) => (d['name'] === undefined ? '這個檔案' : `「${d['name']}」`);
const kept = '已開啟的資料沒有變動。';

/** Texts about links and workbook files in Traditional Chinese. */
export const linkErrorsZhHant: Readonly<Record<LinkErrorCode, ErrorText>> = {
  'view.unknownPage': {
    title: '沒有這個頁面',
    body: (d) => `連結指向「${fact(d, 'page', '？')}」，但這個版本沒有此頁。`,
    action: '請前往總覽，或索取新的連結。',
  },
  'view.unknownKey': {
    title: '連結中有一部分無法辨識',
    body: (d) => `「${fact(d, 'key', '？')}」在這裡沒有意義，已略過；其餘設定照常套用。`,
    action: '請確認畫面符合你的預期。',
  },
  'view.badValue': {
    title: '連結中的設定無效',
    body: (d) => `「${fact(d, 'key', '？')}」的值無法使用，已改用預設值。`,
    action: '採用數字之前，請先確認該項設定。',
  },
  'view.repeatedKey': {
    title: '連結中有重複的設定',
    body: (d) => `「${fact(d, 'key', '？')}」出現不只一次，以最先出現的為準。`,
    action: '請確認該項設定，或索取新的連結。',
  },
  'view.damaged': {
    title: '連結不完整',
    body: () => `連結在傳送途中缺少了一部分或遭到更改，因此完全未採用。${kept}`,
    action: '請重新複製完整的連結，或索取工作簿檔案。',
  },
  'view.needsData': {
    title: '這個檢視需要你的檔案所沒有的欄位',
    body: (d) => `缺少：${fact(d, 'columns', '必要欄位')}。其他頁面仍可使用。`,
    action: '請在資料頁對應該欄位，或開啟含有該欄位的檔案。',
  },
  'view.oldVersion': {
    title: '連結來自其他版本',
    body: (d) => `它是以版本 ${fact(d, 'version', '？')} 建立的，仍有意義的設定已保留。`,
    action: '請確認篩選條件，並分享新的連結。',
  },
  'workbook.unreadable': {
    title: '無法讀取這個工作簿檔案',
    body: (d) => `${file(d)}已損壞、過大，或不是工作簿，因此沒有採用任何內容。`,
    action: '請在原處重新儲存工作簿，再拖曳到這裡。',
  },
  'workbook.otherVersion': {
    title: '工作簿檔案來自較新的版本',
    body: (d) =>
      `${file(d)}的版本為 ${fact(d, 'version', '？')}，本頁無法辨識，因此沒有採用任何內容。`,
    action: '請重新載入頁面以取得最新版本，再放入該檔案。',
  },
  'workbook.full': {
    title: '檢視未儲存',
    body: (d) =>
      `瀏覽器無法再為本頁保留內容，或已儲存 ${fact(d, 'most', '過多')} 個檢視。已儲存的檢視沒有變動。`,
    action: '請刪除不再需要的檢視，或改為下載工作簿檔案。',
  },
  'segment.noName': {
    title: '分群沒有名稱',
    body: () => '分群需要名稱才能儲存，因此沒有儲存任何內容。',
    action: '請為分群命名。',
  },
  'segment.nameTaken': {
    title: '已有同名的分群',
    body: (d) => `「${fact(d, 'name', '？')}」是另一個已儲存的分群。已儲存的分群沒有變動。`,
    action: '請改用其他名稱，或開啟該分群再修改。',
  },
  'segment.cycle': {
    title: '分群不能由自己組成',
    body: (d) =>
      `規則用到「${fact(d, 'name', '？')}」，這樣它會成為自己的一部分。已儲存的分群沒有變動。`,
    action: '請從規則移除該分群，或以其他名稱儲存。',
  },
  'segment.tooLarge': {
    title: '規則過大',
    body: () => '規則的群組層數或條件過多。已儲存的分群沒有變動。',
    action: '請減少條件，或把其中一部分另存為分群。',
  },
  'segment.full': {
    title: '分群未儲存',
    body: (d) =>
      `瀏覽器無法再為本頁保留內容，或已儲存 ${fact(d, 'most', '過多')} 個分群。已儲存的分群沒有變動。`,
    action: '請刪除不再需要的分群，或改為下載工作簿檔案。',
  },
  'board.noPart': {
    title: '這個方塊沒有內容可顯示',
    body: (d) =>
      `以目前的資料與篩選條件，這個檢視沒有「${fact(d, 'part', '？')}」這個部分。其他方塊不受影響。`,
    action: '開啟完整檢視看看它顯示什麼，或移除這個方塊。',
  },
  'board.full': {
    title: '看板已滿',
    body: (d) => `一個看板最多 ${fact(d, 'most', '12')} 個方塊。看板沒有變更。`,
    action: '請移除一個方塊，或加入其他看板。',
  },
};
