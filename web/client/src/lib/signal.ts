/** A value one can listen to; made for useSyncExternalStore. */
export type Signal<T> = {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
};

export type Source<T> = Signal<T> & { readonly set: (value: T) => void };

export function source<T>(initial: T): Source<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (!Object.is(next, value)) {
        value = next;
        for (const listener of [...listeners]) {
          listener();
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
