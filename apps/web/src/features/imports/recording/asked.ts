import type { ImportView } from '@earntrack/contract';
import type { Tie } from './ties.ts';

type Ties = readonly Tie[] | null;

/** What waits for a word of the person, and what they said of ties. */
export interface Asked {
  preview: ImportView;
  /** All that they said, until figures follow it. */
  said: Ties;
  /** What the server had kept of it when it worked these figures out. */
  followed: Ties;
  /** How often figures came that follow another answer. */
  turns: number;
  /** How many decisions of rows the server has not answered yet. */
  deciding: number;
  /** It has kept a decision, or may have, that no figures follow yet. */
  isDecided: boolean;
}

export function firstAsked(preview: ImportView): Asked {
  return { preview, said: null, followed: null, turns: 0, deciding: 0, isDecided: false };
}

/** With new figures, which were asked for when the server had kept `kept`. */
export function withFigures(asked: Asked, preview: ImportView, kept: Ties): Asked {
  return {
    ...asked,
    preview,
    isDecided: false,
    said: asked.said === kept ? null : asked.said,
    followed: kept,
    turns: asked.followed === kept ? asked.turns : asked.turns + 1,
  };
}

/** After an answer that was not kept, unless another one was given meanwhile. */
export function withoutAnswer(asked: Asked, refused: Ties): Asked {
  return asked.said === refused ? { ...asked, said: null } : asked;
}

/** Once a decision of a row is sent. */
export function withDecision(asked: Asked): Asked {
  return { ...asked, deciding: asked.deciding + 1 };
}

/** Once the server has answered one, or its answer is lost. */
export function afterDecision(asked: Asked, mayBeKept: boolean): Asked {
  return { ...asked, deciding: asked.deciding - 1, isDecided: asked.isDecided || mayBeKept };
}

/** True until the figures follow all that the person said. */
export function isFollowing({ said, deciding, isDecided }: Asked): boolean {
  return said !== null || deciding > 0 || isDecided;
}
