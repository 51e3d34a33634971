import type { Messages } from '../en.ts';

/** Words about the copy of the data on this device, in Traditional Chinese. */
export const keptZhHant: Messages['kept'] = {
  keep: '保留在這台裝置上',
  what: '由檔案建立的資料表會留在這台裝置上、此瀏覽器的私有儲存空間，下次很快就能再開啟。資料未加密：能使用此瀏覽器的人都能開啟。關閉此選項即移除資料。',
  keeping: '正在保留到這台裝置…',
  kept: '已保留在這台裝置',
  keptFacts: (facts) => `已保留：${facts}`,
  notKept: '未能保留在這台裝置',
  sampleOpen: '範例資料不會保留。',
  nothingYet: '目前沒有保留的資料，下次開啟檔案時會保留。',
  files: (name, more) => (more === 0 ? name : `${name} 等 ${more + 1} 個檔案`),
  open: '開啟',
  openNamed: (name) => `開啟 ${name}`,
  forget: '清除',
  opening: (name) => `正在開啟「${name}」`,
  fromDevice: '來自這台裝置上保留的資料，不需要檔案。',
  filesNeeded: '這項操作需要原始檔案',
  filesNeededText:
    '目前的資料來自這台裝置上保留的副本，其中不含檔案。請重新開啟檔案，再變更欄位的讀取方式；載入前可以先檢視。',
  earlierFilesNeeded:
    '這些檔案會取代目前開啟的資料。若要加入目前的資料，請連同先前的檔案一起拖曳：裝置上保留的副本不含檔案。',
};
