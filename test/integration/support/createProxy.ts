import { connect, createServer, type Server, type Socket } from "node:net";

/** A line between a worker and a chain that can be cut. */
export type TcpProxy = {
  url: string;
  /** Breaks every connection, and refuses new ones. */
  cut(): Promise<void>;
  /** Listens on the same port again. */
  mend(): Promise<void>;
  /** Connections that were made so far. */
  readonly connections: number;
  close(): Promise<void>;
};

/** Starts a TCP proxy in front of a loopback URL. */
export async function createProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  let port = 0;
  let server: Server | null = null;
  let connections = 0;

  const hold = (socket: Socket): Socket => {
    sockets.add(socket);
    // A broken connection is what this proxy is for.
    return socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  const mend = async (): Promise<void> => {
    const present = createServer((socket) => {
      connections += 1;
      const upstream = hold(connect(Number(targetPort), hostname));
      hold(socket).pipe(upstream).pipe(socket);
      socket.on("close", () => upstream.destroy());
      upstream.on("close", () => socket.destroy());
    });
    server = present;
    await new Promise<void>((resolve, reject) => {
      present.once("error", reject).listen(port, "127.0.0.1", resolve);
    });
    const address = present.address();
    if (typeof address === "object" && address) port = address.port;
  };
  const cut = async (): Promise<void> => {
    const present = server;
    server = null;
    const closed = new Promise<void>((resolve) => (present ? present.close(() => resolve()) : resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await mend();
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    mend,
    get connections() {
      return connections;
    },
    close: cut,
  };
}
