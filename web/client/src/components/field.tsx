import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";

type Labelled = { label: string; hint?: string | undefined };

export function TextField({ label, hint, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" dir="auto" aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      {hint && (
        <span id={`${id}-hint`} className="soft small">
          {hint}
        </span>
      )}
    </div>
  );
}

export function TextArea({ label, hint, ...rest }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} dir="auto" rows={3} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      {hint && (
        <span id={`${id}-hint`} className="soft small">
          {hint}
        </span>
      )}
    </div>
  );
}

type Option<T extends string> = { value: T; label: string };
type SelectProps<T extends string> = Labelled & {
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
};

export function Select<T extends string>({ label, hint, value, options, onChange }: SelectProps<T>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <span className="soft small">{hint}</span>}
    </div>
  );
}

type ChoicesProps<T extends string> = {
  legend: ReactNode;
  value: T | undefined;
  options: readonly { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
  disabled?: boolean;
};

export function Choices<T extends string>({ legend, value, options, onChange, disabled }: ChoicesProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="choices" disabled={disabled}>
      <legend>{legend}</legend>
      {options.map((option) => (
        // The row turns with its text: the mark stands before the words, whichever way they run.
        <label key={option.value} className="choice" dir="auto">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

type ChecksProps<T extends string> = {
  legend: ReactNode;
  values: readonly T[];
  options: readonly { value: T; label: ReactNode }[];
  onChange: (values: readonly T[]) => void;
  disabled?: boolean;
};

/** As many of the options as one likes, kept in their own order. */
export function Checks<T extends string>({ legend, values, options, onChange, disabled }: ChecksProps<T>): ReactNode {
  const toggled = (value: T) =>
    options.map((option) => option.value).filter((one) => values.includes(one) !== (one === value));
  return (
    <fieldset className="choices" disabled={disabled}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice" dir="auto">
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={() => onChange(toggled(option.value))}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
