import { emptyTask } from "hardhat/config";
import { closeTask } from "./emissions/close.ts";
import { distributionTask } from "./emissions/distribution.ts";
import { postTask } from "./emissions/post.ts";
import { settleTask } from "./emissions/settle.ts";
import { statusTask } from "./emissions/status.ts";
import { quoteTask } from "./fees/quote.ts";
import { showFeesTask } from "./fees/show.ts";
import { challengeTask } from "./request/challenge.ts";
import { concludeTask } from "./request/conclude.ts";
import { escalateTask } from "./request/escalate.ts";
import { finalizeTask } from "./request/finalize.ts";
import { reckonTask } from "./request/reckon.ts";
import { redeemTask } from "./request/redeem.ts";
import { showRequestTask } from "./request/show.ts";
import { claimTask } from "./rewards/claim.ts";
import { contributionTask } from "./rewards/contribution.ts";
import { showRewardsTask } from "./rewards/show.ts";
import { delegateTask } from "./stake/delegate.ts";
import { positionTask } from "./stake/position.ts";
import { redelegateTask } from "./stake/redelegate.ts";
import { stakeTask } from "./stake/stake.ts";
import { undelegateTask } from "./stake/undelegate.ts";
import { unstakeTask } from "./stake/unstake.ts";
import { withdrawTask } from "./stake/withdraw.ts";
import { acceptTask } from "./validator/accept.ts";
import { commissionTask } from "./validator/commission.ts";
import { compoundingTask } from "./validator/compounding.ts";
import { hostingTask } from "./validator/hosting.ts";
import { jailTask } from "./validator/jail.ts";
import { joinTask } from "./validator/join.ts";
import { leaveTask } from "./validator/leave.ts";
import { listTask } from "./validator/list.ts";
import { rankTask } from "./validator/rank.ts";
import { rearmTask } from "./validator/rearm.ts";
import { registerTask } from "./validator/register.ts";
import { retireTask } from "./validator/retire.ts";
import { rotateTask } from "./validator/rotate.ts";
import { scoreTask } from "./validator/score.ts";
import { showValidatorTask } from "./validator/show.ts";
import { stopTask } from "./validator/stop.ts";
import { transferTask } from "./validator/transfer.ts";

/** `hardhat mira …`: what validators, delegators and requesters do by hand. */
export const miraTasks = [
  emptyTask("mira", "Uses a deployment of Mira").build(),
  stakeTask,
  unstakeTask,
  delegateTask,
  undelegateTask,
  withdrawTask,
  redelegateTask,
  positionTask,
  emptyTask(["mira", "rewards"], "What stake earned, and what of it can be claimed").build(),
  showRewardsTask,
  claimTask,
  contributionTask,
  emptyTask(["mira", "validator"], "Validators: their keys, standing and terms").build(),
  registerTask,
  rotateTask,
  stopTask,
  rearmTask,
  retireTask,
  transferTask,
  commissionTask,
  compoundingTask,
  acceptTask,
  showValidatorTask,
  listTask,
  scoreTask,
  rankTask,
  jailTask,
  joinTask,
  leaveTask,
  hostingTask,
  emptyTask(["mira", "emissions"], "What the reserve emits to validators and contributors").build(),
  statusTask,
  closeTask,
  distributionTask,
  postTask,
  settleTask,
  emptyTask(["mira", "request"], "What became of a request: challenges, deeper levels, final verdicts").build(),
  showRequestTask,
  challengeTask,
  escalateTask,
  concludeTask,
  finalizeTask,
  redeemTask,
  reckonTask,
  emptyTask(["mira", "fees"], "What requests cost").build(),
  quoteTask,
  showFeesTask,
];
