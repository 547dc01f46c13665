import type { ChildProcess } from "node:child_process";

const children = new Set<ChildProcess>();

process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Makes sure that a child does not outlive this process, however that ends. */
export function endWithProcess(child: ChildProcess): void {
  children.add(child);
  child.once("exit", () => children.delete(child));
}
