import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { OpenBoard } from '../../analyses/board-views.ts';
import { analysisOf } from '../../analyses/registry.ts';
import { recordOf } from '../../core/error.ts';
import { boardPage, writeBoard, type Board, type BoardTile } from '../../core/spec/board.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { CommonLabels } from '../../core/spec/analysis.ts';
import type { AppState } from '../../state/app.ts';
import type { I18n } from '../i18n.ts';
import type { ToastMessage } from '../kit/types.ts';
import { boardName } from '../pages/saved-props.ts';
import { isBoard } from './saved-boards.ts';
import {
  changed,
  moved,
  stepHeight,
  stepWidth,
  without,
  withTile,
  type TileDeed,
} from './edits.ts';

/** What a desk works on: properties that are read again whenever they change. */
export interface OnDesk {
  readonly app: AppState;
  readonly model: ModelInfo;
  readonly board: OpenBoard;
  readonly i18n: I18n;
  readonly ontoast: (message: Omit<ToastMessage, 'id'>) => void;
}

/** A tile as it is drawn. */
export interface DrawnTile {
  readonly name: string;
  /** Whether there is a table behind it. */
  readonly hasNumbers: boolean;
  /** Whether it is too wide for half a sheet of paper. */
  readonly isWide: boolean;
}

/** What can be done with a board: each change is an entry of the history, and is said politely. */
export class BoardDesk {
  /** What was done last, for screen readers. */
  said = $state('');
  /** The tile that is being dragged, and the place where it would go. */
  dragged = $state<number | null>(null);
  over = $state<number | null>(null);
  root: HTMLElement | null = null;
  /** The tiles as they are drawn, by place. */
  readonly drawn = new SvelteMap<number, DrawnTile>();

  constructor(private readonly on: OnDesk) {}

  /** The name of the board in the reader's language. */
  get name(): string {
    return boardName(this.on.app.view.state, this.on.i18n);
  }

  /** What a tile is called until its view is answered. */
  nameOf(at: number): string {
    const tile = this.on.board.tiles[at];
    const drawn = tile?.title ?? this.drawn.get(at)?.name;
    if (drawn !== undefined && drawn !== '') return drawn;
    const labels: unknown = analysisOf(tile?.view.page ?? '')?.labels[this.on.i18n.locale];
    return (labels as CommonLabels | undefined)?.title ?? '';
  }

  endDrag(): void {
    this.dragged = null;
    this.over = null;
  }

  do(at: number, deed: TileDeed): void {
    const tile = this.on.board.tiles[at];
    if (!tile) return;
    if (deed.kind === 'remove') this.remove(at);
    else if (deed.kind === 'move') this.move(at, at + deed.by);
    else if (deed.kind === 'width') this.resize(at, { width: stepWidth(tile, deed.by) });
    else this.resize(at, { height: stepHeight(tile, deed.by) });
  }

  move(from: number, to: number): void {
    const { tiles } = this.on.board;
    const name = this.nameOf(from);
    const next = moved(tiles, from, to);
    if (next === tiles || from === to) return;
    this.#show({ tiles: next });
    this.said = this.on.i18n.t.board.moved(name, to + 1, tiles.length);
    void this.#focus(to);
  }

  resize(at: number, size: Partial<Pick<BoardTile, 'width' | 'height'>>): void {
    const tile = this.on.board.tiles[at];
    if (!tile) return;
    const { width, height } = { ...tile, ...size };
    const { t } = this.on.i18n;
    this.said = t.board.resized(this.nameOf(at), t.board.widths[width], t.board.heights[height]);
    if (width === tile.width && height === tile.height) return;
    this.#show({ tiles: changed(this.on.board.tiles, at, size) });
  }

  /** Takes a tile away; the message that says so can bring it back. */
  remove(at: number): void {
    const { app, board, i18n, ontoast } = this.on;
    const tile = board.tiles[at];
    if (!tile) return;
    const name = this.nameOf(at);
    const before = app.view.state;
    this.#show({ tiles: without(board.tiles, at) });
    ontoast({
      text: i18n.t.board.removed(name),
      action: {
        label: i18n.t.kit.undo,
        onclick: () => {
          // Whoever has left the board comes back to it as it was.
          if (app.view.state.page !== boardPage) app.view.go(before);
          else this.#try(() => this.#show({ tiles: withTile(this.on.board.tiles, tile, at) }));
        },
      },
    });
    void this.#focus(Math.min(at, board.tiles.length - 2));
  }

  /** Gives a tile a name; the empty one leaves it to its view. */
  renameTile(at: number, title: string): void {
    this.#show({ tiles: changed(this.on.board.tiles, at, { title: title === '' ? null : title }) });
  }

  rename(name: string): void {
    this.#show({ name });
  }

  /** Opens a copy of the board, which is saved under a name of its own. */
  duplicate(): void {
    this.#show({ name: this.on.i18n.t.board.copyOf(this.name) });
  }

  create(): void {
    const { app, i18n } = this.on;
    const params = writeBoard({ name: i18n.t.board.newName, tiles: [] });
    app.view.go({ page: boardPage, params, filters: app.view.state.filters });
  }

  /** Whether the board is kept on this device as it is. */
  get isSaved(): boolean {
    const { saved, view } = this.on.app;
    return saved.all.some((one) => one.view === view.hash.slice(2));
  }

  /** Keeps the board on this device, in place of the one that has its name. */
  save(): void {
    const { app, i18n, model, ontoast } = this.on;
    const { name } = this;
    const text = app.view.hash.slice(2);
    const same = app.saved.all.find((one) => one.name === name && isBoard(one));
    this.#try(() => {
      if (same) app.saved.replace(same.id, text, model.schemaFingerprint);
      else app.saved.add({ name, note: '' }, text, model.schemaFingerprint);
      ontoast({ text: same ? i18n.t.board.replaced(name) : i18n.t.board.saved(name) });
    });
  }

  #show(change: Partial<Board>): void {
    const { app, board } = this.on;
    const name = board.ready ? this.name : board.name;
    const params = writeBoard({ name, tiles: board.tiles, ...change });
    app.view.go({ ...app.view.state, params });
  }

  #try(deed: () => void): void {
    const { i18n, ontoast } = this.on;
    try {
      deed();
    } catch (error) {
      const { code } = recordOf(error, 'workbook.full');
      ontoast({ text: i18n.t.errors[code].title, tone: 'warn' });
    }
  }

  /** The keys go on with the tile that was moved. */
  async #focus(at: number): Promise<void> {
    await tick();
    this.root?.querySelector<HTMLElement>(`[data-tile="${at}"] [data-grip]`)?.focus();
  }
}
