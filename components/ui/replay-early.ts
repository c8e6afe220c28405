type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What stood in a control after the last key, and where the caret was, if it has one. */
type Typed = { value: string | boolean; caret: number | null };

declare global {
  interface Window {
    /** Set by `RecordEarly`: ends the holding and hands over what was typed, and what was pressed or sent last. */
    takeEarly?: () => { typed: Map<Control, Typed>; last: MouseEvent | SubmitEvent | null };
  }
}

/** Enters once more what was typed before React answered for the page, then presses or sends what was pressed or sent. */
export function replayEarly() {
  const early = window.takeEarly?.();
  if (!early) return;
  for (const [control, typed] of early.typed) if (control.isConnected) enter(control, typed);
  const { last } = early;
  // After what was typed has become state.
  if (last) setTimeout(() => repeat(last));
}

function repeat(event: MouseEvent | SubmitEvent) {
  const target = event.target as HTMLElement;
  if (!target.isConnected) return;
  if (event instanceof SubmitEvent) (target as HTMLFormElement).requestSubmit(event.submitter);
  else target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
}

function enter(control: Control, { value, caret }: Typed) {
  if (control instanceof HTMLSelectElement || control.type === 'file') {
    if (control instanceof HTMLSelectElement) control.value = String(value);
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (typeof value === 'boolean') {
    (control as HTMLInputElement).checked = !value;
    control.click();
  } else {
    retype(control, value, caret);
  }
}

/**
 * React passes over an input event whose value it has seen set. It sees what is set on the element itself, not what is
 * set by the way of its class.
 */
function retype(control: HTMLInputElement | HTMLTextAreaElement, value: string, caret: number | null) {
  control.value = control.defaultValue;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
  if (caret !== null) control.setSelectionRange(caret, caret);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
