/** Offsets in the header of a compound file: [MS-CFB] 2.2. */
const at = { sectorShift: 0x1e, tables: 0x2c, firstList: 0x44, table: 0x4c } as const;
const headerBytes = 512;
/** Places in the header for sectors of the allocation table; more of them are in a list of sectors. */
const headerTables = 109;
/** Numbers from here on are no sectors but marks: end of a chain, unused, table. */
const firstMark = 0xffff_fffa;

/**
 * Whether a compound file, the container of old Office documents, holds all sectors that its own
 * allocation table refers to. The last one may lack its end. Cheap, and needed: following the
 * chains of a file that was cut can take very long to find out.
 */
export function isOleWhole(bytes: Uint8Array): boolean {
  if (bytes.length < headerBytes) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 2 ** view.getUint16(at.sectorShift, true);
  if (sectorBytes !== 512 && sectorBytes !== 4096) return false;
  const perSector = sectorBytes / 4;
  const startOf = (sector: number): number => (sector + 1) * sectorBytes;
  const isInside = (sector: number): boolean => startOf(sector + 1) <= bytes.length;

  const tables = view.getUint32(at.tables, true);
  if (tables === 0 || !isInside(tables - 1)) return false;
  let place: number = at.table;
  let placesLeft = headerTables;
  let nextList = view.getUint32(at.firstList, true);
  for (let i = 0; i < tables; i++) {
    if (placesLeft === 0) {
      if (!isInside(nextList)) return false;
      place = startOf(nextList);
      // The last place of a list sector says where the next one is.
      placesLeft = perSector - 1;
      nextList = view.getUint32(place + placesLeft * 4, true);
    }
    const table = view.getUint32(place, true);
    if (!isInside(table)) return false;
    for (let entry = 0; entry < perSector; entry++) {
      const next = view.getUint32(startOf(table) + entry * 4, true);
      if (next < firstMark && startOf(next) >= bytes.length) return false;
    }
    place += 4;
    placesLeft--;
  }
  return true;
}
