import { keepsHour } from '../../core/model/hour.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../../core/model/plan.ts';
import {
  dimensionColumns,
  largestAmount,
  microsPerUnit,
  stageColumns,
} from '../../core/model/stage-columns.ts';
import { roundAwayFromZero } from '../../core/rounding.ts';
import { plainDay, plainHour, plainNumber } from './plain-cells.ts';
import type { TakeCell } from './record-cutter.ts';
import { none, TextCodes } from '../../core/text-codes.ts';
import { wholeMicros } from './whole-amounts.ts';

/**
 * Where the integers of a row stand: codes of its order and product, its day since 1970, 1 for a
 * refund, then the codes of its dimensions and, where it is kept, the hour.
 */
export const intAt = { order: 0, product: 1, day: 2, refund: 3, dimensions: 4 };
/** Where the numbers of a row stand: net amount in millionths, quantity in thousandths. */
export const numberAt = { amount: 0, quantity: 1 };
/** Numbers of a row. */
export const numberWidth = 2;

/** Where the numbers of the current record stand, as they are written. */
const written = { amount: 0, quantity: 1, unitPrice: 2, discount: 3 };

/**
 * The records of a plain file with texts as codes, and their orders. A record, or an order, that the
 * careful way would have to judge is odd: then the file goes that way. Rows lie together in memory:
 * when they are sorted later, each is fetched once and not once per column.
 */
export class PlainLines {
  rows = 0;
  /** Integers of a row. */
  readonly width: number;
  /** Where the hour of a row stands among its integers; null where it is not kept. */
  readonly hourAt: number | null;
  /** `width` integers per row. */
  readonly ints: Int32Array;
  /** `numberWidth` numbers per row. */
  readonly numbers: Float64Array;
  readonly hasProducts: boolean;
  readonly dimensions: readonly { readonly name: string; readonly texts: TextCodes }[];
  readonly orders = new TextCodes();
  readonly customers = new TextCodes();
  readonly products = new TextCodes();
  readonly productNames: TextCodes | null;
  /** Per product: the code of the name it was sold under last, or `none`. */
  nameOf = new Int32Array(1 << 10).fill(none);
  /** Per order: the code of its customer, or `none`. */
  readonly customerOf: Int32Array;
  /** What takes the cells, per column of the file. */
  readonly takers: readonly (TakeCell | null)[];

  readonly #written = new Float64Array(4);
  readonly #hasAmount: boolean;
  readonly #hasQuantity: boolean;
  #customer = none;
  #product = none;
  #name = none;
  /** The cell of the current name, for products that have no code of their own. */
  #nameCell: Parameters<TakeCell> = [new DataView(new ArrayBuffer()), 0, 0];
  /** Orders whose first line has come. */
  #ordersSeen = 0;

