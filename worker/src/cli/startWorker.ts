import pino from "pino";
import { createClient, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { checkChain } from "../chain/checkChain.ts";
import { createBalanceWatch } from "../chain/createBalanceWatch.ts";
import { createDrawer } from "../chain/createDrawer.ts";
import { createFeeSource } from "../chain/createFeeSource.ts";
import { createFollower } from "../chain/createFollower.ts";
import { createSender } from "../chain/createSender.ts";
import { persist } from "../common/persist.ts";
import { createContentReader } from "../content/createContentReader.ts";
import { createRoundBook } from "../rounds/createRoundBook.ts";
import { createDispatcher } from "../service/createDispatcher.ts";
import { createNewsWatch } from "../service/createNewsWatch.ts";
import { createRoundKeeper } from "../service/createRoundKeeper.ts";
import { createWorker } from "../service/createWorker.ts";
import { createStore } from "../store/createStore.ts";
import { saveReport } from "../store/saveReport.ts";
import { createVoter } from "../vote/createVoter.ts";
import type { WorkerConfig } from "./config.ts";
import { createChosenVerifier } from "./createChosenVerifier.ts";
import { readDeployment } from "./readDeployment.ts";

const REPORTS_CHECKED = 256;

/**
 * Puts the parts of a worker together and runs it.
 *
 * @throws WorkerError if chain, deployment, validator or data directory are not what the options say
 *
 * @example
 * await startWorker(parseConfig(options, process.env), signal);
 */
export async function startWorker(config: WorkerConfig, signal: AbortSignal): Promise<void> {
  const { validatorId, dataDirectory, places, poll, once, confirmations } = config;
  const logger = pino({ level: config.logLevel, base: { validator: validatorId } });
  const common = { logger, signal };
  const deployment = readDeployment(config.deploymentFile);
  const { chainId, hub, registry, contests, ledger, validators, fromBlock } = deployment;
  const account = privateKeyToAccount(config.operatorKey);
  const transport = http(config.rpcUrl, { batch: { wait: 2 }, timeout: 10_000, retryCount: 1 });
  const client = createClient({ transport, pollingInterval: poll });

  const checked = await persist(common, () =>
    checkChain({ client, deployment, validatorId, operator: account.address }),
  );
  const { family, manifest, settlePeriod } = checked;
  const { verifier, width, eagerFrom } = await createChosenVerifier(config.verifier, family);
  if (verifier.family !== family) {
    logger.warn({ declared: family, verifier: verifier.family }, "verifier is of another family than was declared");
  }
  const store = createStore(dataDirectory, { chainId, hub, validatorId });
  try {
    // Files that a crash kept from being written.
    for (const { hash, bytes } of store.lastReports(REPORTS_CHECKED)) saveReport(dataDirectory, hash, bytes);
    const reader = createContentReader({ places });
    const place = { chainId, hub, validatorId };
    const kept = { store, dataDirectory, ...(manifest === null ? {} : { manifest }) };
    const voter = createVoter({ common, place, reader, verifier, width, ...kept });
    const drawer = createDrawer({ client, validators, validatorId });
    const keeper = createRoundKeeper({ common, drawer, voter, store });
    const fees = createFeeSource(client);
    const sender = createSender({ common, client, account, chainId, fees });
    const dispatcher = createDispatcher({ common, client, account, deployment, validatorId, sender, store });
    const book = createRoundBook();
    const follower = createFollower({
      common,
      client,
      contracts: [hub, registry, contests, ledger],
      fromBlock,
      confirmations,
      book,
      store,
    });
    const news = createNewsWatch({ common, validatorId, store, book });
    const balance = createBalanceWatch({ common, client, account: account.address, validators, fees, ...checked });
    const shown = { validatorId, operator: account.address, verifier: verifier.name, chainId, hub, dataDirectory };
    logger.info(shown, "worker runs");
    const parts = {
      common,
      validatorId,
      hub,
      book,
      follower,
      keeper,
      dispatcher,
      sender,
      fees,
      settlePeriod,
      poll,
      once,
    };
    const watches = { eagerFrom, registered: balance.registered, onBlock: balance.onBlock, onEvents: news.onEvents };
    await createWorker({ ...parts, ...watches }).run();
    logger.info("worker ends");
  } finally {
    store.close();
  }
}
