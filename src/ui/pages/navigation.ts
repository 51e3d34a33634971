import Bookmark from '@lucide/svelte/icons/bookmark';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import ChartColumnBig from '@lucide/svelte/icons/chart-column-big';
import ChartColumnDecreasing from '@lucide/svelte/icons/chart-column-decreasing';
import Crown from '@lucide/svelte/icons/crown';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Pyramid from '@lucide/svelte/icons/pyramid';
import Repeat from '@lucide/svelte/icons/repeat';
import Scale from '@lucide/svelte/icons/scale';
import Send from '@lucide/svelte/icons/send';
import ShoppingBasket from '@lucide/svelte/icons/shopping-basket';
import SquareTerminal from '@lucide/svelte/icons/square-terminal';
import Table2 from '@lucide/svelte/icons/table-2';
import UserRoundPlus from '@lucide/svelte/icons/user-round-plus';
import Users from '@lucide/svelte/icons/users';
import { reconcilePage } from '../../analyses/reconcile.ts';
import { analyses } from '../../analyses/registry.ts';
import type { CommonLabels } from '../../core/spec/analysis.ts';
import { boardPage } from '../../core/spec/board.ts';
import type { LoadReport } from '../../core/model/info.ts';
import { experimentAnalyses, experimentsPage } from '../experiment/pages.ts';
import type { I18n } from '../i18n.ts';
import type { Icon } from '../kit/types.ts';
import { audiencesPage, segmentPage, segmentsPage } from '../segments/segment-view.ts';
import type { BottomTab, NavGroup, NavItem } from '../shell/types.ts';

const icons: Readonly<Record<string, Icon>> = {
  overview: LayoutDashboard,
  explore: Table2,
  lifecycle: UserRoundPlus,
  distribution: ChartColumnBig,
  abc: ChartColumnDecreasing,
  rfm: Crown,
  pyramid: Pyramid,
  cohorts: Grid3x3,
  repurchase: Repeat,
  products: ShoppingBasket,
  sample: ListChecks,
};

/** Analyses of everything, not of customers. */
const ownGroup = ['overview', 'explore'];

/** Every page that exists, by group; analyses come from the registry. */
export function navigation(
  i18n: I18n,
  hrefOf: (page: string) => string,
  report: LoadReport,
): readonly NavGroup[] {
  const { t } = i18n;
  // One segment is a page of the list of them, and what is done with a test of the page of experiments.
  const items = analyses
    .filter(({ id }) => id !== segmentPage && !experimentAnalyses.includes(id))
    .map((analysis): NavItem => ({
      id: analysis.id,
      label: (analysis.labels[i18n.locale] as CommonLabels).title,
      href: hrefOf(analysis.id),
      icon: icons[analysis.id] ?? ChartColumn,
    }));
  const failing = report.checks.find((check) => check.status === 'fail');
  return [
    {
      id: 'analyse',
      label: t.app.groups.analyse,
      items: [
        ...items.filter(({ id }) => ownGroup.includes(id)),
        { id: boardPage, label: t.board.title, href: hrefOf(boardPage), icon: LayoutTemplate },
        { id: 'saved', label: t.app.pages.saved, href: hrefOf('saved'), icon: Bookmark },
      ],
    },
    {
      id: 'customers',
      label: t.app.groups.customers,
      items: [
        ...items.filter(({ id }) => !ownGroup.includes(id)),
        { id: 'customers', label: t.app.pages.customers, href: hrefOf('customers'), icon: Users },
      ],
    },
    {
      id: 'act',
      label: t.segmentBuilder.nav.act,
      items: [
        {
          ...{ id: segmentsPage, label: t.segmentBuilder.nav.segments },
          ...{ href: hrefOf(segmentsPage), icon: CircleDashed },
        },
        {
          ...{ id: audiencesPage, label: t.segmentBuilder.nav.audiences },
          ...{ href: hrefOf(audiencesPage), icon: Send },
        },
        {
          ...{ id: experimentsPage, label: t.app.pages.experiments },
          ...{ href: hrefOf(experimentsPage), icon: FlaskConical },
        },
      ],
    },
    {
      id: 'data',
      label: t.app.groups.data,
      items: [
        {
          id: 'health',
          label: t.app.pages.health,
          href: hrefOf('health'),
          icon: HeartPulse,
          alert: failing ? t.health.checkKinds[failing.code] : undefined,
        },
        { id: reconcilePage, label: t.reconcile.title, href: hrefOf(reconcilePage), icon: Scale },
        { id: 'sql', label: t.query.title, href: hrefOf('sql'), icon: SquareTerminal },
      ],
    },
  ];
}

/** Pages with a tab of their own on a small screen, where only so many fit side by side. */
const tabPages = ['overview', 'rfm', 'customers', 'health'];

/** The tabs of a small screen. */
export function bottomTabs(groups: readonly NavGroup[], { t }: I18n): readonly BottomTab[] {
  const words: Readonly<Record<string, string | undefined>> = t.app.tabs;
  const pages = groups
    .flatMap(({ items }) => items)
    .filter(({ id }) => tabPages.includes(id))
    .map(({ id, label, icon, href }) => ({
      id,
      label: words[id] ?? label,
      icon,
      href,
      pages: [id],
    }));
  // What else the navigation holds: the other pages, the data that is open, where files stay.
  return [...pages, { id: 'more', label: t.shell.more, icon: Ellipsis, pages: [] }];
}
