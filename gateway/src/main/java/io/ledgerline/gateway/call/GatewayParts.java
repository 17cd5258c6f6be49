package io.ledgerline.gateway.call;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.gateway.content.KeepingParts;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.upstream.Upstreams;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.conversation.ConversationPins;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.rate.RateLimits;
import io.ledgerline.messages.price.PriceTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the governed call is made of.
 *
 * @param policies the newest policy
 * @param pins which prompt a conversation keeps
 * @param budgets reservations
 * @param rates rate and concurrency limits
 * @param ledger where entries go
 * @param prices list prices and the model catalogue
 * @param upstreams accounts that calls go to
 * @param ids ids of calls and entries
 * @param clock wall time, for entries
 * @param nanoTime monotonic time, for deadlines and latencies
 * @param meters where figures go
 * @param decisions runs each call's decisions on a virtual thread of its own
 * @param protect inspection of requests, in order; empty where none is installed
 * @param review inspection of answers; {@link ReviewStage#NONE} where none is installed
 * @param keeping what is kept of texts, and under which keys
 * @param observer told of each call's ends, for traces; {@link CallObserver#NONE} by default
 */
public record GatewayParts(
    Policies policies,
    ConversationPins pins,
    Budgets budgets,
    RateLimits rates,
    EntryLog ledger,
    PriceTable prices,
    Upstreams upstreams,
    UuidV7 ids,
    InstantSource clock,
    LongSupplier nanoTime,
    MeterRegistry meters,
    Executor decisions,
    List<ProtectStage> protect,
    ReviewStage review,
    CallObserver observer,
    KeepingParts keeping) {

  /** Holds an unmodifiable copy of the stages. */
  public GatewayParts {
    protect = List.copyOf(protect);
  }
}
