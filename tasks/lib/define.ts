import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";

const DEPLOYMENT =
  "Where Mira stands: a JSON file of addresses, or an Ignition deployment (its folder or id). " +
  "By default the one that `ignition deploy` makes for the network's chain, chain-<id>.";

/** What every task is given. */
export type CommonArguments = {
  deployment: string | undefined;
  json: boolean;
};

/** What a task that may send a transaction is given. */
export type SendingArguments = CommonArguments & {
  from: string | undefined;
  dryRun: boolean;
};

/** A task `mira …` that only reads. */
export const readingTask = (id: string, description: string) =>
  task(["mira", ...id.split(" ")], description)
    .addOption({
      name: "deployment",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
      description: DEPLOYMENT,
    })
    .addFlag({ name: "json", description: "Print one JSON document and nothing else; amounts in base units of MIRA" });

/** A task `mira …` that sends a transaction. */
export const sendingTask = (id: string, description: string) =>
  readingTask(id, description)
    .addOption({
      name: "from",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
      description: "Account that sends: an address, or its place among the network's accounts. By default the first.",
    })
    .addFlag({ name: "dryRun", description: "Only simulate, and send nothing" });

/** An option that may be left out. */
export const optional = <const name extends string>(name: name, description: string) => ({
  name,
  description,
  type: ArgumentType.STRING_WITHOUT_DEFAULT as const,
  defaultValue: undefined,
});

/** The option that names the last epoch that a distribution counts. */
export const EPOCH = optional("epoch", "Last epoch to count; the last closed one by default");

/** Positional arguments of stake. */
export const AMOUNT = { name: "amount", description: "MIRA, such as 10000 or 0.5" } as const;
export const AMOUNT_OR_ALL = { name: "amount", description: "MIRA, such as 10000 or 0.5, or all" } as const;
export const TICKET = { name: "ticket", description: "Number of the ticket, as mira position lists them" } as const;

/** The positional argument that names a validator. */
export const VALIDATOR = { name: "validator", description: "The validator's id" } as const;

/** The positional argument that names a request. */
export const REQUEST = { name: "request", description: "The request's number" } as const;
