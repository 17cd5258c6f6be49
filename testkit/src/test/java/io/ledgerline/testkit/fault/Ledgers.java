package io.ledgerline.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What must hold after every fault, by the product's own records. */
final class Ledgers {
  private static final Duration CATCH_UP = Duration.ofSeconds(30);

  private Ledgers() {}

  /** Every call that was answered whole has its begin and its end, and no call is left open. */
  static void assertAllRecorded(Tenant tenant, Collection<Caller.Reply> replies) throws Exception {
    var calls = ended(tenant);
    for (var reply : replies) {
      if (reply.whole()) {
        assertThat(calls.get(reply.requestId()))
            .as("the record of an answered call: %s", reply.requestId())
            .isEqualTo("completed");
      }
    }
  }

  /** Status by request id, once no call is open. */
  static Map<String, String> ended(Tenant tenant) throws Exception {
    var calls =
        Await.until(
            "no call is open",
            CATCH_UP,
            () -> tenant.demo().admin().calls(Map.of("tenant", tenant.name())),
            all -> all.stream().noneMatch(call -> status(call).equals("open")));
    var statuses = new HashMap<String, String>();
    calls.forEach(call -> statuses.put(call.path("request_id").asString(), status(call)));
    return statuses;
  }

  private static String status(JsonNode call) {
    return call.path("status").asString();
  }

  /** The sum of all costs is within the tenant's cap. */
  static void assertWithinBudget(Tenant tenant, String cap) throws Exception {
    assertThat(tenant.spent()).isLessThanOrEqualTo(new BigDecimal(cap));
  }

  /** Stops it and lets the offline verifier look at the data folder. */
  static void assertVerifies(RunningDemo demo) throws Exception {
    demo.stop();
    var verified = demo.command("verify", demo.data().toString());
    assertThat(verified.exitCode()).as(verified.output()).isZero();
    assertThat(verified.output()).contains("consistent");
  }

  /** The types of a call's entries. */
  static List<String> types(Tenant tenant, Caller.Reply reply) throws Exception {
    return tenant.demo().admin().entryTypes(reply.requestId());
  }
}
