import type { KeptInfo } from '../../state/kept-data.svelte.ts';
import type { AppState } from '../../state/app.ts';
import type { I18n } from '../i18n.ts';
import type { KeptChoice } from '../screens/types.ts';
import type { Keeping, KeptNote } from '../shell/types.ts';

/** What is kept on this device, to be opened from a screen without data; null where nothing is. */
export function keptChoice({ kept }: AppState, i18n: I18n, onopen: () => void): KeptChoice | null {
  const { info } = kept;
  if (info === null) return null;
  return {
    name: nameOf(info, i18n),
    note: `${i18n.t.kit.rows(info.rows)} · ${i18n.format.moment(info.savedAt)}`,
    onopen,
    onforget: () => void kept.forget(),
  };
}

/** One quiet note beside the open data; null while they are not to be kept, or others are. */
export function keptNote({ kept, workspace }: AppState, i18n: I18n): KeptNote | null {
  const { t } = i18n;
  if (!kept.isOn) return null;
  if (kept.isKeeping) return { title: t.kept.keeping, failed: false };
  if (kept.error)
    return { title: t.kept.notKept, text: t.errors[kept.error.code].title, failed: true };
  return kept.info && kept.holds(workspace.report)
    ? { title: t.kept.kept, text: sizeAndTime(kept.info, i18n), failed: false }
    : null;
}

/** The choice to keep the data, for the privacy dialog. */
export function keepingOf({ kept, workspace }: AppState, i18n: I18n): Keeping {
  return {
    on: kept.isOn,
    isKeeping: kept.isKeeping,
    status: statusOf(),
    error: kept.error,
    onswitch: (on) => void (on ? kept.switchOn() : kept.forget()),
    onretry: () => kept.retry(),
  };

  function statusOf(): string | null {
    const { info } = kept;
    const { t } = i18n;
    if (kept.isKeeping) return t.kept.keeping;
    if (info) {
      const facts = [nameOf(info, i18n), t.kit.rows(info.rows), sizeAndTime(info, i18n)];
      return t.kept.keptFacts(facts.join(' · '));
    }
    if (!kept.isOn || kept.error) return null;
    return workspace.isSample ? t.kept.sampleOpen : t.kept.nothingYet;
  }
}

function nameOf({ name, files }: KeptInfo, { t }: I18n): string {
  return t.kept.files(name, files - 1);
}

function sizeAndTime({ bytes, savedAt }: KeptInfo, { format }: I18n): string {
  return `${format.bytes(bytes)} · ${format.moment(savedAt)}`;
}
