import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react";
import { navigate } from "../lib/router";

/** A link within the console: no page load, unless the user asks for a new tab. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }): ReactNode {
  const follow = (event: MouseEvent) => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      navigate(href);
    }
  };
  return <a href={href} onClick={follow} {...rest} />;
}
