import { fail } from '../../core/error.ts';

/** A file that a worker has open for writing. */
interface SyncAccess {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** The part of a file handle that only workers have. */
interface WritableHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
}

/** A file of the device that is written from its beginning to its end. */
export class DeviceFile {
  #size = 0;

  private constructor(private readonly access: SyncAccess) {}

  /** Makes an empty file. */
  static async create(folder: FileSystemDirectoryHandle, name: string): Promise<DeviceFile> {
    const handle = (await folder.getFileHandle(name, { create: true })) as WritableHandle;
    const access = await handle.createSyncAccessHandle();
    access.truncate(0);
    return new DeviceFile(access);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds bytes; returns where they begin. Fails with `device.full`. */
  append(bytes: Uint8Array): number {
    const at = this.#size;
    // A full device may take fewer bytes instead of refusing them.
    if (this.access.write(bytes, { at }) < bytes.length) fail('device.full');
    this.#size += bytes.length;
    return at;
  }

  /** Makes sure that the bytes are on the device. */
  flush(): void {
    this.access.flush();
  }

  /** Lets go of the file; other tabs can open it then. */
  close(): void {
    this.access.close();
  }
}
