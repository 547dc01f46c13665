import { styleText } from "node:util";
import { renderTable } from "../shared/table.ts";
import type { Cell, Comparison, Section } from "./section.ts";

/** All parts as tables for a terminal. */
export function renderSections(sections: readonly Section[]): string {
  return sections.map(renderSection).join("\n\n\n");
}

function renderSection({ number, title, conditions, comparisons, tables }: Section): string {
  return [
    `${styleText("bold", `${number}. ${title}`)}\n${styleText("dim", `${conditions}.`)}`,
    ...(comparisons.length > 0 ? [renderComparisons(comparisons)] : []),
    ...tables.map(({ title: name, head, rows }) => renderTable(name, [head, ...rows.map((row) => row.map(toText))])),
  ].join("\n\n");
}

function renderComparisons(comparisons: readonly Comparison[]): string {
  const sign = { about: "", most: "≤ ", least: "≥ " } as const;
  return renderTable("Beside the protocol's figures", [
    ["", "protocol", "here", "within"],
    ...comparisons.map(({ what, protocol, kind, measured, within }) => [
      what,
      `${sign[kind]}${toText(protocol)}`,
      toText(measured),
      within ? "yes" : "no",
    ]),
  ]);
}

/** A cell with as many digits as its error warrants. */
export function toText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  const { mean, error } = typeof cell === "number" ? { mean: cell, error: 0 } : cell;
  if (error === 0) return Number.isInteger(mean) ? String(mean) : mean.toFixed(Math.abs(mean) < 0.01 ? 5 : 3);
  const digits = Math.min(5, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return `${mean.toFixed(digits)} ± ${error.toFixed(digits)}`;
}
