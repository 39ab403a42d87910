import type { ButtonHTMLAttributes, ReactNode } from "react";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: "plain" | "primary" | "quiet" | "danger";
  small?: boolean;
  block?: boolean;
};

export function Button({ look = "plain", small, block, className, type = "button", ...rest }: ButtonProps): ReactNode {
  const classes = [
    "button",
    look === "plain" ? "" : `button-${look}`,
    small ? "button-small" : "",
    block ? "button-block" : "",
    className ?? "",
  ];
  return <button type={type} className={classes.filter(Boolean).join(" ")} {...rest} />;
}
