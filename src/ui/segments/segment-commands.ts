import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import type { AppState } from '../../state/app.ts';
import { ruleOf } from '../../state/segments.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { Command } from '../shell/types.ts';
import { segmentView } from './segment-view.ts';

/** A command per saved segment that opens its page. */
export function segmentCommands(app: AppState, { t }: I18n): readonly Command[] {
  return app.segments.all.map((one) => ({
    ...{ id: `segment-${one.id}`, label: t.segmentBuilder.openNamed(one.name) },
    ...{ group: t.segmentBuilder.segmentsOf, icon: CircleDashed },
    run: () => app.view.go(segmentView(one.name, ruleOf(one), app.view.state.filters)),
  }));
}
