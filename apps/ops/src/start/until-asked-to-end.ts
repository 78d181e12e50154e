interface Asked {
  signal: AbortSignal;
  forget: () => void;
}

/** Aborts when the person, the service manager or the launcher that started this process wants it to end. */
export function untilAskedToEnd(): Asked {
  const { signal, forget } = heedingTheEnd();
  return {
    signal,
    forget: () => {
      forget();
      if (process.connected) process.disconnect?.();
    },
  };
}

/** The same for one piece of work: the process goes on as it was once that is forgotten. */
export function heedingTheEnd(): Asked {
  const asked = new AbortController();
  const ask = () => asked.abort();
  // One Ctrl-C may arrive twice, from the terminal and from the launcher: asking again changes nothing.
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const;
  for (const event of events) process.on(event, ask);
  return {
    signal: asked.signal,
    forget: () => {
      for (const event of events) process.off(event, ask);
    },
  };
}
