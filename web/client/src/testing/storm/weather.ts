import type { Dice } from "./dice";

const SHARE = 0.3;

/** The way between a page and the server. In a storm three messages in ten are lost, come twice, or come late and are overtaken. */
export class Weather {
  stormy = true;

  /** Nothing gets through. */
  dead = false;

  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  carry(arrive: () => void): void {
    const dice = this.#dice;
    if (this.dead || (this.stormy && dice.happens(SHARE))) {
      return;
    }

    for (let copies = this.stormy && dice.happens(SHARE) ? 2 : 1; copies > 0; copies--) {
      const late = this.stormy && dice.happens(SHARE);
      setTimeout(arrive, late ? dice.between(1_000, 20_000) : dice.between(5, 80));
    }
  }

  /** A question and its answer, each of which has its own way to go; for ever unanswered where either is lost. */
  ask<T>(question: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.carry(() => {
        try {
          const answer = question();
          this.carry(() => resolve(answer));
        } catch (problem) {
          this.carry(() => reject(problem));
        }
      });
    });
  }
}
