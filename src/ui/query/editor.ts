import { autocompletion, closeBrackets, completionKeymap, ifNotIn } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql } from '@codemirror/lang-sql';
import { EditorState, Prec, StateEffect, StateField, type Transaction } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import type { CatalogView } from '../../i18n/query-catalog.ts';
import { completeNames, dialect, namespaceOf } from './completion.ts';
import { editorLook } from './editor-look.ts';

/** What an editor is opened with. */
export interface EditorOptions {
  readonly text: string;
  readonly catalog: readonly CatalogView[];
  /** What it is called, and its list of suggestions. */
  readonly label: string;
  readonly suggestions: string;
  readonly onchange: (text: string) => void;
  readonly onrun: () => void;
}

/** An open editor. */
export interface Editor {
  setText(text: string): void;
  /** Puts text in place of what is selected. */
  insert(text: string): void;
  /** Underlines a part, until the text changes; null for none. */
  mark(place: { readonly from: number; readonly to: number } | null): void;
  close(): void;
}

const setMark = StateEffect.define<{ readonly from: number; readonly to: number } | null>();
const wrong = Decoration.mark({ class: 'cm-wrong', attributes: { 'aria-invalid': 'true' } });

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    const effect = transaction.effects.find((one) => one.is(setMark));
    if (effect) {
      const place = effect.value;
      return place ? Decoration.set([wrong.range(place.from, place.to)]) : Decoration.none;
    }
    return transaction.docChanged ? Decoration.none : before;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Typing over a selection. Left to itself, the browser would join its lines with a style attribute, which
 * the page's policy refuses.
 */
const typedOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== 'insertText' || text === null || empty || view.composing) return false;
    event.preventDefault();
    const insert = (): Transaction =>
      view.state.update(view.state.replaceSelection(text), {
        userEvent: 'input.type',
        scrollIntoView: true,
      });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
    return true;
  },
});

/**
 * Opens an editor in a shadow root: its styles are sheets of that root, which the page's policy allows.
 * Tab is not taken, so that it leads out of the editor.
 */
export function openEditor(root: ShadowRoot, options: EditorOptions): Editor {
  const { text, catalog, label, suggestions, onchange, onrun } = options;
  const inCode = ifNotIn(
    ['String', 'LineComment', 'BlockComment', 'QuotedIdentifier'],
    completeNames(catalog),
  );
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onrun(), true) }])),
        keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        lineNumbers(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        closeBrackets(),
        autocompletion({ icons: false }),
        sql({ dialect, schema: namespaceOf(catalog) }),
        dialect.language.data.of({ autocomplete: inCode }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorState.phrases.of({ Completions: suggestions }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString());
        }),
        typedOver,
        marked,
        editorLook,
      ],
    }),
  });
  return {
    setText: (next) => {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    insert: (next) => {
      view.dispatch(view.state.replaceSelection(next));
      view.focus();
    },
    mark: (place) => {
      const end = view.state.doc.length;
      const from = Math.min(place?.from ?? 0, Math.max(0, end - 1));
      const to = Math.min(Math.max(place?.to ?? 0, from + 1), end);
      view.dispatch({ effects: setMark.of(place && to > from ? { from, to } : null) });
    },
    close: () => view.destroy(),
  };
}
