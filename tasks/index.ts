import { emptyTask } from "hardhat/config";
import { quoteTask } from "./fees/quote.ts";
import { showFeesTask } from "./fees/show.ts";
import { acceptTask } from "./validator/accept.ts";
import { listTask } from "./validator/list.ts";
import { rearmTask } from "./validator/rearm.ts";
import { registerTask } from "./validator/register.ts";
import { retireTask } from "./validator/retire.ts";
import { rotateTask } from "./validator/rotate.ts";
import { showValidatorTask } from "./validator/show.ts";
import { stopTask } from "./validator/stop.ts";
import { transferTask } from "./validator/transfer.ts";

/** `hardhat mira …`: what validators, delegators and requesters do by hand. */
export const miraTasks = [
  emptyTask("mira", "Uses a deployment of Mira").build(),
  emptyTask(["mira", "validator"], "Validators: their keys, standing and terms").build(),
  registerTask,
  rotateTask,
  stopTask,
  rearmTask,
  retireTask,
  transferTask,
  acceptTask,
  showValidatorTask,
  listTask,
  emptyTask(["mira", "fees"], "What requests cost").build(),
  quoteTask,
  showFeesTask,
];
