/** What this page uses of the widget's script. Units and names are Cloudflare's: developers.cloudflare.com/turnstile. */
interface Turnstile {
  /** @returns the widget's id, or nothing when it could not be drawn. */
  render(container: HTMLElement, options: TurnstileOptions): string | null | undefined;
  remove(widgetId: string): void;
}

interface TurnstileOptions {
  readonly sitekey: string;
  readonly theme: 'auto';
  /** `flexible` needs 300 px. */
  readonly size: 'flexible' | 'compact';
  readonly callback: (token: string) => void;
  /** True: handled here, nothing goes to the console. */
  readonly 'error-callback': () => boolean;
  readonly 'expired-callback': () => void;
  readonly 'timeout-callback': () => void;
  readonly 'unsupported-callback': () => void;
}

declare global {
  interface Window {
    turnstile?: Turnstile;
  }
}

let loading: Promise<Turnstile> | null = null;

/** Loads the script once a page; a failed load is forgotten, so that the next call tries again. */
export function loadTurnstile(scriptUrl: string): Promise<Turnstile> {
  loading ??= appendScript(scriptUrl).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

function appendScript(scriptUrl: string): Promise<Turnstile> {
  const url = new URL(scriptUrl, document.baseURI);
  url.searchParams.set('render', 'explicit');
  const script = document.createElement('script');
  script.src = url.href;
  script.async = true;
  return new Promise((resolve, reject) => {
    const fail = () => {
      script.remove();
      reject(new Error('the script of the check did not load'));
    };
    script.onload = () => (window.turnstile ? resolve(window.turnstile) : fail());
    script.onerror = fail;
    document.head.append(script);
  });
}