  constructor(source: SourcePlan, records: number) {
    const { amount, quantity } = stageColumns(source);
    this.#hasAmount = amount !== null;
    this.#hasQuantity = quantity !== null;
    const hasNames = columnFor(source, 'productName') !== null;
    this.hasProducts = hasNames || columnFor(source, 'product') !== null;
    this.productNames = hasNames ? new TextCodes() : null;
    this.dimensions = dimensionColumns(source).map(({ name }) => ({
      name,
      texts: new TextCodes(),
    }));
    const ends = intAt.dimensions + this.dimensions.length;
    this.hourAt = keepsHour(source) ? ends : null;
    this.width = ends + (this.hourAt === null ? 0 : 1);
    this.ints = new Int32Array(this.width * records);
    this.numbers = new Float64Array(numberWidth * records);
    this.customerOf = new Int32Array(records);
    const dimensions = dimensionColumns(source).map(({ column }) => column);
    this.takers = source.columns.map((column) => this.#taker(column, dimensions.indexOf(column)));
  }

  /** Takes the record whose cells have come. */
  endRecord(): boolean {
    const { ints, numbers, rows, width } = this;
    if (rows * width === ints.length) return false;
    const micros = this.#netMicros();
    if (!(Math.abs(micros) <= largestAmount * microsPerUnit)) return false;
    const quantity = this.#written[written.quantity] as number;
    const isRefund = micros < 0 || (this.#hasQuantity && quantity < 0);
    numbers[numberWidth * rows + numberAt.amount] = micros;
    numbers[numberWidth * rows + numberAt.quantity] = roundAwayFromZero(quantity * 1000);
    ints[width * rows + intAt.refund] = isRefund ? 1 : 0;
    ints[width * rows + intAt.product] = this.#takeProduct();
    this.rows++;
    return this.#takeOrder(ints[width * rows + intAt.order] as number);
  }

  /** Whether every text counts as it is written. */
  get isTidy(): boolean {
    const texts = [this.orders, this.customers, this.products, this.productNames];
    return [...texts, ...this.dimensions.map((dimension) => dimension.texts)].every(
      (codes) => codes?.isTidy !== false,
    );
  }

  /** An order belongs to one customer; where it does not, it takes SQL to tell orders apart. */
  #takeOrder(order: number): boolean {
    // The first line of an order numbers it.
    if (order === this.#ordersSeen) {
      this.customerOf[order] = this.#customer;
      this.#ordersSeen++;
      return true;
    }
    return this.customerOf[order] === this.#customer;
  }

  /** What tells products apart: their code, or their name where a row has no code. */
  #takeProduct(): number {
    const product =
      this.#product === none && this.#name !== none
        ? this.products.code(...this.#nameCell)
        : this.#product;
    if (!this.productNames || product === none) return product;
    if (product >= this.nameOf.length) {
      const longer = new Int32Array(2 * product).fill(none);
      longer.set(this.nameOf);
      this.nameOf = longer;
    }
    this.nameOf[product] = this.#name;
    return product;
  }

  /** As `netOf` computes it in SQL, step by step, so that both round alike. */
  #netMicros(): number {
    const numbers = this.#written;
    if (this.#hasAmount) return wholeMicros(numbers[written.amount] as number);
    const price = wholeMicros(numbers[written.unitPrice] as number);
    const gross = roundAwayFromZero((numbers[written.quantity] as number) * price);
    return gross - Math.abs(wholeMicros(numbers[written.discount] as number));
  }

  #taker(column: ColumnPlan, dimension: number): TakeCell | null {
    switch (column.use) {
      case 'order':
        return (view, from, to) => {
          if (from === to) return false;
          this.ints[this.width * this.rows + intAt.order] = this.orders.code(view, from, to);
          return true;
        };
      case 'customer':
        return (view, from, to) => {
          this.#customer = from === to ? none : this.customers.code(view, from, to);
          return true;
        };
      case 'product':
        return (view, from, to) => {
          this.#product = from === to ? none : this.products.code(view, from, to);
          return true;
        };
      case 'productName':
        return (view, from, to) => {
          this.#name = from === to ? none : (this.productNames?.code(view, from, to) ?? none);
          this.#nameCell = [view, from, to];
          return true;
        };
      case 'date':
        return this.#dayTaker(this.hourAt);
      case 'amount':
        return this.#numberTaker(written.amount);
      case 'quantity':
        return this.#numberTaker(written.quantity);
      case 'unitPrice':
        return this.#numberTaker(written.unitPrice);
      case 'discount': {
        const takeNumber = this.#numberTaker(written.discount);
        return (view, from, to) => {
          if (from < to) return takeNumber(view, from, to);
          this.#written[written.discount] = 0;
          return true;
        };
      }
      case 'dimension': {
        const { texts } = this.dimensions[dimension] as (typeof this.dimensions)[number];
        const at = intAt.dimensions + dimension;
        return (view, from, to) => {
          const code = from === to ? none : texts.code(view, from, to);
          this.ints[this.width * this.rows + at] = code;
          return true;
        };
      }
      default:
        return null;
    }
  }

  #dayTaker(hourAt: number | null): TakeCell {
    const takeDay: TakeCell = (view, from, to) => {
      const day = plainDay(view, from, to);
      this.ints[this.width * this.rows + intAt.day] = day;
      return day === day;
    };
    if (hourAt === null) return takeDay;
    return (view, from, to) => {
      const hour = plainHour(view, from, to);
      this.ints[this.width * this.rows + hourAt] = hour === hour ? hour : none;
      return takeDay(view, from, to);
    };
  }

  #numberTaker(at: number): TakeCell {
    const numbers = this.#written;
    return (view, from, to) => {
      const value = plainNumber(view, from, to);
      numbers[at] = value;
      return value === value;
    };
  }
}
