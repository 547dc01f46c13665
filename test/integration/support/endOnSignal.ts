/** Without this a signal would end this process without its `exit` event, and leave its children behind. */
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
