import { type ReactNode, useId } from "react";

/** A column of the desk. It scrolls by itself, so it takes the focus for the arrow keys. */
export function DeskPanel({
  title,
  head,
  children,
}: {
  title: string;
  head?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="desk-panel" aria-labelledby={id} tabIndex={0}>
      <div className="row spread">
        <h2 id={id} className="eyebrow">
          {title}
        </h2>
        {head}
      </div>
      {children}
    </section>
  );
}
