import type { AmountKind } from './amounts.ts';

export interface FigureSpec {
  part: string;
  title: string;
  kind: AmountKind;
  /** In which direction it is better; what is neither is only told. */
  better: 'less' | 'more' | 'neither';
  /** Past these, somebody looks or acts, whatever the week before was. */
  look?: number;
  act?: number;
  /** The least change against the week before that says something. */
  notice: number;
  todo: string;
  /** Where it would come from, for whoever misses it. */
  from: string;
}
