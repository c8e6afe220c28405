type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

declare global {
  interface Window {
    /** Set by `RecordEarly`: ends the holding and hands over what was typed, and what was pressed or sent last. */
    takeEarly?: () => { typed: Map<Control, string | boolean>; last: MouseEvent | SubmitEvent | null };
  }
}

/** Enters once more what was typed before React answered for the page, then presses or sends what was pressed or sent. */
export function replayEarly() {
  const early = window.takeEarly?.();
  if (!early) return;
  for (const [control, value] of early.typed) if (control.isConnected) enter(control, value);
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

function enter(control: Control, value: string | boolean) {
  if (control instanceof HTMLSelectElement || control.type === 'file') {
    if (control instanceof HTMLSelectElement) control.value = String(value);
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (typeof value === 'boolean') {
    (control as HTMLInputElement).checked = !value;
    control.click();
  } else {
    retype(control, value);
  }
}

/**
 * React passes over an input event whose value it has seen set. It sees what is set on the element itself, not what is
 * set by the way of its class.
 */
function retype(control: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const { selectionStart, selectionEnd } = control;
  control.value = control.defaultValue;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
  if (selectionStart !== null) control.setSelectionRange(selectionStart, selectionEnd);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
