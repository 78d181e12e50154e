/** Aborts when the person, the service manager or the launcher that started this process wants it to end. */
export function untilAskedToEnd(): { signal: AbortSignal; forget: () => void } {
  const asked = new AbortController();
  const ask = () => asked.abort();
  // One Ctrl-C may arrive twice, from the terminal and from the launcher: asking again changes nothing.
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const event of events) process.on(event, ask);
  process.on('disconnect', ask);
  return {
    signal: asked.signal,
    forget: () => {
      for (const event of events) process.off(event, ask);
      process.off('disconnect', ask);
      if (process.connected) process.disconnect?.();
    },
  };
}
